// Passkeys with the browser's own virtual device, in both languages: add one, sign in, read a private note, remove it.
import { device, underItsName } from '../support/passkeys.mjs';
import { NEEDS_SCRIPT, expect, test, withoutScript } from '../support/test.mjs';

const TEXTS = {
  en: { opens: 'It opens your private notes.', none: 'Private notes need your password.', closed: 'this passkey can’t open them', refused: 'doesn’t sign you in here' },
  'zh-CN': { opens: '能打开只给自己的小记', none: '看只给自己的小记要输密码', closed: '这个通行密钥打不开', refused: '在这里登录不了' },
};

/** The centre under the name that its passkeys belong to. */
const here = () => underItsName(process.env.WEATHERVANE_URL);

async function withPassword(page, { key, password }) {
  await page.goto(`${here()}/sign-in`);
  await page.locator('#name').fill(key);
  await page.locator('#password').fill(password);
  await page.locator('form[action="/api/sign_in"] button').click();
  await expect(page).toHaveURL(/\/check-in/);
}

async function signOut(page) {
  await page.context().clearCookies({ name: /session/ });
  await page.goto(`${here()}/sign-in`);
}

const signIn = (page) => page.locator('form[action="/api/sign_in_with_passkey"] button').click();

async function add(page, name) {
  await page.goto(`${here()}/account#passkeys`);
  await page.locator('#label').fill(name);
  await page.locator('form[action="/api/add_passkey"] button').click();
  await expect(page.locator('.notice.good')).toBeVisible();
}

for (const [language, says] of Object.entries(TEXTS)) {
  test(`a passkey signs in and opens private notes (${language})`, async ({ page, newcomers, javaScriptEnabled }) => {
    test.skip(withoutScript({ javaScriptEnabled }), NEEDS_SCRIPT);
    const { agents } = await newcomers({ agents: 1 });
    const note = `Only mine ${agents[0].key}`;
    await agents[0].checkIn({ audience: 'me', note, note_audience: 'me' });
    await page.context().addCookies([{ name: 'weathervane_language', value: language, url: here() }]);
    await page.setViewportSize({ width: 390, height: 844 });
    await device(page, true);
    await withPassword(page, agents[0]);

    // No name, then a name that stays in the list.
    await page.goto(`${here()}/account#passkeys`);
    await page.locator('#label').fill('');
    await page.locator('form[action="/api/add_passkey"] button').click();
    await expect(page.locator('#label-error')).toBeVisible();
    await add(page, 'Blue phone');
    await expect(page.locator('#passkeys li')).toContainText(['Blue phone']);
    await expect(page.locator('#passkeys li')).toContainText([says.opens]);

    await signOut(page);
    await signIn(page);
    await expect(page).toHaveURL(/\/check-in/);
    await page.goto(`${here()}/me`);
    await expect(page.locator('main')).toContainText(note);

    await page.goto(`${here()}/account#passkeys`);
    await page.locator('#passkeys form[action="/api/remove_passkey"] button').click();
    await expect(page.locator('.notice.good')).toBeVisible();
    await expect(page.locator('#passkeys li')).toHaveCount(0);
    await signOut(page);
    await signIn(page);
    await expect(page.getByText(says.refused)).toBeVisible();
  });
}

test('a device that computes no secret leaves private notes closed', async ({ page, newcomers, javaScriptEnabled }) => {
  test.skip(withoutScript({ javaScriptEnabled }), NEEDS_SCRIPT);
  const { agents } = await newcomers({ agents: 1 });
  const note = `Only mine ${agents[0].key}`;
  await agents[0].checkIn({ audience: 'me', note, note_audience: 'me' });
  await page.context().addCookies([{ name: 'weathervane_language', value: 'en', url: here() }]);
  await device(page, false);
  await withPassword(page, agents[0]);
  await add(page, 'Old tablet');
  await expect(page.locator('#passkeys li')).toContainText([TEXTS.en.none]);
  await signOut(page);
  await signIn(page);
  await expect(page).toHaveURL(/\/check-in/);
  await page.goto(`${here()}/me`);
  await expect(page.locator('main')).toContainText(TEXTS.en.closed);
  await expect(page.locator('main')).not.toContainText(note);
});

test('a device that does not know its holder is answered in words', async ({ page, newcomers, javaScriptEnabled }) => {
  test.skip(withoutScript({ javaScriptEnabled }), NEEDS_SCRIPT);
  const { agents } = await newcomers({ agents: 1 });
  await page.context().addCookies([{ name: 'weathervane_language', value: 'en', url: here() }]);
  const { cdp, authenticatorId } = await device(page, true);
  await withPassword(page, agents[0]);
  await add(page, 'Blue phone');
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await signOut(page);
  await signIn(page);
  await expect(page.locator('form[action="/api/sign_in_with_passkey"] [data-passkey-failed]')).toBeVisible();
  await expect(page).toHaveURL(/\/sign-in/);
});

test('a browser without scripts or passkeys sees the password only', async ({ page, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled !== false, 'the browser without scripts');
  await page.goto('/sign-in');
  await expect(page.locator('form[action="/api/sign_in"]')).toBeVisible();
  await expect(page.locator('form[action="/api/sign_in_with_passkey"]')).toBeHidden();
});
