// Flags: taken, postponed, done. They need a separate centre, made from a file in which several people's weather falls.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCentre } from '../support/centre.mjs';
import { day } from '../support/clock.mjs';
import { LOOKS, TWO_LOOKS, expectAccessible, expectNoSidewaysScrolling, lookName, take } from '../support/looks.mjs';
import { signedIn } from '../support/people.mjs';
import { awake } from '../support/pages.mjs';
import { test as base, expect, sendUnchecked } from '../support/test.mjs';

const PEOPLE = 24;
const DAYS = 60;
const FALLING_SINCE = 8;

/** Check-ins of the last sixty days: mostly fair for everybody, and stormy in the last eight days for every second person. */
function fallingWeather() {
  const lines = ['person_id,workday,weather'];
  for (let person = 0; person < PEOPLE; person += 1) {
    for (let ago = DAYS - 1; ago >= 0; ago -= 1) {
      const falls = person % 2 === 0 && ago < FALLING_SINCE;
      const usual = [4, 4, 5, 4, 3, 4, 4][(DAYS - 1 - ago + person) % 7];
      lines.push(`f${String(person + 1).padStart(2, '0')},${day(-ago)},${falls ? 1 : usual}`);
    }
  }
  return lines.join('\n');
}

const test = base.extend({
  flagged: [
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'weathervane-file-'));
      const file = join(folder, 'check_ins.csv');
      await writeFile(file, fallingWeather());
      const centre = await startCentre('demo', ['--check-ins', file]);
      const lead = await signedIn(centre.url, centre.people.lead);
      const { cookies } = await lead.storageState();
      await lead.dispose();
      await use({ url: centre.url, cookies });
      await centre.stop();
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ flagged }, use) => use(flagged.url),
});

test.beforeEach(async ({ context, flagged }) => context.addCookies(flagged.cookies));

const fresh = (page) => page.locator('.flag-row', { has: page.locator('.state', { hasText: /new today|open for|Nobody has taken this/ }) });
const message = (page) => page.locator('.notice.good').first();

/** Opens a flag about a person that nobody has taken yet. */
async function openFresh(page) {
  await page.goto('/flags');
  await fresh(page).filter({ hasText: /Of the days/ }).first().locator('h2 a').click();
  await expect(page.getByRole('heading', { name: 'What you can do' })).toBeVisible();
}

test('the list shows for each flag its reason and for how long it has been open', async ({ page }) => {
  await page.goto('/flags');
  await expect(page.getByText('Prompts to talk, based on the days people shared with you. They aren’t conclusions.')).toBeVisible();
  await expect(fresh(page).first().getByRole('link')).toBeVisible();
});

test('the board shows a line for each open flag, which opens to its reason, and counts as the navigation does', async ({ page }) => {
  await page.goto('/board');
  const band = page.locator('#board-chat');
  const count = Number((await band.locator('.band-head').textContent()).match(/(\d+) open/)[1]);
  await expect(page.locator('#nav-flags-count')).toContainText(`${count} open`);
  const line = band.locator('.flag-line', { has: page.locator('details') }).first();
  await expect(line.locator('.flag-more')).toBeHidden();
  await line.locator('summary').click();
  await expect(line.locator('.flag-more')).toContainText('Of the days');
  await expect(line.locator('.flag-more svg')).toBeVisible();
});

test('a flag is set aside on the board and the undo puts it back', async ({ page }) => {
  await page.goto('/board');
  const lines = page.locator('#board-chat .flag-line');
  const title = await lines.first().locator('h3').textContent();
  const line = lines.filter({ hasText: title });
  await line.getByRole('button', { name: /^Not now/ }).click();
  await expect(message(page)).toHaveText('Set aside for three days, unless it gets more serious.');
  await expect(line).toContainText('Set aside until');
  await line.getByRole('button', { name: /^Undo/ }).click();
  await expect(message(page)).toHaveText('It’s back on the list.');
  await expect(line.getByRole('button', { name: /^I’ll talk/ })).toBeVisible();
});

test('the list and a flag fit in every look: new, taken, and with errors', async ({ page, javaScriptEnabled }) => {
  // Five pages, in two or four looks each.
  test.slow();
  await openFresh(page);
  const address = new URL(page.url()).pathname;
  const inLooks = async (looks, path, open = async () => {}) => {
    for (const look of looks) {
      await test.step(`${path} ${lookName(look)}`, async () => {
        await take(page, look);
        await page.goto(path);
        await open();
        await awake(page, javaScriptEnabled);
        await expectNoSidewaysScrolling(page);
        if (javaScriptEnabled !== false) await expectAccessible(page);
      });
    }
  };
  await inLooks(TWO_LOOKS, '/flags');
  await inLooks(TWO_LOOKS, '/board');
  await inLooks(LOOKS, address, () => page.locator('details.fold summary').first().click());
  await page.locator('button[value="take"]').click();
  await inLooks(TWO_LOOKS, '/flags?state=taken');
  await inLooks(TWO_LOOKS, address, async () => {
    await sendUnchecked(page.locator('form[action="/api/finish_flag"]'), /./);
    await expect(page.locator('#agreed-error')).toBeVisible();
  });
});

test('a flag is taken, and needs a record of what was agreed before it is finished', async ({ page }) => {
  await openFresh(page);
  await page.getByRole('button', { name: /^I’ll/ }).click();
  await expect(message(page)).toHaveText('It’s yours. Please follow up within 24 hours and record here what you agreed.');
  await expect(page.locator('.history')).toContainText('took it on');

  const form = page.locator('form[action="/api/finish_flag"]');
  await form.getByLabel('Ask again on').fill(day(7));
  await sendUnchecked(form, 'Done');
  await expect(page.locator('#agreed-error')).toHaveText('Add a few words on what you agreed, or choose “Hand back”.');
  await expect(form.getByLabel('Ask again on')).toHaveValue(day(7));

  await form.getByLabel('What you agreed').fill('We talked, and she takes the early shift for a week.');
  await form.getByRole('button', { name: 'Done' }).click();
  await expect(message(page)).toHaveText('Saved. Before and after will appear here as new days are shared with you.');
  await expect(page.getByText('We talked, and she takes the early shift for a week.')).toBeVisible();
  await expect(page.locator('#act')).toContainText('You’ll be reminded to ask again on');
  const title = await page.getByRole('heading', { level: 1 }).textContent();
  await page.goto('/flags?state=done');
  await expect(page.locator('.flag-row', { has: page.locator('.state', { hasText: 'Done' }) }).filter({ hasText: title })).toBeVisible();
});

test('a flag is postponed, and the list says so', async ({ page }) => {
  await openFresh(page);
  const address = new URL(page.url()).pathname;
  await page.getByRole('button', { name: 'Not now' }).click();
  await expect(message(page)).toHaveText('Set aside for three days, unless it gets more serious.');
  await page.goto('/flags');
  await expect(page.locator('.flag-row', { has: page.locator(`a[href="${address}"]`) })).toContainText('Set aside until');
});

test('a flag that was taken is handed back and is open again', async ({ page }) => {
  await openFresh(page);
  await page.getByRole('button', { name: /^I’ll/ }).click();
  await page.getByRole('button', { name: 'Hand back' }).click();
  await expect(message(page)).toHaveText('Handed back: it’s open again.');
  await expect(page.getByRole('heading', { name: 'What you can do' })).toBeVisible();
});

test('a flag of another team is not found', async ({ page, quiet }) => {
  const path = '/flags/00000000-0000-4000-8000-000000000000';
  quiet.expects(404, path);
  expect((await page.goto(path)).status()).toBe(404);
});
