// The second factor of an admin: set up, asked for at sign-in, switched off; in both languages.
import { expect, test } from '../support/test.mjs';
import { fresh, invite, join, takeIn } from '../support/people.mjs';
import { code, nextCode } from '../support/totp.mjs';

const TEXTS = {
  en: { title: 'Two-step sign-in', again: 'or was used before', last: 'You have 9 backup codes left.', off: 'Two-step sign-in is off.' },
  'zh-CN': { title: '两步验证', again: '已经用过了', last: '还剩 9 个备用码', off: '两步验证已关闭' },
};

for (const [language, says] of Object.entries(TEXTS)) {
  test(`an admin signs in with a code from an app (${language})`, async ({ page, context, admin, baseURL }) => {
    const mark = fresh();
    const [key, password] = [`second-${mark}`, `blue sky over ${mark}`];
    await takeIn(admin, [{ key, name: `Second ${mark}`, roles: 'agent;admin' }]);
    const api = await join(baseURL, await invite(admin, key), password, 'me');
    // By the clock of the centre.
    const now = async () => Date.parse((await (await api.get('/me/export.json')).json()).exported_at);
    await context.addCookies((await api.storageState()).cookies);
    await context.addCookies([{ name: 'weathervane_language', value: language, url: process.env.WEATHERVANE_URL }]);

    await page.goto('/account#second-factor');
    await page.locator('#second-factor a').click();
    await expect(page.getByRole('heading', { name: says.title, level: 1 })).toBeVisible();
    const submit = (form) => page.locator(`form[action="/api/${form}"] button:not([value])`).click();
    await page.locator('#password').fill('not the password');
    await submit('start_second_factor');
    await expect(page.locator('#password-error')).toBeVisible();
    await page.locator('#password').fill(password);
    await submit('start_second_factor');
    await expect(page.locator('.second-factor .qr')).toBeVisible();
    const secret = await page.locator('.second-factor .secret').innerText();
    await page.locator('#code').fill('abcdef');
    await submit('confirm_second_factor');
    await expect(page.locator('#code-error')).toBeVisible();
    const first = code(secret, await now());
    await page.locator('#code').fill(first);
    await submit('confirm_second_factor');
    await expect(page.locator('.backup-codes li')).toHaveCount(10);
    const backup = await page.locator('.backup-codes li').allInnerTexts();

    // Sign in again: the code of the set-up is used up, the next one is not.
    const signIn = async () => {
      // As in another browser, in which the backup codes do not wait to be loaded again.
      await context.clearCookies({ name: /session|flash/ });
      await page.goto('/sign-in');
      await page.locator('#name').fill(key);
      await page.locator('#password').fill(password);
      await submit('sign_in');
      await expect(page).toHaveURL(/\/sign-in\/code$/);
      await expect(page.locator('#code')).toBeFocused();
    };
    await signIn();
    await page.locator('#code').fill(first);
    await submit('confirm_sign_in');
    await expect(page.locator('#code-error')).toContainText(says.again);
    await page.locator('#code').fill(nextCode(secret, await now()));
    await submit('confirm_sign_in');
    await expect(page).toHaveURL(/\/check-in$/);

    // Without the phone.
    await signIn();
    await page.locator('#code').fill(backup[0].toUpperCase());
    await submit('confirm_sign_in');
    await expect(page.getByText(says.last)).toBeVisible();

    await expect(page).toHaveURL(/\/second-factor$/);
    await submit('switch_off_second_factor');
    await expect(page.locator('#code-error')).toBeVisible();
    await page.locator('#password').fill(password);
    await page.locator('#code').fill(backup[1]);
    await submit('switch_off_second_factor');
    await expect(page.getByText(says.off)).toBeVisible();
    await api.dispose();
  });
}
