// "I need help now": reached from every page, without JavaScript, and with the centre's server stopped.
import { startCentre } from '../support/centre.mjs';
import { post, signedIn } from '../support/people.mjs';
import { NEEDS_SCRIPT, expect, test, withoutScript } from '../support/test.mjs';

const NUMBER = '030 5555 0100';
const TITLES = { en: 'You don’t have to get through this alone', 'zh-CN': '不用一个人扛着' };

test('every role reaches it from the menu and from the bottom of each page', async ({ page, reading }) => {
  for (const role of ['agent', 'lead', 'psychologist', 'admin']) {
    await reading(role);
    await page.goto('/account');
    await page.locator('.menu summary').click();
    await page.locator('.menu-panel').getByRole('link', { name: 'I need help now' }).click();
    await expect(page).toHaveURL('/help-now/en');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(TITLES.en);
    await page.goto('/account');
    await page.locator('.site-footer').getByRole('link', { name: 'I need help now' }).click();
    await expect(page).toHaveURL('/help-now/en');
  }
});

test('it needs no session, and the other language is one tap away', async ({ page }) => {
  await page.goto('/help-now/en');
  // The centre is not in mainland China.
  await expect(page.locator('[href="tel:12356"]')).toHaveCount(0);
  await page.getByRole('link', { name: '中文' }).click();
  await expect(page).toHaveURL('/help-now/zh-CN');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(TITLES['zh-CN']);
  await expect(page.locator('form')).toHaveCount(0);
});

test('it is shown with the server stopped, in both languages, if it was never opened before', async ({ browser, contextOptions, javaScriptEnabled }) => {
  test.skip(withoutScript({ javaScriptEnabled }), NEEDS_SCRIPT);
  test.slow();
  const centre = await startCentre('demo', ['--people', '60', '--days', '60', '--seed', '7']);
  let context;
  try {
    const admin = await signedIn(centre.url, centre.people.admin);
    await post(admin, '/api/add_phone_number', { label: 'Employee helpline', number: NUMBER });
    const agent = await signedIn(centre.url, centre.people.agent);
    // Without the listener for failed requests: here they fail on purpose.
    context = await browser.newContext({ ...contextOptions, baseURL: centre.url });
    await context.addCookies((await agent.storageState()).cookies);
    const page = await context.newPage();
    const version = async () => {
      await page.goto('/check-in');
      const script = page.locator('script[src="/help-now.js"]');
      const wanted = await script.getAttribute('data-version');
      const active = () =>
        page.evaluate(async () => {
          const registration = await navigator.serviceWorker.getRegistration('/help-now');
          return registration?.active?.state === 'activated' ? registration.active.scriptURL : '';
        });
      await expect.poll(active).toContain(wanted);
      return wanted;
    };
    const first = await version();
    // The copy follows the numbers: it is fetched again after the admin changes them.
    await post(admin, '/api/add_phone_number', { label: 'Site nurse', number: '030 5555 0101' });
    expect(await version()).not.toBe(first);
    await admin.dispose();
    await agent.dispose();
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return { names, paths: requests.flat().map((request) => new URL(request.url).pathname) };
    });
    expect(kept.names).toHaveLength(1);
    expect(kept.paths.filter((path) => !/\.(css|svg|js)$/.test(path)).sort()).toEqual(['/help-now/en', '/help-now/zh-CN']);
    await centre.stop();

    for (const [language, title] of Object.entries(TITLES)) {
      await page.goto(`/help-now/${language}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
      // After the two of the demo.
      await expect(page.locator('.phone-number').nth(2)).toHaveText(NUMBER);
      await expect(page.locator('.phone-number').nth(3)).toHaveText('030 5555 0101');
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.locator('body')).not.toContainText(centre.people.agent.name);
      // Its style sheet is kept, too.
      await expect(page.locator('.phone-number').first()).toHaveCSS('font-weight', '650');
    }
    await page.goto('/help-now');
    await expect(page.locator('.phone-number').nth(2)).toHaveText(NUMBER);
    await page.getByRole('link', { name: '中文' }).click();
    await expect(page.locator('.phone-number').last()).toHaveText('030 5555 0101');
    // No other page is kept.
    await expect(page.goto('/check-in')).rejects.toThrow();
  } finally {
    await context?.close();
    await centre.stop();
  }
});
