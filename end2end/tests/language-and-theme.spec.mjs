// The switches for language and theme on every page.
import { expect, test } from '../support/test.mjs';

test('the language is switched with one tap, keeps the page, and is remembered', async ({ page }) => {
  await page.goto('/privacy');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page).toHaveURL('/privacy');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.goto('/sign-in');
  await expect(page.getByRole('button', { name: '登录' })).toBeVisible();
  await page.getByRole('button', { name: 'EN', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
});

test('a browser that asks for Chinese gets it', async ({ browser, baseURL, javaScriptEnabled }) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await context.close();
});

test('pages follow the theme of the device until one is chosen', async ({ page, agent }) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  expect(agent.key).toBeTruthy();
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/privacy');
  const light = await paper();
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await paper();
  expect(dark).not.toBe(light);

  await page.locator('details.menu summary').click();
  await page.getByRole('button', { name: 'Light' }).click();
  await expect(page).toHaveURL('/privacy');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  expect(await paper()).toBe(light);

  await page.emulateMedia({ colorScheme: 'light' });
  await page.locator('details.menu summary').click();
  await page.getByRole('button', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await paper()).toBe(dark);

  await page.goto('/account');
  await page.locator('form[action="/api/switch_theme"] label', { hasText: 'Same as device' }).click();
  await page.locator('main form[action="/api/switch_theme"]').getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', /./);
  expect(await paper()).toBe(light);
});

test('the query of the page is kept when the language or the theme is switched', async ({ page, agent }) => {
  expect(agent.key).toBeTruthy();
  await page.goto('/looks?of=reports');
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page).toHaveURL('/looks?of=reports');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.locator('details.menu summary').click();
  await page.getByRole('button', { name: '深色' }).click();
  await expect(page).toHaveURL('/looks?of=reports');
});
