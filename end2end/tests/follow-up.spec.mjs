// A follow-up from the flag to before and after, in both languages: planned, done, compared after five days, and stopped by the person.
// Each language has a separate centre, which runs on two days: the later one after five more days of check-ins.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCentre } from '../support/centre.mjs';
import { SET, day } from '../support/clock.mjs';
import { TWO_LOOKS, expectAccessible, expectNoSidewaysScrolling, lookName, take } from '../support/looks.mjs';
import { signedIn } from '../support/people.mjs';
import { expect, sendUnchecked, test } from '../support/test.mjs';

const PEOPLE = 24;
const DAYS = 60;
const FALLING_SINCE = 8;
const LATER = 6;

const TEXTS = {
  en: {
    nothing: 'Choose an action, or say in your own words what you’ll do.',
    planned: 'Plan saved.',
    tooEarly: 'Too few days have been shared since to compare.',
    after: 'After: 4.0, before: 1.0',
    expected: 'in 19 of 20 cases',
    verdict: 'A difference like this can be chance.',
    wants: 'wants to talk with you about this.',
    followedUp: 'followed up on this on',
    stopped: 'Nobody follows up on this any more, and what was written about it is deleted.',
    leftAlone: 'Asked to leave it',
  },
  'zh-CN': {
    nothing: '请选一项，或者用自己的话写下打算怎么做。',
    planned: '打算已保存。',
    tooEarly: '之后分享的日子还太少，暂时比不出来。',
    after: '之后 4.0，之前 1.0',
    expected: '二十次里有十九次',
    verdict: '这个差别，碰巧也会有。',
    wants: '想和你聊聊这件事。',
    followedUp: '跟进过了。',
    stopped: '之后不会再有人跟进这一条，写下的内容已经删除。',
    leftAlone: '本人希望不再跟进',
  },
};

const key = (person) => `f${String(person + 1).padStart(2, '0')}`;

/** Check-ins of sixty days: mostly fair for everybody, and stormy in the last eight days. */
function fallingWeather() {
  const lines = ['person_id,workday,weather'];
  for (let person = 0; person < PEOPLE; person += 1) {
    for (let ago = DAYS - 1; ago >= 0; ago -= 1) {
      const usual = [4, 4, 5, 4, 3, 4, 4][(DAYS - 1 - ago + person) % 7];
      lines.push(`${key(person)},${day(-ago)},${ago < FALLING_SINCE ? 1 : usual}`);
    }
  }
  return lines.join('\n');
}

/** Five fair days after the day of the tests, shared with leads. */
function fairWeather() {
  const lines = ['person_id,workday,time,weather,audience'];
  for (let person = 0; person < PEOPLE; person += 1) {
    for (let ahead = 1; ahead <= 5; ahead += 1) lines.push(`${key(person)},${day(ahead)},09:00,4,lead`);
  }
  return lines.join('\n');
}

/** Signs this browser in as a person of a centre. */
async function enter(page, url, person, language) {
  const api = await signedIn(url, person);
  const { cookies } = await api.storageState();
  await api.dispose();
  await page.context().clearCookies();
  await page.context().addCookies([...cookies, { name: 'weathervane_language', value: language, url }]);
}

const message = (page) => page.locator('.notice.good').first();

for (const language of ['en', 'zh-CN']) {
  test(`a follow-up is planned, done, compared with what chance does, and stopped (${language})`, async ({ page, javaScriptEnabled }) => {
    test.slow();
    const texts = TEXTS[language];
    const folder = await mkdtemp(join(tmpdir(), 'weathervane-follow-up-'));
    const data = join(folder, 'data');
    const [first, second] = [join(folder, 'check_ins.csv'), join(folder, 'later.csv')];
    await writeFile(first, fallingWeather());
    await writeFile(second, fairWeather());
    let centre = await startCentre('demo', ['--check-ins', first], undefined, SET, data);
    const { people } = centre;
    const address = {};
    try {
      await test.step('the lead takes the flag, plans and follows up', async () => {
        await enter(page, centre.url, people.agent, language);
        await page.goto(`${centre.url}/me`);
        const name = await page.locator('header .word.name').first().textContent();
        await enter(page, centre.url, people.lead, language);
        await page.goto(`${centre.url}/flags`);
        address.flag = await page.locator('.flag-row h2 a', { hasText: name }).first().getAttribute('href');
        await page.goto(`${centre.url}${address.flag}`);
        await page.locator('button[name="step"][value="take"]').click();
        await page.locator('#plan > summary').click();
        const plan = page.locator('form[action="/api/plan_follow_up"]');
        await plan.locator('#plan-details > summary').click();
        await plan.locator('#when').fill('14:30');
        await sendUnchecked(plan, /./);
        await expect(page.locator('#own_words-error')).toHaveText(texts.nothing);
        await expect(page.locator('#when')).toHaveValue('14:30');
        await page.locator('#chosen').selectOption('lead_word');
        await page.locator('#own_words').fill('Tea on the roof');
        await plan.locator('button').click();
        await expect(message(page)).toHaveText(texts.planned);
        await expect(page.locator('.plan')).toContainText('Tea on the roof');
        await expect(page.locator('.plan')).toContainText('14:30');
      });

      await test.step('the person reads that something is being done', async () => {
        await enter(page, centre.url, people.agent, language);
        await page.goto(`${centre.url}/me`);
        await expect(page.locator('.own-follow-up')).toContainText(texts.wants);
        await page.locator('.own-follow-up details > summary').click();
        await expect(page.locator('.own-follow-up')).toContainText('Tea on the roof');
      });

      await test.step('the lead writes down what was agreed', async () => {
        await enter(page, centre.url, people.lead, language);
        await page.goto(`${centre.url}${address.flag}`);
        await page.locator('#agreed').fill('Early shift for a week');
        await page.locator('form[action="/api/finish_flag"] button').click();
        await page.goto(`${centre.url}/follow-ups`);
        await expect(page.locator('.done-row')).toContainText(texts.tooEarly);
      });

      await centre.stop();
      const later = { ...SET, WEATHERVANE_NOW: `${day(LATER)}T09:00+01:00` };
      const takeIn = async (run) => run('import', 'check-ins', second);
      centre = await startCentre('serve', [], takeIn, later, data);

      await test.step('five days later the page compares them with what chance does', async () => {
        await enter(page, centre.url, people.lead, language);
        await page.goto(`${centre.url}/follow-ups`);
        await expect(page.locator('.done-row')).toContainText(texts.after);
        await expect(page.locator('.done-row')).toContainText(texts.verdict);
        await page.goto(`${centre.url}${address.flag}`);
        await expect(page.locator('#act')).toContainText(texts.expected);
        await expect(page.locator('#act')).toContainText(texts.verdict);
        for (const look of TWO_LOOKS) {
          for (const path of ['/follow-ups', address.flag]) {
            await test.step(`${path} ${lookName(look)}`, async () => {
              await take(page, look);
              await page.goto(`${centre.url}${path}`);
              await expectNoSidewaysScrolling(page);
              if (javaScriptEnabled !== false) await expectAccessible(page);
            });
          }
        }
      });

      await test.step('the person asks to stop, and the lead reads only that', async () => {
        await enter(page, centre.url, people.agent, language);
        await page.goto(`${centre.url}/me`);
        await expect(page.locator('.own-follow-up')).toContainText(texts.followedUp);
        await page.locator('form[action="/api/ask_to_stop"] button').click();
        await expect(message(page)).toContainText(texts.stopped);
        await enter(page, centre.url, people.lead, language);
        await page.goto(`${centre.url}${address.flag}`);
        await expect(page.locator('#act')).toContainText(texts.leftAlone);
        await expect(page.locator('body')).not.toContainText('Early shift for a week');
        await expect(page.locator('button[name="step"]')).toHaveCount(0);
      });
    } finally {
      await centre.stop();
      await rm(folder, { recursive: true, force: true });
    }
  });
}

const KEY_POST = {
  en: { mark: 'within 12 hours, and a second lead checks it', told: 'You hold a key post.' },
  'zh-CN': { mark: '要在 12 小时内完成，并由另一位班长确认', told: '你在重点岗位。' },
};

for (const [language, says] of Object.entries(KEY_POST)) {
  test(`what a key post means is said where it is marked, and to the person (${language})`, async ({ page, context, newcomers, doors, another }) => {
    const { agents } = await newcomers();
    const spoken = { name: 'weathervane_language', value: language, url: process.env.WEATHERVANE_URL };
    await context.addCookies([...agents[0].cookies, spoken]);
    await page.goto('/me');
    await expect(page.locator('#key-post')).toHaveCount(0);

    const office = await another([...(await doors('admin')), spoken]);
    const form = office.locator('form[action="/api/save_person"]');
    const mark = async (wanted) => {
      await office.goto(`/admin/people/${encodeURIComponent(agents[0].key)}`);
      await expect(form.locator('label', { has: office.locator('[name="key_post"]') })).toContainText(says.mark);
      await form.locator('[name="key_post"]').setChecked(wanted);
      await form.locator('button.button').click();
      await expect(message(office)).toBeVisible();
    };
    await mark(true);
    await page.goto('/me');
    await expect(page.locator('#key-post')).toContainText(says.told);
    await mark(false);
    await page.goto('/me');
    await expect(page.locator('#key-post')).toHaveCount(0);
  });
}
