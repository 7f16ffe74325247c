// States of pages that a demo does not reach, for pictures: [name, who, open]. `who` is a person of the odd centre, or undefined for
// nobody; `open` opens the state.
import { openNote } from './check-in.mjs';
import { uncheck } from './forms.mjs';
import { invite, post, roster } from './people.mjs';

const at = (address) => (page) => page.goto(address);

/** Opens a lead's flag whose title matches `words`, from this list. */
const flag = (words, list = 'open') => async (page) => {
  await page.goto(`/flags?state=${list}`);
  const row = page.locator('.flag-row h2 a');
  const address = await row.evaluateAll((links, words) => links.find((link) => new RegExp(words).test(link.textContent))?.getAttribute('href'), words);
  if (!address) throw new Error(`no flag says ${words}`);
  await page.goto(address);
};

/** Opens the wall of a team. The link is created once per team. */
const walls = new Map();
const wall = (lead) => async (page, odd) => {
  if (!walls.has(lead)) {
    const answer = await (await odd.as(lead)).post('/api/make_wall', { form: { team: lead.replace('lead-', '') } });
    walls.set(lead, (await answer.text()).match(/id="wall-url"[^>]*value="([^"]+)"/)[1]);
  }
  await page.goto(new URL(walls.get(lead)).pathname);
};

const sendWrong = async (page, form) => {
  await uncheck(page.locator(form));
  await page.locator(`${form} button:not([type=button])`).last().click();
};

/** Lets somebody of the odd centre send a form, once for all looks. Returns the page after it. */
const sent = new Map();
async function once(odd, who, form, fields) {
  const key = [who, form].join();
  if (!sent.has(key)) sent.set(key, (await post(await odd.as(who), `/api/${form}`, fields)).html);
  return sent.get(key);
}

/** Few-01 asks for a supporter, and sky-01 is the one. */
async function searchForSupporter(odd) {
  await once(odd, 'sky-01', 'save_supporter', { 'languages[]': ['en', 'zh-CN'], 'topics[]': ['customer'], cap: '2' });
  await once(odd, 'few-01', 'ask_to_talk', { to: 'supporter', when: 'soon', topic: 'customer', line: 'The third one shouted at me.' });
}

/** Makes the browser of the page a kiosk, and opens a state of it. */
const kiosk = (open) => async (page, odd) => {
  const site = (await (await odd.admin.get('/admin/centre')).text()).match(/<select[^>]*id="site"[\s\S]*?<option value="([^"]+)"/)[1];
  const { html } = await post(odd.admin, '/api/add_kiosk', { kiosk: 'Entrance', site });
  await page.goto(new URL(html.match(/id="kiosk-url"[^>]*value="([^"]+)"/)[1]).pathname);
  if (!open) return;
  await page.locator('form[action="/api/start_kiosk"] button').click();
  await open(page);
};

async function preview(page, csv) {
  await page.goto('/admin/import');
  await page.locator('input[type=file]').setInputFiles({ name: 'roster.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.locator('form[action="/api/preview_roster"] button').first().click();
}

export const STATES = [
  ['board-sixty', 'lead-big', at('/board')],
  ['board-flags', 'lead-rough', at('/board')],
  ['board-solo', 'lead-solo', at('/board')],
  ['board-first-day', 'lead-fresh', at('/board')],
  ['wall-many', undefined, wall('lead-sky')],
  ['wall-few', undefined, wall('lead-few')],
  ['wall-gone', undefined, at('/wall/withdrawn')],
  ['trends-solo', 'lead-solo', at('/trends')],
  ['trends-none', 'lead-fresh', at('/trends')],
  ['trends-sixty', 'lead-big', at('/trends?weeks=4')],
  ['flags-many', 'lead-rough', at('/flags')],
  ['flags-none', 'lead-fresh', at('/flags')],
  ['flags-past', 'lead-rough', at('/flags?state=done')],
  ['flag-sudden', 'lead-rough', flag('sudden|突然|一下')],
  ['flag-sliding', 'lead-rough', flag('^阿卜')],
  ['flag-stuck', 'lead-rough', flag('^Li')],
  ['flag-team', 'lead-rough', flag('team’s|班组的')],
  ['flag-stressor', 'lead-rough', flag('System down|系统故障')],
  ['flag-passed', 'lead-rough', flag('欧阳', 'done')],
  ['team-shared', 'sky-01', at('/team')],
  ['me-none', 'fresh-01', at('/me')],
  ['me-flagged', 'rough-02', at('/me')],
  ['me-delete', 'rough-02', async (page) => {
    await page.goto('/account');
    await page.getByText(/^(Delete everything…|全部删除……)$/).click();
    await sendWrong(page, 'form[action="/api/delete_everything"]');
    await page.locator('form[action="/api/delete_everything"]').scrollIntoViewIfNeeded();
  }],
  ['check-in-empty', 'fresh-02', at('/check-in')],
  ['check-in-refused', 'fresh-02', async (page) => {
    await page.goto('/check-in');
    await (await openNote(page)).fill('A note that is kept.');
    await sendWrong(page, '.check-in-form');
  }],
  ['check-in-saved', 'few-01', at('/check-in')],
  ['menu', 'few-01', async (page) => {
    await page.goto('/account');
    await page.locator('details.menu summary').click();
  }],
  ['sign-in-wrong', undefined, async (page) => {
    await page.goto('/sign-in');
    await page.locator('#name').fill('nobody');
    await sendWrong(page, 'form[action="/api/sign_in"]');
  }],
  ['supporter-offer', 'sky-01', async (page, odd) => {
    await searchForSupporter(odd);
    await page.goto('/supporter');
  }],
  ['support-willing', 'few-01', async (page, odd) => {
    await searchForSupporter(odd);
    const offers = await (await (await odd.as('sky-01')).get('/supporter')).text();
    await once(odd, 'sky-01', 'answer_offer', { request: offers.match(/name="request" value="([^"]+)"/)?.[1], answer: 'yes' });
    await page.goto('/support');
  }],
  ['breaks-asked', 'few-02', async (page, odd) => {
    const offered = await (await (await odd.as('few-02')).get('/breaks')).text();
    await once(odd, 'few-02', 'ask_for_break', { minutes: '10', starts: offered.match(/name="starts" value="([^"]+)"/)?.[1] });
    await page.goto('/breaks');
  }],
  ['floor-asked', 'lead-few', at('/floor')],
  ['case-waits', 'few-03', async (page, odd) => {
    await once(odd, 'few-03', 'write_case', { happened: 'A caller shouted for ten minutes.', stressor: 'abusive_caller' });
    await page.goto('/library/write');
  }],
  ['kiosk-start', undefined, kiosk()],
  ['kiosk', undefined, kiosk(async () => {})],
  ['kiosk-code-read', undefined, kiosk(async (page) => {
    await page.locator('#badge').fill('badge 7');
    await page.locator('#badge').press('Enter');
    await page.locator('.code-read').waitFor();
  })],
  ['kiosk-wrong', undefined, kiosk(async (page) => {
    await page.locator('.weather-choice label').nth(3).click();
    await page.locator('#badge').fill('badge 7');
    await page.locator('#pin').fill('9998');
    await page.locator('#pin').press('Enter');
    await page.locator('[role=alert]').waitFor();
  })],
  ['people', 'ada', at('/admin/people?team=few')],
  ['import-errors', 'ada', (page) => preview(page, 'person_id,name,roles,email,starts_on\nx1,,pilot,nobody,2026-02-31\nx2,Some Body,agent,not an address,\n')],
  ['import-look', 'ada', (page) => preview(page, roster([{ key: 'new-1', name: 'Somebody New', team: { key: 'few', name: 'Team few' } }, { key: 'few-01', name: 'Another Name', team: { key: 'sky', name: 'Team sky' } }]))],
  ['slips', 'ada', async (page, odd) => {
    for (const number of ['02', '03', '04']) await invite(odd.admin, `big-${number}`);
    await page.goto('/admin/slips');
  }],
  ['invitation', undefined, async (page, odd) => page.goto(await invite(odd.admin, 'big-05'))],
  ['invitation-ended', undefined, at('/invitation/ended-long-ago')],
];
