// Text that is typed and not saved: it outlives a change of language or theme, and the end of the session.
import { openNote } from '../support/check-in.mjs';
import { signedIn } from '../support/people.mjs';
import { expect, test } from '../support/test.mjs';

const NOTE = 'The line broke twice before noon.';

test('the language and the theme are switched while a check-in is filled in', async ({ page, agent }) => {
  await page.goto('/check-in');
  await page.locator('.weather-choice label', { hasText: 'Rainy' }).click();
  await (await openNote(page)).fill(NOTE);
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.locator('#note')).toHaveValue(NOTE);
  await expect(page.locator('input[name="weather"][value="2"]')).toBeChecked();
  await page.locator('.site-header .menu summary').click();
  await page.locator('.theme-switch button').last().click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('#note')).toHaveValue(NOTE);
  await page.locator('.save-bar button[type="submit"]').click();
  await expect(page.locator('#saved-title')).toBeVisible();
  expect(agent.key).toBeTruthy();
});

test('the language is switched while the second form of a page is filled in', async ({ page, agent, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, 'without scripts only the first form of a page is kept');
  await page.goto('/thanks');
  await page.locator('#praise').fill('You saved my day');
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.locator('#praise')).toHaveValue('You saved my day');
  await page.locator('.site-header .menu summary').click();
  await page.locator('.theme-switch button').last().click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('#praise')).toHaveValue('You saved my day');
  expect(agent.key).toBeTruthy();
});

test('a check-in of one person is not saved for another who signed in in a second tab', async ({ page, newcomers, context, quiet }) => {
  const { agents } = await newcomers({ agents: 2 });
  await context.addCookies(agents[0].cookies);
  await page.goto('/check-in');
  await page.locator('.weather-choice label', { hasText: 'Rainy' }).click();
  await (await openNote(page)).fill(NOTE);
  const other = await context.newPage();
  await other.goto('/me');
  await other.getByRole('button', { name: 'Sign out' }).click();
  await other.locator('#name').fill(agents[1].key);
  await other.locator('#password').fill(agents[1].password);
  await other.getByRole('button', { name: 'Sign in' }).click();
  await expect(other).toHaveURL('/check-in');
  quiet.expects(409, '/api/record_check_in');
  await page.locator('.save-bar button[type="submit"]').click();
  await expect(page.getByText('Nothing was saved in your name.')).toBeVisible();
  await other.reload();
  await expect(other.locator('#note')).toHaveValue('');
});

test('the Enter key in a field sends the form and switches nothing', async ({ page, newcomers }) => {
  const { agents } = await newcomers();
  await page.goto('/sign-in');
  await page.locator('#name').fill(agents[0].key);
  await page.locator('#password').fill(agents[0].password);
  await page.locator('#password').press('Enter');
  await expect(page).toHaveURL('/check-in');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.goto('/support');
  if ((await page.locator('#line').count()) === 0) return;
  await page.locator('#line').fill('About the rota');
  await page.locator('#line').press('Enter');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('.notice.wrong')).toBeVisible();
});

test('a check-in that is sent after the session ended is back after signing in', async ({ page, agent, baseURL }) => {
  await page.goto('/check-in');
  await page.locator('.weather-choice label', { hasText: 'Rainy' }).click();
  await (await openNote(page)).fill(NOTE);
  const elsewhere = await signedIn(baseURL, { name: agent.key, password: agent.password });
  await elsewhere.post('/api/sign_out_elsewhere', { form: {} });
  await elsewhere.dispose();
  await page.locator('.save-bar button[type="submit"]').click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await expect(page.getByText('What you entered is kept for you for 30 minutes')).toBeVisible();
  await page.locator('#name').fill(agent.key);
  await page.locator('#password').fill(agent.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL('/check-in');
  await expect(page.getByText('You were signed out before this was saved.')).toBeVisible();
  await expect(page.locator('#note')).toHaveValue(NOTE);
  await page.locator('.save-bar button[type="submit"]').click();
  await expect(page.locator('#saved-title')).toBeVisible();
});
