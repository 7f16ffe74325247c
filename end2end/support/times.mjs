// Counts taps and measures times, from a reminder and at a kiosk to a saved check-in:
//
//   node support/times.mjs [ROUNDS]
//
// in a demo that WEATHERVANE_BIN starts, with the browser that WEATHERVANE_CHROMIUM names. Each round is another person in another
// browser, because a second check-in of a shift is another page. No part of the test run; docs/measured.md says what it measured.
// A tap here takes no time of a finger or an eye: the times are those of the browser and the server.
import { chromium } from '@playwright/test';
import { startCentre } from './centre.mjs';
import { device, underItsName } from './passkeys.mjs';
import { fresh, invite, join, post, signedIn, takeIn } from './people.mjs';

const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
const TABLET = { viewport: { width: 820, height: 1180 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
const PIN = '4714';

/** Counts the taps and keys of one check-in, and its times from the beginning on. */
class Count {
  taps = 0;
  keys = 0;
  #began = performance.now();
  #form = 0;

  async tap(locator) {
    this.taps += 1;
    await locator.tap();
  }

  async type(page, text) {
    this.keys += text.length;
    await page.keyboard.type(text);
  }

  /** Notes that the form can be filled in. */
  async sees(form) {
    await form.waitFor();
    this.#form = performance.now() - this.#began;
  }

  done() {
    return { taps: this.taps, keys: this.keys, form: this.#form, saved: performance.now() - this.#began };
  }
}

const rounds = Number(process.argv[2] ?? 10);
if (!Number.isInteger(rounds) || rounds < 1) {
  console.error('usage: node support/times.mjs [ROUNDS]');
  process.exit(2);
}

const centre = await startCentre('demo', ['--people', '60', '--days', '60', '--seed', '7']);
const browser = await chromium.launch({
  executablePath: process.env.WEATHERVANE_CHROMIUM,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  const admin = await signedIn(centre.url, centre.people.admin);
  const people = await newPeople(admin, rounds);
  const kiosk = await newKiosk(admin);
  const measured = { 'reminder, signed out, passkey': [], 'reminder, own phone': [], 'kiosk, code typed': [], 'kiosk, code scanned': [] };
  const [signedOut, ownPhone, typed, scanned] = Object.values(measured);
  for (const [first, second, third, fourth] of people) {
    signedOut.push(await fromReminder(first, false));
    ownPhone.push(await fromReminder(second, true));
    typed.push(await atKiosk(kiosk, third, false));
    scanned.push(await atKiosk(kiosk, fourth, true));
  }
  report(measured);
  await admin.dispose();
} finally {
  await browser.close();
  await centre.stop();
}

/** Four people a round, who have joined. */
async function newPeople(admin, count) {
  const mark = fresh();
  const team = { key: `team-${mark}`, name: `Team ${mark}` };
  const all = Array.from({ length: count * 4 }, (_, place) => ({ key: `m${place}-${mark}`, name: `Measured ${place} ${mark}`, team }));
  await takeIn(admin, all);
  for (const person of all) {
    person.password = `blue sky over ${person.key}`;
    person.api = await join(centre.url, await invite(admin, person.key), person.password, 'lead');
  }
  return Array.from({ length: count }, (_, round) => all.slice(round * 4, round * 4 + 4));
}

/** The secret with which a browser is a kiosk of the site of the people. */
async function newKiosk(admin) {
  const page = await (await admin.get('/admin/centre')).text();
  const site = page.match(/<select[^>]*id="site"[\s\S]*?<option value="([^"]+)"/)[1];
  const { html } = await post(admin, '/api/add_kiosk', { kiosk: 'Entrance', site });
  const context = await browser.newContext({ baseURL: centre.url });
  await post(context.request, '/api/start_kiosk', { token: html.match(/id="kiosk-url"[^>]*value="([^"]+)"/)[1].split('/').pop() });
  const cookies = await context.cookies();
  await context.close();
  return cookies;
}

/** Opens a browser of this kind with these cookies, in English. */
async function open(kind, baseURL, cookies = []) {
  const context = await browser.newContext({ baseURL, ...kind });
  await context.addCookies([...cookies, { name: 'weathervane_language', value: 'en', url: baseURL }]);
  return context.newPage();
}

/** From the link of a reminder to a saved check-in: with a passkey, or on a phone that stays signed in. */
async function fromReminder(person, staysSignedIn) {
  const base = underItsName(centre.url);
  const page = await open(PHONE, base);
  const { cdp } = await device(page, true);
  await page.goto('/sign-in');
  await page.locator('#name').fill(person.key);
  await page.locator('#password').fill(person.password);
  if (staysSignedIn) await page.locator('form[action="/api/sign_in"] input[name=own_phone]').check();
  await page.locator('form[action="/api/sign_in"] button').click();
  await page.waitForURL(/\/check-in/);
  if (!staysSignedIn) {
    await page.goto('/account#passkeys');
    await page.locator('#label').fill('Blue phone');
    await page.locator('form[action="/api/add_passkey"] button').click();
    await page.locator('.notice.good').waitFor();
    await page.context().clearCookies({ name: /session/ });
  }
  await page.goto('about:blank');
  await cdp.send('Network.clearBrowserCache');

  const count = new Count();
  await page.goto(`${base}/check-in`);
  if (!staysSignedIn) await count.tap(page.locator('form[action="/api/sign_in_with_passkey"] button'));
  await count.sees(page.locator('.check-in-form .weather-choice'));
  await count.tap(page.locator('.weather-choice label').first());
  await count.tap(page.locator('.save-row > .button'));
  await page.getByRole('heading', { level: 1, name: /^Saved/ }).waitFor();
  const counted = count.done();
  await page.context().close();
  return counted;
}

/** From an open kiosk to a saved check-in: the code typed, or read by a scanner that sends Enter. */
async function atKiosk(cookies, person, isScanned) {
  const code = `badge-${fresh()}`;
  await post(person.api, '/api/set_badge', { badge: code, pin: PIN, pin_again: PIN });
  const page = await open(TABLET, centre.url, cookies);
  await page.goto('/kiosk');

  const count = new Count();
  // The field for the code has the focus.
  if (isScanned) {
    // The keys of a scanner are nobody's.
    await page.locator('#badge').fill(code);
    await page.locator('#badge').press('Enter');
    await page.locator('.code-read').waitFor();
  } else {
    await count.type(page, code);
    await count.tap(page.locator('#pin'));
  }
  await count.type(page, PIN);
  await count.sees(page.locator('.kiosk-form .weather-choice'));
  await count.tap(page.locator('.weather-choice label').first());
  await count.tap(page.locator('.kiosk-form > .button'));
  await page.waitForURL(/saved=1/);
  const counted = count.done();
  await page.context().close();
  return counted;
}

function report(measured) {
  console.log('| way | taps | keys | form: median | slowest | saved: median | slowest |\n|---|---|---|---|---|---|---|');
  for (const [way, all] of Object.entries(measured)) {
    const most = (what) => Math.max(...all.map((counted) => counted[what]));
    const times = (what) => {
      const sorted = all.map((counted) => counted[what]).sort((one, other) => one - other);
      return [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)].map((ms) => `${(ms / 1000).toFixed(1)} s`).join(' | ');
    };
    console.log(`| ${way} | ${most('taps')} | ${most('keys')} | ${times('form')} | ${times('saved')} |`);
  }
}
