// A kiosk from the admin's link to a check-in with a code and a PIN, in both languages, on a tablet.
import { expect, test } from '../support/test.mjs';
import { fresh, post } from '../support/people.mjs';

const TEXTS = {
  en: { start: 'Make it a kiosk', stormy: 'Stormy', save: 'Save', saved: 'Saved. Take care.', wrong: 'don’t match', pinNow: 'Now your PIN.' },
  'zh-CN': { start: '设为自助点', stormy: '雷雨', save: '保存', saved: '记好了', wrong: '对不上', pinNow: '接着输 PIN。' },
};

for (const [language, says] of Object.entries(TEXTS)) {
  test(`people check in at a kiosk with a code and a PIN (${language})`, async ({ page, context, newcomers, admin, another, javaScriptEnabled }) => {
    const { agents } = await newcomers({ agents: 1 });
    const badge = `badge-${fresh()}`;

    // The admin makes the link and reads it once.
    const centre = await admin.get('/admin/centre');
    const site = (await centre.text()).match(/<select[^>]*id="site"[\s\S]*?<option value="([^"]+)"/)[1];
    const unnamed = await post(admin, '/api/add_kiosk', { kiosk: '', site });
    expect(unnamed.html).toContain('id="kiosk-error"');
    const label = `Entrance ${fresh()}`;
    const { html } = await post(admin, '/api/add_kiosk', { kiosk: label, site });
    const link = html.match(/id="kiosk-url"[^>]*value="([^"]+)"/)[1];

    // The person chooses code and PIN; first a PIN that is too simple.
    const own = await another(agents[0].cookies);
    await own.goto('/account#kiosk');
    await own.locator('#badge').fill(badge);
    await own.locator('#pin').fill('1111');
    await own.locator('#pin_again').fill('1111');
    await own.locator('form[action="/api/set_badge"] button').click();
    await expect(own.locator('#pin-error')).toBeVisible();
    await expect(own.locator('#badge')).toHaveValue(badge);
    await own.locator('#pin').fill('4711');
    await own.locator('#pin_again').fill('4711');
    await own.locator('form[action="/api/set_badge"] button').click();
    await expect(own.locator('.notice.good')).toBeVisible();

    // The tablet becomes the kiosk.
    await context.addCookies([{ name: 'weathervane_language', value: language, url: process.env.WEATHERVANE_URL }]);
    await page.setViewportSize({ width: 820, height: 1180 });
    await page.goto(`/kiosk/${link.split('/').pop()}`);
    await page.getByRole('button', { name: says.start }).click();
    await expect(page.locator('h1')).toBeVisible();
    await expect(page).toHaveURL(/\/kiosk$/);

    // A scanner types where the focus is.
    await expect(page.locator('#badge')).toBeFocused();

    // Nothing filled in, then a wrong PIN: nothing of the code stays.
    await page.getByRole('button', { name: says.save, exact: true }).click();
    await expect(page.locator('#badge-error')).toBeVisible();
    await page.locator('#badge').fill(badge);
    await page.locator('#pin').fill('9999');
    await page.locator('.weather-choice label', { hasText: says.stormy }).click();
    await page.getByRole('button', { name: says.save, exact: true }).click();
    await expect(page.getByText(says.wrong)).toBeVisible();
    await expect(page.locator('#badge')).toHaveValue('');
    await expect(page.locator('#pin')).toHaveValue('');

    await expect(page.locator('.weather-choice input:checked')).toHaveCount(0);

    // The sentence does not wait for the next person: after a minute the page is empty, also if the form was never sent.
    await expect(page.locator('meta[http-equiv=refresh]')).toHaveAttribute('content', '60;url=/kiosk?again=1');
    if (javaScriptEnabled !== false) {
      await page.clock.install();
      await page.goto('/kiosk');
      // The island has started when a tap on a choice gives the focus back.
      await expect(async () => {
        await page.locator('.weather-choice label').first().click();
        await expect(page.locator('#badge')).toBeFocused({ timeout: 500 });
      }).toPass();
      await page.clock.fastForward('00:50');
      await expect(page).toHaveURL(/\/kiosk$/);
      await page.clock.fastForward('00:11');
      await expect(page).toHaveURL(/\/kiosk\?again=1$/);
      await expect(page.locator('.weather-choice input:checked')).toHaveCount(0);

      // A page that the browser kept whole comes back with what the person before chose: it is emptied at once.
      await page.goto('/kiosk');
      await expect(async () => {
        await page.locator('.weather-choice label').first().click();
        await expect(page.locator('#badge')).toBeFocused({ timeout: 500 });
      }).toPass();
      await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
      await expect(page).toHaveURL(/\/kiosk\?again=1$/);
      await expect(page.locator('.weather-choice input:checked')).toHaveCount(0);
    }

    // A scanner sends Enter after the code: that leads to the PIN, and the code is not shown. Enter after the PIN saves.
    const chosen = page.locator('.weather-choice label', { hasText: says.stormy });
    await chosen.click();
    if (javaScriptEnabled !== false) {
      // After a tap on a weather, a scanner types into the field for the code again.
      await expect(async () => {
        await page.locator('.weather-choice label').first().click();
        await chosen.click();
        await expect(page.locator('#badge')).toBeFocused({ timeout: 500 });
      }).toPass();
    }
    await page.locator('#badge').fill(badge.toUpperCase());
    await page.locator('#badge').press('Enter');
    await expect(page.getByText(says.pinNow)).toBeVisible();
    await expect(page.locator('#pin')).toBeFocused();
    await expect(page.locator('[role=alert], .field-error')).toHaveCount(0);
    await expect(page.locator('main')).not.toContainText(badge, { ignoreCase: true });
    await page.locator('#pin').fill('4711');
    await page.locator('#pin').press('Enter');
    await expect(page.getByText(says.saved)).toBeVisible();
    await expect(page.locator('main')).not.toContainText(agents[0].name);

    await own.goto('/me');
    await expect(own.locator('main')).toContainText(/Stormy|雷雨/);
  });
}
