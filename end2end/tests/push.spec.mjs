// Reminders on a device of one's own: an admin allows push services, a person switches them on and off, and the worker shows what comes.
// No push service is contacted: the browser's part that would is replaced, and messages are handed to the worker by the browser's own tools.
import { NEEDS_SCRIPT, expect, sendUnchecked, test, withoutScript } from '../support/test.mjs';
import { post } from '../support/people.mjs';

test.use({
  // Chromium without windows has no push messages.
  launchOptions: [
    async ({ launchOptions }, use) => use({ ...launchOptions, executablePath: process.env.WEATHERVANE_CHROMIUM_WITH_WINDOWS ?? launchOptions.executablePath }),
    { scope: 'worker', option: true },
  ],
});

const TEXTS = {
  en: { on: 'Reminders are on', off: 'Reminders are off', desk: 'Only on a device of your own', noScript: 'This needs JavaScript', wrongHost: 'isn’t allowed in your centre', blocked: 'blocks notifications', save: 'Save the push services', noHost: 'isn’t the name of a server', saved: 'The push services are saved' },
  'zh-CN': { on: '已打开开班消息', off: '没有打开开班消息', desk: '只能用在自己的设备上', noScript: '这里需要 JavaScript', wrongHost: '没有允许这个浏览器的推送服务', blocked: '屏蔽了晴雨表的通知', save: '保存推送服务', noHost: '不是服务器名', saved: '推送服务已保存' },
};
const SERVICE = 'https://fcm.googleapis.com/fcm/send/';

const allow = (admin) => post(admin, '/api/allow_push_hosts', { 'known[]': 'fcm.googleapis.com' });

/** Lets the push manager of every page answer as a browser does whose service is at this address. */
const answeredBy = (context, endpoint) =>
  context.addInitScript(async (endpoint) => {
    const { publicKey } = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
    const point = await crypto.subtle.exportKey('raw', publicKey);
    const text = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
    const keys = { p256dh: text(point), auth: text(crypto.getRandomValues(new Uint8Array(16))) };
    PushManager.prototype.subscribe = async ({ applicationServerKey, userVisibleOnly }) => {
      if (applicationServerKey.length !== 65 || !userVisibleOnly) throw new Error('a browser would refuse this');
      return { toJSON: () => ({ endpoint: endpoint + text(crypto.getRandomValues(new Uint8Array(9))), keys }) };
    };
  }, endpoint);

/** A browser in which this person said that the device is their own. */
async function ownDevice({ browser, contextOptions, baseURL }, agent, language) {
  const context = await browser.newContext({ ...contextOptions, baseURL });
  await context.addCookies([...agent.cookies, { name: 'weathervane_language', value: language, url: baseURL }]);
  const page = await context.newPage();
  await page.goto('/account');
  const keep = page.locator('form[action="/api/keep_signed_in"]');
  await keep.locator('input[type=password]').fill(agent.password);
  await keep.locator('button').click();
  await expect(page.locator('.notice.good')).toBeVisible();
  return { context, page };
}

const card = (page) => page.locator('#push');

for (const [language, says] of Object.entries(TEXTS)) {
  test(`reminders are switched on and off on an own device (${language})`, async ({ admin, newcomers, browser, contextOptions, baseURL, javaScriptEnabled }) => {
    await allow(admin);
    const { agents } = await newcomers({ agents: 1 });
    const { context, page } = await ownDevice({ browser, contextOptions, baseURL }, agents[0], language);
    if (withoutScript({ javaScriptEnabled })) {
      await expect(card(page)).toContainText(says.noScript);
      await expect(page.locator('form[action="/api/switch_on_push"]')).toBeHidden();
      await context.close();
      return;
    }
    await context.grantPermissions(['notifications']);
    await answeredBy(context, 'https://push.example.org/');
    await page.goto('/account');
    await expect(card(page)).toContainText(says.off);
    const on = page.locator('form[action="/api/switch_on_push"] button');
    await on.click();
    await expect(card(page)).toContainText(says.wrongHost);

    await answeredBy(context, SERVICE);
    await page.goto('/account');
    await on.click();
    await expect(card(page)).toContainText(says.on);
    expect(await page.content()).not.toContain(SERVICE);
    await page.locator('form[action="/api/switch_off_push"] button').click();
    await expect(card(page)).toContainText(says.off);
    await context.close();
  });

  test(`a desk and a browser that blocks notifications say why not (${language})`, async ({ admin, newcomers, browser, contextOptions, baseURL, javaScriptEnabled }) => {
    test.skip(withoutScript({ javaScriptEnabled }), NEEDS_SCRIPT);
    await allow(admin);
    const { agents } = await newcomers({ agents: 1 });
    const desk = await browser.newContext({ ...contextOptions, baseURL });
    await desk.addCookies([...agents[0].cookies, { name: 'weathervane_language', value: language, url: baseURL }]);
    const shared = await desk.newPage();
    await shared.goto('/account');
    await expect(card(shared)).toContainText(says.desk);
    await expect(shared.locator('form[action="/api/switch_on_push"]')).toHaveCount(0);
    await desk.close();
    const { context, page } = await ownDevice({ browser, contextOptions, baseURL }, agents[0], language);
    await context.addInitScript(() => Object.defineProperty(Notification, 'permission', { get: () => 'denied' }));
    await page.goto('/account');
    await expect(card(page).locator('[data-push-says="blocked"]')).toContainText(says.blocked);
    await expect(page.locator('form[action="/api/switch_on_push"]')).toBeHidden();
    await context.close();
  });

  test(`an admin allows push services (${language})`, async ({ admin, another }) => {
    const page = await another((await admin.storageState()).cookies);
    await page.context().addCookies([{ name: 'weathervane_language', value: language, url: process.env.WEATHERVANE_URL }]);
    await page.goto('/admin/messages#push');
    const form = page.locator('form[action="/api/allow_push_hosts"]');
    await form.locator('input[value="fcm.googleapis.com"]').check();
    await form.locator('#others').fill('not/a/host');
    await sendUnchecked(form, says.save);
    await expect(page.locator('#others-error')).toContainText(says.noHost);
    await expect(form.locator('input[value="fcm.googleapis.com"]')).toBeChecked();
    await form.locator('#others').fill('');
    await sendUnchecked(form, says.save);
    await expect(page.locator('.notice.good')).toContainText(says.saved);
    await page.goto('/privacy');
    await expect(page.locator('main')).toContainText('fcm.googleapis.com');
  });
}

test('the worker shows one notification, which leads to the check-in', async ({ admin, newcomers, browser, contextOptions, baseURL, javaScriptEnabled }) => {
  test.skip(withoutScript({ javaScriptEnabled }), NEEDS_SCRIPT);
  await allow(admin);
  const { agents } = await newcomers({ agents: 1 });
  const { context, page } = await ownDevice({ browser, contextOptions, baseURL }, agents[0], 'en');
  await context.grantPermissions(['notifications']);
  await page.goto('/check-in');
  const running = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistration('/check-in'))?.active?.state);
  await expect.poll(running).toBe('activated');
  const cdp = await context.newCDPSession(page);
  const found = new Promise((resolve) => {
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const ours = registrations.find(({ scopeURL, isDeleted }) => scopeURL.endsWith('/check-in') && !isDeleted);
      if (ours) resolve(ours.registrationId);
    });
  });
  await cdp.send('ServiceWorker.enable');
  const registrationId = await found;
  const deliver = (data) => cdp.send('ServiceWorker.deliverPushMessage', { origin: new URL(page.url()).origin, registrationId, data });
  const shown = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration('/check-in');
      return (await registration.getNotifications()).map(({ title, body, lang, tag }) => ({ title, body, lang, tag }));
    });
  await deliver('not what this centre sends');
  await expect.poll(shown).toEqual([{ title: 'Weathervane', body: '', lang: '', tag: 'reminder' }]);
  await deliver(JSON.stringify({ title: 'How’s your weather today?', body: 'Your shift has begun.', lang: 'en' }));
  await expect.poll(shown).toEqual([{ title: 'How’s your weather today?', body: 'Your shift has begun.', lang: 'en', tag: 'reminder' }]);

  await page.goto('/account');
  // The worker of "I need help now" has the same address.
  const workers = await Promise.all(context.serviceWorkers().map(async (one) => [await one.evaluate(() => self.registration.scope), one]));
  const [, worker] = workers.find(([scope]) => scope.endsWith('/check-in'));
  const opened = await worker.evaluate(async () => {
    const addresses = [];
    self.clients.openWindow = async (address) => addresses.push(address);
    const [notification] = await self.registration.getNotifications();
    const event = new NotificationEvent('notificationclick', { notification });
    const done = new Promise((resolve) => {
      event.waitUntil = (work) => work.then(resolve, resolve);
    });
    self.dispatchEvent(event);
    await done;
    return { addresses, left: (await self.registration.getNotifications()).length };
  });
  expect(opened).toEqual({ addresses: ['/check-in'], left: 0 });
  await context.close();
});
