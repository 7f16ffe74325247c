// A check-in without a network: the own phone keeps it, encrypted, and sends it once. A desk that several people share keeps nothing.
import { readFile } from 'node:fs/promises';
import { openNote } from '../support/check-in.mjs';
import { NEEDS_SCRIPT, expect, test, withoutScript } from '../support/test.mjs';

test.skip(withoutScript, NEEDS_SCRIPT);

const WORDS = {
  en: { title: 'You’re offline', save: 'Save on this phone', rainy: 'Rainy', lead: 'My lead', sent: 'has been sent', missing: 'Choose your weather and who sees this, then save.' },
  'zh-CN': { title: '现在没有网络', save: '存在手机里', rainy: '雨', lead: '给班长', sent: '已经发出', missing: '请先选天气和给谁看，再保存。' },
};

/** The next check-in that the page sends is lost as `lose` says; later ones arrive. The route stays: without one, Playwright
 * stops catching requests in the moment in which the page opens another, which may then never load. */
async function loseNext(page, lose) {
  let lost = false;
  await page.route('**/api/record_check_in', (route) => {
    const isFirst = !lost;
    lost = true;
    return isFirst ? lose(route) : route.continue();
  });
}

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

/** Whose phone the browser believes to be; empty if it knows nobody. */
const owner = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.open('weathervane-own-phone');
        request.onsuccess = () => {
          const known = request.result.transaction('notes').objectStore('notes').get('owner');
          known.onsuccess = () => resolve(known.result ?? '');
        };
      }),
  );

/** Says on the account page that the browser is the person's own phone. */
async function makeOwnPhone(page, { cookies, password }) {
  await page.context().addCookies(cookies);
  await page.goto('/account');
  const keep = page.locator('form[action="/api/keep_signed_in"]');
  await keep.locator('input[type=password]').fill(password);
  await keep.locator('button').click();
  await expect(page.locator('.notice.good')).toBeVisible();
}

/** Signs somebody in who says that the browser is on their own phone. */
async function signInOnOwnPhone(page, { key, password }) {
  await page.goto('/sign-in');
  const form = page.locator('form[action="/api/sign_in"]');
  await form.locator('input[name=name]').fill(key);
  await form.locator('input[name=password]').fill(password);
  await form.locator('input[name=own_phone]').check();
  await form.locator('button').last().click();
  await expect(page).not.toHaveURL(/sign-in/);
}

/** The entries in the file of the person who is signed in. */
async function entries(page) {
  const answer = await page.request.get('/me/export.json');
  return (await answer.json()).entries;
}

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
    // No short word: among random bytes one of two letters is there by chance.
    expect(row).not.toMatch(/weather|rainy|audience|lead/);

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

for (const [what, lose] of [
  ['reaches nothing', (route) => route.abort('internetdisconnected')],
  ['loses the answer', (route) => route.fetch().then(() => route.abort('connectionreset'))],
  ['never answers', () => {}],
]) {
  test(`a filled-in form is kept and recorded once where the network ${what}`, async ({ newcomers, browser, contextOptions, baseURL }) => {
    const { agents } = await newcomers({ agents: 1, lead: true });
    // Without a worker, so that requests of the page can be caught; without the listener for failed requests.
    const context = await browser.newContext({ ...contextOptions, baseURL, serviceWorkers: 'block' });
    const page = await context.newPage();
    await makeOwnPhone(page, agents[0]);
    await page.clock.install();
    await page.goto('/check-in');
    await page.locator('label', { hasText: 'Rainy' }).first().click();
    await page.locator('.stressors .tag-chip').first().click();
    await (await openNote(page)).fill('A long queue since eight.');
    // The browser says that it is online.
    const caught = page.waitForRequest('**/api/record_check_in');
    await loseNext(page, lose);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await caught;
    if (what === 'never answers') await page.clock.fastForward('00:09');
    await expect(page).toHaveURL(/\/check-in\/offline\//);
    await expect(page.locator('.offline-entry')).toContainText('Rainy');
    const [row] = await rows(page);
    expect(row).not.toContain('queue');

    await page.goto('/check-in').catch((error) => expect(error.message).toContain('ERR_ABORTED'));
    await expect(page.locator('#own-phone-says')).toContainText('has been sent');
    await expect.poll(() => rows(page)).toEqual([]);
    const recorded = await entries(page);
    expect(recorded.map(({ weather, note, stressors }) => [weather, note, stressors.length])).toEqual([['rainy', 'A long queue since eight.', 1]]);
    await context.close();
  });
}

test('what is wrong with a form is said on its page, on an own phone too', async ({ newcomers, browser, contextOptions, baseURL }) => {
  const { agents } = await newcomers({ agents: 1 });
  const context = await browser.newContext({ ...contextOptions, baseURL });
  const page = await context.newPage();
  await makeOwnPhone(page, agents[0]);
  await page.goto('/check-in');
  await (await openNote(page)).fill('Not lost.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.locator('#weather-error')).toBeVisible();
  await expect(page.locator('#note')).toHaveValue('Not lost.');

  // A switch of the language takes along what is typed, and is not a check-in.
  await page.locator('label', { hasText: 'Rainy' }).first().click();
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.locator('#note')).toHaveValue('Not lost.');
  expect(await entries(page)).toEqual([]);
  await context.close();
});

test('a desk forgets whose phone the browser was, and sends nothing of that person', async ({ newcomers, browser, contextOptions, baseURL }) => {
  const { agents } = await newcomers({ agents: 2, lead: true });
  const context = await browser.newContext({ ...contextOptions, baseURL, serviceWorkers: 'block' });
  const page = await context.newPage();
  await makeOwnPhone(page, agents[0]);
  await page.goto('/check-in');
  await expect.poll(() => owner(page)).not.toBe('');
  await page.locator('label', { hasText: 'Stormy' }).first().click();
  await loseNext(page, (route) => route.abort('internetdisconnected'));
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.locator('.offline-entry')).toContainText('Stormy');

  // Their session ends elsewhere, and a colleague signs in as at a desk.
  await context.clearCookies();
  await context.addCookies(agents[1].cookies);
  await page.goto('/check-in');
  await expect.poll(() => owner(page)).toBe('');
  expect(await rows(page)).toHaveLength(1);
  expect(await entries(page)).toEqual([]);
  await page.goto('/check-in/offline/en');
  await expect(page.locator('.offline-entry')).toHaveCount(0);
  await page.locator('label', { hasText: 'Sunny' }).first().click();
  await page.locator('label', { hasText: 'My lead' }).first().click();
  await page.getByRole('button', { name: 'Save on this phone' }).click();
  await expect(page.getByRole('status')).toContainText('on your own phone only');

  // The first person comes back, and what they saved is sent as theirs.
  await context.clearCookies();
  await signInOnOwnPhone(page, agents[0]);
  await page.goto('/check-in').catch((error) => expect(error.message).toContain('ERR_ABORTED'));
  await expect(page.locator('#own-phone-says')).toContainText('has been sent');
  expect((await entries(page)).map(({ weather }) => weather)).toEqual(['stormy']);
  await context.close();
});

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
