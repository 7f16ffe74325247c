// From the slip to the first check-in.
import { openAudience } from '../support/check-in.mjs';
import { fresh } from '../support/people.mjs';
import { expect, sendUnchecked, test } from '../support/test.mjs';

test('an invitation leads to a password, a recovery code and two choices without defaults', async ({
  page,
  admin,
  context,
  newcomers,
  another,
}) => {
  const { agents } = await newcomers({ joined: false });
  const [{ key, name }] = agents;
  const password = `rain then sun ${fresh()}`;

  await context.addCookies((await admin.storageState()).cookies);
  await page.goto(`/admin/people/${encodeURIComponent(key)}`);
  await page.getByRole('button', { name: 'Create invitation' }).click();
  await expect(page.getByText('The link is shown only here, for 15 minutes.')).toBeVisible();
  const link = await page.locator('.slip .address').textContent();
  await page.goto('/admin/invitations');
  await expect(page.getByText(link)).toHaveCount(0);

  const theirs = await another();
  await theirs.goto(link);
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText(`Welcome, ${name}`);
  await expect(theirs.getByLabel('Your sign-in name')).toHaveValue(key);
  const form = theirs.locator('form[action="/api/accept_invitation"]');
  await theirs.getByLabel('Password', { exact: true }).fill('short');
  await theirs.getByLabel('Repeat password').fill('short');
  await sendUnchecked(form, 'Set password');
  await expect(theirs.locator('#password-error')).toContainText('That’s 5 characters;');
  await theirs.getByLabel('Password', { exact: true }).fill(password);
  await theirs.getByLabel('Repeat password').fill(`${password}!`);
  await sendUnchecked(form, 'Set password');
  await expect(theirs.locator('#again-error')).toHaveText('The two passwords don’t match. Enter both again.');
  await theirs.getByLabel('Password', { exact: true }).fill(password);
  await theirs.getByLabel('Repeat password').fill(password);
  await theirs.getByRole('button', { name: 'Set password' }).click();

  await expect(theirs).toHaveURL('/welcome');
  for (const choice of await theirs.getByRole('radio').all()) await expect(choice).not.toBeChecked();
  await theirs.goto('/check-in');
  await expect(theirs).toHaveURL('/welcome');
  await sendUnchecked(theirs.locator('form[action="/api/choose_audience"]'), 'Next');
  await expect(theirs).toHaveURL('/welcome');
  await expect(theirs.locator('#audience-error')).toHaveText('Choose one of the three. “Only me” is perfectly fine.');
  await theirs.locator('label.option', { hasText: 'Only me' }).click();
  await theirs.getByRole('button', { name: 'Next' }).click();
  await expect(theirs).toHaveURL('/recovery');
  await theirs.getByRole('button', { name: 'Show my code' }).click();
  await theirs.getByRole('button', { name: 'I’ve written it down' }).click();
  // At 127.0.0.1 browsers accept no passkey, so none is offered.
  await expect(theirs).toHaveURL('/counted');
  for (const choice of await theirs.getByRole('radio').all()) await expect(choice).not.toBeChecked();
  await sendUnchecked(theirs.locator('form[action="/api/choose_counted"]'), 'Save');
  await expect(theirs).toHaveURL('/counted');
  await expect(theirs.locator('#counted-error')).toHaveText('Choose one.');
  await theirs.locator('label.option', { hasText: 'Don’t count me' }).click();
  await theirs.getByRole('button', { name: 'Save' }).click();
  await expect(theirs).toHaveURL('/check-in');
  await openAudience(theirs);
  await expect(theirs.getByRole('group', { name: 'Who sees this' }).getByRole('radio', { name: 'Only me' })).toBeChecked();
});

test('a newer invitation ends the older one, and its page says so', async ({ page, admin, newcomers, quiet }) => {
  const { agents } = await newcomers({ joined: false });
  const [{ key, link }] = agents;
  await page.goto(link);
  await expect(page.getByRole('button', { name: 'Set password' })).toBeVisible();
  await admin.post('/api/invite_people', { form: { 'people[]': key } });
  quiet.expects(410, new URL(link).pathname);
  const response = await page.goto(link);
  expect(response.status()).toBe(410);
  await expect(page.getByText('It was replaced by a newer one. Use that one.')).toBeVisible();
});

test('an invitation works once; a person who forgot the password can use a new one', async ({ page, context, admin, newcomers, quiet }) => {
  const { agents } = await newcomers();
  const [{ key, link, cookies }] = agents;
  quiet.expects(410, new URL(link).pathname);
  await page.goto(link);
  await expect(page.getByText('It has already been used.')).toBeVisible();
  await admin.post('/api/invite_people', { form: { 'people[]': key } });
  await context.addCookies(cookies);
  await page.goto('/check-in');
  await expect(page.getByText(/^Someone created a new invitation to set your password on/)).toBeVisible();
  await page.getByRole('button', { name: 'Got it' }).click();
  await expect(page).toHaveURL('/check-in');
  await expect(page.getByText(/^Someone created a new invitation to set your password on/)).toHaveCount(0);
});

test('an unknown invitation is not found', async ({ page, quiet }) => {
  quiet.expects(404, '/invitation/no-such-invitation');
  expect((await page.goto('/invitation/no-such-invitation')).status()).toBe(404);
});
