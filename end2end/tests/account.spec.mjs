// My account: the password, and what new check-ins begin with.
import { expect, sendUnchecked, test } from '../support/test.mjs';

async function change(page, current, password, again = password) {
  await page.getByLabel('Current password').fill(current);
  await page.getByLabel('New password').fill(password);
  await page.getByLabel('Once more').fill(again);
  await sendUnchecked(page.locator('form[action="/api/change_password"]'), 'Change the password');
}

test('a password is changed only by whoever knows the current one, and then elsewhere one is signed out', async ({ page, agent, another }) => {
  const elsewhere = await another();
  await elsewhere.goto('/sign-in');
  await elsewhere.getByLabel('Name or e-mail').fill(agent.key);
  await elsewhere.getByLabel('Password').fill(agent.password);
  await elsewhere.getByRole('button', { name: 'Sign in' }).click();
  await expect(elsewhere).toHaveURL('/check-in');

  await page.goto('/account');
  await change(page, 'not my password', 'a long enough new one');
  await expect(page.locator('#current-error')).toHaveText('That is not your current password.');
  await expect(page.getByLabel('Current password')).toHaveValue('');
  await change(page, agent.password, 'short', 'shorter');
  await expect(page.locator('#password-error')).toContainText('characters or more, please.');
  await expect(page.locator('#again-error')).toHaveText('Both entries must be the same.');
  await elsewhere.goto('/check-in');
  await expect(elsewhere).toHaveURL('/check-in');

  await change(page, agent.password, 'a long enough new one');
  await expect(page.locator('.notice.good')).toHaveText('Your password is changed. Everywhere else you are signed out.');
  await elsewhere.goto('/check-in');
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  await page.goto('/check-in');
  await expect(page).toHaveURL('/check-in');
});

test('what new check-ins begin with is chosen, and never chosen for anybody', async ({ page, agent }) => {
  expect(agent.key).toBeTruthy();
  await page.goto('/account');
  const form = page.locator('form[action="/api/choose_audience"]');
  // A group of radios cannot be emptied by hand.
  await form.evaluate((element) => element.querySelectorAll('[type=radio]').forEach((radio) => (radio.checked = false)));
  await sendUnchecked(form, 'Save');
  await expect(page.locator('#audience-error')).toHaveText('Choose one of the three. “Only me” is a full answer.');
  await form.locator('label', { hasText: 'My team' }).click();
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('.notice.good')).toContainText('From now on your check-ins begin with “My team”.');
  await page.goto('/check-in');
  await expect(page.getByRole('group', { name: 'Who sees this' }).getByRole('radio', { name: 'My team' })).toBeChecked();
});
