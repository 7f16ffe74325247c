// Signing in and out, and the errors of a failed sign-in.
import { signIns } from '../start.mjs';
import { expect, sendUnchecked, test } from '../support/test.mjs';
import { fresh } from '../support/people.mjs';

const HOMES = { agent: '/check-in', lead: '/board', psychologist: '/climate', admin: '/admin/people' };

async function signIn(page, { name, password }) {
  await page.getByLabel('Sign-in name or email').fill(name);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

for (const [role, home] of Object.entries(HOMES)) {
  test(`a sign-in as ${role} leads to the home page of the role`, async ({ page }) => {
    await page.goto('/');
    await expect(page).toHaveURL('/sign-in');
    await signIn(page, signIns()[role]);
    await expect(page).toHaveURL(home);
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  });
}

test('after the sign-in the requested page opens', async ({ page, newcomers }) => {
  const { agents } = await newcomers();
  await page.goto('/me');
  await expect(page).toHaveURL('/sign-in?then=/me');
  await signIn(page, { name: agents[0].key, password: agents[0].password });
  await expect(page).toHaveURL('/me');
});

test('after a session ends, the sign-in page says so and leads back to the requested page', async ({ page, agent, another }) => {
  await page.goto('/looks?of=reports');
  const elsewhere = await another();
  await elsewhere.goto('/sign-in');
  await signIn(elsewhere, { name: agent.key, password: agent.password });
  await elsewhere.goto('/account');
  await elsewhere.getByRole('button', { name: 'Sign it out' }).first().click();
  await page.reload();
  await expect(page.getByRole('status')).toContainText('You’ve been signed out');
  await signIn(page, { name: agent.key, password: agent.password });
  await expect(page).toHaveURL('/looks?of=reports');
});

test('a wrong password keeps the name and does not say which of the two was wrong', async ({ page, newcomers }) => {
  const { agents } = await newcomers();
  for (const name of [agents[0].key, `nobody-${fresh()}`]) {
    await page.goto('/sign-in');
    await signIn(page, { name, password: 'not the password' });
    await expect(page.getByRole('alert')).toHaveText('That sign-in name and password don’t match. Check both and try again.');
    await expect(page.getByLabel('Sign-in name or email')).toHaveValue(name);
    await expect(page.getByLabel('Password')).toHaveValue('');
  }
});

test('an empty sign-in shows an error next to each field', async ({ page }) => {
  await page.goto('/sign-in');
  await sendUnchecked(page.locator('form[action="/api/sign_in"]'), 'Sign in');
  await expect(page.locator('#name-error')).toHaveText('Enter your sign-in name or email.');
  await expect(page.locator('#password-error')).toHaveText('Enter your password.');
  await expect(page.getByLabel('Sign-in name or email')).toHaveAttribute('aria-invalid', 'true');
});

test('signing out takes one tap and clears the session', async ({ page, agent }) => {
  await page.goto('/me');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your year of weather');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.locator('.notice.good[role=status]')).toHaveText('You’re signed out. None of your check-ins are left in this browser.');
  await page.goBack();
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByText(agent.name)).toHaveCount(0);
});
