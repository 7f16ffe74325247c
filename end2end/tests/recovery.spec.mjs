// The recovery code: shown once, replaced with the password, and needed to unlock private entries after a reset.
import { expectLayout } from '../support/looks.mjs';
import { client, invite, post } from '../support/people.mjs';
import { expect, sendUnchecked, test } from '../support/test.mjs';

test('a code is shown once; a new one needs the password', async ({ page, agent, javaScriptEnabled }) => {
  await page.goto('/account');
  await page.getByRole('link', { name: 'Create a new code' }).click();
  const form = page.locator('form[action="/api/make_recovery_code"]');
  await sendUnchecked(form, 'Create a new code');
  await expect(page.locator('#password-error')).toContainText('Enter your password');
  await page.getByLabel('Your password, to confirm it’s you').fill('not mine at all');
  await sendUnchecked(form, 'Create a new code');
  await expect(page.locator('#password-error')).toContainText('That isn’t your password.');
  await expectLayout(page, javaScriptEnabled);
  await page.goto('/recovery');
  await page.getByLabel('Your password, to confirm it’s you').fill(agent.password);
  await form.getByRole('button', { name: 'Create a new code' }).click();
  const code = page.locator('.recovery-code');
  await expect(code).toHaveText(/^([a-z2-9]{5}-){4}[a-z2-9]{5}$/);
  await expectLayout(page, javaScriptEnabled);
  await page.getByRole('button', { name: 'I’ve written it down' }).click();
  await expect(page).toHaveURL('/check-in');
  await page.goto('/recovery');
  await expect(code).toHaveCount(0);
});

test('entries are locked after a reset until the code is entered', async ({ page, agent, admin, baseURL, context, javaScriptEnabled }) => {
  await page.goto('/recovery');
  await page.getByLabel('Your password, to confirm it’s you').fill(agent.password);
  await page.getByRole('button', { name: 'Create a new code' }).click();
  const code = await page.locator('.recovery-code').textContent();
  await page.getByRole('button', { name: 'I’ve written it down' }).click();
  const said = { id: crypto.randomUUID(), weather: '2', audience: 'me', note_audience: 'me', note: 'Mine alone.' };
  await page.request.post('/api/record_check_in', { form: said });
  await page.goto('/me');
  await expect(page.locator('.note-own', { hasText: 'Mine alone.' })).toBeVisible();

  // A new invitation is used by another client, whose session this browser then takes over.
  const token = (await invite(admin, agent.key)).split('/').pop();
  const reset = await client(baseURL);
  await post(reset, '/api/accept_invitation', { token, password: 'a password after a reset', again: 'a password after a reset' });
  await context.addCookies((await reset.storageState()).cookies);
  await page.goto('/me');
  await expect(page.getByRole('heading', { name: 'Everything from before is locked' })).toBeVisible();
  await expect(page.getByText('Mine alone.')).toHaveCount(0);
  const form = page.locator('form[action="/api/unlock_past"]');
  await sendUnchecked(form, 'Unlock');
  await expect(page.locator('#code-error')).toHaveText('Enter your recovery code.');
  await page.getByLabel('Recovery code').fill('wrong-wrong-wrong');
  await form.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.locator('#code-error')).toContainText('That code doesn’t work.');
  await expect(page.getByLabel('Recovery code')).toHaveValue('wrong-wrong-wrong');
  await expectLayout(page, javaScriptEnabled);
  await page.goto('/me');
  await page.getByLabel('Recovery code').fill(code.toUpperCase());
  await form.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.locator('.note-own', { hasText: 'Mine alone.' })).toBeVisible();
  await expect(page.locator('#locked')).toHaveCount(0);
});

test('after an erasure a person starts with an empty account', async ({ page, agent }) => {
  await page.goto('/check-in');
  const said = { id: crypto.randomUUID(), weather: '2', audience: 'me' };
  await page.request.post('/api/record_check_in', { form: said });
  await page.goto('/account');
  await page.getByText('Erase every trace…').click();
  const form = page.locator('form[action="/api/erase_person"]');
  await form.getByLabel('Your password, to confirm it’s you').fill('not mine at all');
  await sendUnchecked(form, 'Erase every trace');
  await expect(page.locator('form[action="/api/erase_person"] #password-error')).toContainText('Nothing was deleted.');
  await form.getByLabel('Your password, to confirm it’s you').fill(agent.password);
  await form.getByRole('button', { name: 'Erase every trace' }).click();
  await expect(page.locator('.notice.good[role=status]')).toContainText('Every trace of what you entered here is gone.');
  await page.getByLabel('Sign-in name or email').fill(agent.key);
  await page.getByLabel('Password').fill(agent.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL('/welcome');
});
