// The question whether a person is counted, for somebody who skipped it at first: asked once, after a check-in, without a default.
import { expectAccessible } from '../support/looks.mjs';
import { join } from '../support/people.mjs';
import { expect, sendUnchecked, test } from '../support/test.mjs';

const QUESTION = 'May we count your check-ins in the centre’s climate report?';
const card = (page) => page.getByRole('region', { name: 'A quick question, no rush' });
const heading = (page) => page.getByRole('heading', { level: 1 });

/** Checks in on the page. */
async function checkIn(page, name) {
  await page.locator('.weather-choice label', { hasText: name }).click();
  await page.locator('.check-in-form').getByRole('button', { name: 'Save' }).click();
  await expect(heading(page)).toHaveText(`Saved: ${name}`);
}

/** The question is not asked again: on the same page, after a reload, and after a change of weather. */
async function expectNotAskedAgain(page) {
  await expect(heading(page)).toHaveText('Saved: Rainy');
  await expect(card(page)).toHaveCount(0);
  await page.reload();
  await expect(heading(page)).toHaveText('Saved: Rainy');
  await expect(card(page)).toHaveCount(0);
  await page.getByRole('link', { name: 'My weather has changed' }).click();
  await page.locator('.weather-choice label', { hasText: 'Fair' }).click();
  await page.getByRole('button', { name: 'Save the change' }).click();
  await expect(heading(page)).toHaveText('Saved: Fair');
  await expect(card(page)).toHaveCount(0);
}

test.beforeEach(async ({ page, newcomers, baseURL, context }) => {
  const { agents } = await newcomers({ joined: false });
  const api = await join(baseURL, agents[0].link, agents[0].password, 'lead', {});
  await context.addCookies((await api.storageState()).cookies);
  await api.dispose();
  await page.goto('/check-in');
  await expect(heading(page)).toHaveText('How’s your weather today?');
  await expect(card(page), 'the weather comes first').toHaveCount(0);
  await checkIn(page, 'Rainy');
});

test('it is shown next to the saved check-in, with nothing chosen', async ({ page, javaScriptEnabled }) => {
  const group = card(page).getByRole('group', { name: QUESTION });
  await expect(group.getByRole('radio')).toHaveCount(2);
  for (const name of [/^Count me/, /^Don’t count me/]) await expect(group.getByRole('radio', { name })).not.toBeChecked();
  if (javaScriptEnabled !== false) await expectAccessible(page);
  // Without an answer it is shown again, still with nothing chosen.
  await page.reload();
  await expect(card(page).locator('input:checked')).toHaveCount(0);
  await expect(card(page).getByRole('radio')).toHaveCount(2);
});

test('sending it without an answer shows an error and chooses nothing', async ({ page }) => {
  await sendUnchecked(card(page).locator('form[action="/api/choose_counted"]'), 'Save');
  await expect(heading(page)).toHaveText('Saved: Rainy');
  await expect(page.locator('#counted-error')).toHaveText('Choose one.');
  await expect(card(page).locator('input:checked')).toHaveCount(0);
});

for (const [name, said, kept] of [
  ['Count me', 'Saved. You’re counted from today.', 'yes'],
  ['Don’t count me', 'Saved. You’re no longer counted, starting with the weeks still open.', 'no'],
]) {
  test(`the answer “${name}” is saved on the account page, and the question is not asked again`, async ({ page }) => {
    await card(page).locator('label', { has: page.locator(`input[value="${kept}"]`) }).click();
    await card(page).getByRole('button', { name: 'Save' }).click();
    await expect(page.locator('.notice.good[role=status]')).toHaveText(said);
    await expectNotAskedAgain(page);
    await page.goto('/account');
    await expect(page.locator('form[action="/api/choose_counted"] input:checked')).toHaveValue(kept);
  });
}

test('dismissing it chooses nothing; the question stays on the account page', async ({ page }) => {
  await card(page).getByRole('button', { name: 'Not now' }).click();
  await expect(page.locator('.notice.good[role=status]')).toContainText('OK, later. You’re not counted');
  await expectNotAskedAgain(page);
  await page.goto('/account');
  const form = page.locator('form[action="/api/choose_counted"]');
  await expect(form.getByRole('radio')).toHaveCount(2);
  await expect(form.locator('input:checked')).toHaveCount(0);
});
