// A check-in without a network: the own phone keeps it, encrypted, and sends it once. A desk that several people share keeps nothing.
import { readFile } from 'node:fs/promises';
import { NEEDS_SCRIPT, expect, test, withoutScript } from '../support/test.mjs';

test.skip(withoutScript, NEEDS_SCRIPT);

const WORDS = {
  en: { title: 'You’re offline', save: 'Save on this phone', rainy: 'Rainy', lead: 'My lead', sent: 'has been sent', missing: 'Choose your weather and who sees this, then save.' },
  'zh-CN': { title: '现在没有网络', save: '存在手机里', rainy: '雨', lead: '给班长', sent: '已经发出', missing: '请先选天气和给谁看，再保存。' },
};

/** What the browser stores for the site. */
const stored = (page) =>
  page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: (await caches.keys()).map((name) => name.replace(/[^-]+$/, '')).sort(),
  }));

/** The rows of the own phone's store, as text. */
const rows = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.open('weathervane-own-phone');
        request.onsuccess = () => {
          const all = request.result.transaction('waiting').objectStore('waiting').getAll();
          all.onsuccess = () => resolve(all.result.map(({ sealed }) => new TextDecoder().decode(sealed)));
        };
      }),
  );

for (const [language, words] of Object.entries(WORDS)) {
  test(`a check-in without a network waits on the own phone and is sent once (${language})`, async ({ newcomers, browser, contextOptions, baseURL }) => {
    test.slow();
    const { agents, lead } = await newcomers({ agents: 1, lead: true });
    // Without the listener for failed requests: here they fail on purpose.
    const context = await browser.newContext({ ...contextOptions, baseURL, locale: language });
    await context.addCookies([...agents[0].cookies, { name: 'weathervane_language', value: language, url: baseURL }]);
    const page = await context.newPage();
    await page.goto('/account');
    const keep = page.locator('form[action="/api/keep_signed_in"]');
    await keep.locator('input[type=password]').fill(agents[0].password);
    await keep.locator('button').click();
    await page.goto('/check-in');
    const worker = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistration('/check-in'))?.active?.state);
    await expect.poll(worker).toBe('activated');

    await context.setOffline(true);
    await page.goto('/check-in');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.title);
    await page.getByRole('button', { name: words.save }).click();
    await expect(page.getByRole('status')).toHaveText(words.missing);
    await page.locator('label', { hasText: words.rainy }).first().click();
    await page.locator('label', { hasText: words.lead }).first().click();
    await page.getByRole('button', { name: words.save }).click();
    await expect(page.locator('.offline-entry')).toContainText(words.rainy);
    const [row] = await rows(page);
    expect(row).not.toMatch(/weather|lead|id/);

    await context.setOffline(false);
    // Where the browser says that the network is back, the page sends and opens the check-in itself, which ends this visit to it.
    await page.goto('/check-in').catch((error) => expect(error.message).toContain('ERR_ABORTED'));
    await expect(page.locator('#own-phone-says')).toContainText(words.sent);
    await expect(page).toHaveURL('/check-in');
    await expect(page.locator('main')).toContainText(words.rainy.toLowerCase());
    expect(await rows(page)).toEqual([]);
    const download = page.waitForEvent('download');
    await page.goto('/me/export.json').catch(() => {});
    const { entries } = JSON.parse(await readFile(await (await download).path(), 'utf8'));
    expect(entries.map(({ weather, audience }) => [weather, audience])).toEqual([['rainy', 'lead']]);
    const board = await browser.newContext({ ...contextOptions, baseURL });
    await board.addCookies(lead.cookies);
    const leads = await board.newPage();
    await leads.goto('/board');
    await expect(leads.locator('.tile', { hasText: agents[0].name })).toHaveClass(/rainy/);
    await board.close();

    await page.locator('form[action="/api/sign_out"] button').first().click();
    await expect(page).toHaveURL(/sign-in/);
    await expect.poll(async () => (await stored(page)).databases).toEqual([]);
    await context.close();
  });
}

test('a shared desk keeps no page and no check-in', async ({ newcomers, browser, contextOptions, baseURL }) => {
  const { agents } = await newcomers({ agents: 1 });
  // Without the listener for failed requests: the browser may still load its icons when the network goes.
  const context = await browser.newContext({ ...contextOptions, baseURL });
  await context.addCookies(agents[0].cookies);
  const page = await context.newPage();
  await page.goto('/check-in');
  await expect.poll(async () => (await stored(page)).caches).toEqual(['help-now-']);
  expect((await stored(page)).databases).toEqual([]);
  await page.goto('/check-in/offline/en');
  await context.setOffline(true);
  await page.locator('label', { hasText: 'Rainy' }).first().click();
  await page.locator('label', { hasText: 'My lead' }).first().click();
  await page.getByRole('button', { name: 'Save on this phone' }).click();
  await expect(page.getByRole('status')).toContainText('on your own phone only');
  await context.close();
});
