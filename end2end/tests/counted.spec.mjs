// The question whether one is counted, as whoever let it lie at first meets it: once, beside what they saved, with nothing chosen for them.
import { expectAccessible } from '../support/looks.mjs';
import { join } from '../support/people.mjs';
import { expect, sendUnchecked, test } from '../support/test.mjs';

const QUESTION = 'May we count your check-ins in the centre’s climate report?';
const card = (page) => page.getByRole('region', { name: 'A quick question, no rush' });
const heading = (page) => page.getByRole('heading', { level: 1 });

/** Says a weather on the page, as a person does. */
async function says(page, name) {
  await page.locator('.weather-choice label', { hasText: name }).click();
  await page.locator('.check-in-form').getByRole('button', { name: 'Save' }).click();
  await expect(heading(page)).toHaveText(`Saved: ${name}`);
}

/** The question stays away: where it stood, when the page is asked for anew, and after another weather. */
async function expectAskedNoMore(page) {
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
  await says(page, 'Rainy');
});

test('it stands beside what was saved, with nothing chosen beforehand', async ({ page, javaScriptEnabled }) => {
  const group = card(page).getByRole('group', { name: QUESTION });
  await expect(group.getByRole('radio')).toHaveCount(2);
  for (const name of [/^Count me/, /^Don’t count me/]) await expect(group.getByRole('radio', { name })).not.toBeChecked();
  if (javaScriptEnabled !== false) await expectAccessible(page);
  // Left alone it stands there again, still with nothing chosen.
  await page.reload();
  await expect(card(page).locator('input:checked')).toHaveCount(0);
  await expect(card(page).getByRole('radio')).toHaveCount(2);
});

test('sent without an answer it says so where it stands, and chooses nothing', async ({ page }) => {
  await sendUnchecked(card(page).locator('form[action="/api/choose_counted"]'), 'Save');
  await expect(heading(page)).toHaveText('Saved: Rainy');
  await expect(page.locator('#counted-error')).toHaveText('Choose one.');
  await expect(card(page).locator('input:checked')).toHaveCount(0);
});

for (const [name, said, kept] of [
  ['Count me', 'Saved. You’re counted from today.', 'yes'],
  ['Don’t count me', 'Saved. You’re no longer counted, starting with the weeks still open.', 'no'],
]) {
  test(`the answer “${name}” keeps it away, and stands under one's name`, async ({ page }) => {
    await card(page).locator('label', { has: page.locator(`input[value="${kept}"]`) }).click();
    await card(page).getByRole('button', { name: 'Save' }).click();
    await expect(page.locator('.notice.good[role=status]')).toHaveText(said);
    await expectAskedNoMore(page);
    await page.goto('/account');
    await expect(page.locator('form[action="/api/choose_counted"] input:checked')).toHaveValue(kept);
  });
}

test('put off it stays away too; nothing was chosen by that, and it is found under one\'s name', async ({ page }) => {
  await card(page).getByRole('button', { name: 'Not now' }).click();
  await expect(page.locator('.notice.good[role=status]')).toContainText('OK, later. You’re not counted');
  await expectAskedNoMore(page);
  await page.goto('/account');
  const form = page.locator('form[action="/api/choose_counted"]');
  await expect(form.getByRole('radio')).toHaveCount(2);
  await expect(form.locator('input:checked')).toHaveCount(0);
});
