// The first admin of an empty centre. Each test has its own centre, because the link works once.
import { startCentre } from '../support/centre.mjs';
import { LOOKS, expectAccessible, expectNoSidewaysScrolling, lookName, take } from '../support/looks.mjs';
import { NEEDS_SCRIPT, test as base, expect, sendUnchecked, withoutScript } from '../support/test.mjs';

const test = base.extend({
  empty: async ({}, use) => {
    const centre = await startCentre('serve');
    await use(centre);
    await centre.stop();
  },
  baseURL: async ({ empty }, use) => use(empty.url),
});

test('the set-up link creates the first admin once; missing values show errors', async ({ page, empty, quiet }) => {
  await page.goto(empty.setUp);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A new Weathervane');
  await page.getByLabel('Your name').fill('Ada Admin');
  await page.getByLabel('Password', { exact: true }).fill('short');
  await page.getByLabel('Repeat password').fill('short');
  const form = page.locator('form[action="/api/set_up"]');
  await sendUnchecked(form, 'Set up');
  await expect(page.locator('#site-error')).toHaveText('Enter the centre’s name.');
  await expect(page.locator('#password-error')).toContainText('That’s 5 characters;');
  await expect(page.getByLabel('Your name')).toHaveValue('Ada Admin');

  await page.getByLabel('Name of the centre').fill('Hill House');
  await page.getByLabel('Password', { exact: true }).fill('clear sky tonight');
  await page.getByLabel('Repeat password').fill('clear sky tonight');
  await page.getByRole('button', { name: 'Set up' }).click();
  await expect(page).toHaveURL('/admin');
  await expect(page.getByRole('heading', { name: 'First steps' })).toBeVisible();
  quiet.expects(404, empty.setUp);
  expect((await page.goto(empty.setUp)).status()).toBe(404);
});

test.describe('in a browser of Lima', () => {
  test.use({ timezoneId: 'America/Lima' });

  test('the time zone of the browser is chosen and can be changed', async ({ page, empty, javaScriptEnabled }) => {
    test.skip(withoutScript({ javaScriptEnabled }), NEEDS_SCRIPT);
    await page.goto(empty.setUp);
    const zone = page.getByLabel('Time zone');
    await expect(zone).toHaveValue('America/Lima');
    await expect(page.getByText('This is the time zone of this device.')).toBeVisible();
    await zone.selectOption('Asia/Tokyo');
    await sendUnchecked(page.locator('form[action="/api/set_up"]'), 'Set up');
    await expect(page.locator('#site-error')).toBeVisible();
    await expect(zone).toHaveValue('Asia/Tokyo');
  });
});

test('the set-up fits in every look', async ({ page, empty, javaScriptEnabled }) => {
  for (const look of LOOKS) {
    await test.step(lookName(look), async () => {
      await take(page, look);
      await page.goto(empty.setUp);
      await expectNoSidewaysScrolling(page);
      if (javaScriptEnabled !== false) await expectAccessible(page);
    });
  }
});
