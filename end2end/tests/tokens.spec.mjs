// Tokens for programs, made by an admin and by a person for themselves, in both languages, and a call with each.
import { expect, test } from '../support/test.mjs';
import { fresh } from '../support/people.mjs';

const TEXTS = {
  en: { make: 'Make a token', name: 'Give it a name.', scope: 'Choose at least one.', roster: 'read and import the roster', own: 'read my check-ins, without notes', end: 'End' },
  'zh-CN': { make: '生成令牌', name: '请起个名称。', scope: '请至少选一项。', roster: '读取和导入花名册', own: '读取我的天气记录，不含小记', end: '停用' },
};

for (const [language, says] of Object.entries(TEXTS)) {
  test(`a token is made, used and ended (${language})`, async ({ newcomers, doors, another, request }) => {
    const { agents } = await newcomers({ agents: 1 });
    const call = async (token, path) => (await request.get(`/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } })).status();
    for (const [cookies, address, scope, path] of [
      [await doors('admin'), '/admin/tokens', says.roster, '/people'],
      [agents[0].cookies, '/account', says.own, '/me/check-ins'],
    ]) {
      const page = await another(cookies);
      await page.context().addCookies([{ name: 'weathervane_language', value: language, url: process.env.WEATHERVANE_URL }]);
      await page.goto(address);
      const form = page.locator('form[action^="/api/make_"]');
      await form.getByRole('button', { name: says.make }).click();
      await expect(page.getByText(says.name)).toBeVisible();
      await expect(page.getByText(says.scope)).toBeVisible();
      const name = `Program ${fresh()}`;
      await page.locator('#token_name').fill(name);
      await page.getByLabel(scope).check();
      if (await page.locator('#token_password').count()) await page.locator('#token_password').fill(agents[0].password);
      await form.getByRole('button', { name: says.make }).click();
      const token = await page.locator('#new-token').inputValue();
      expect(token).toMatch(/^wv_/);
      expect(await call(token, path)).toBe(200);
      await page.goto(address);
      await expect(page.locator('#new-token')).toHaveCount(0);
      await page.locator('li', { hasText: name }).getByRole('button').click();
      await expect(page.locator('.notice.good')).toBeVisible();
      expect(await call(token, path)).toBe(401);
    }
  });
}

const WEBHOOKS = {
  en: { link: 'Tell programs when something changes', add: 'Add the webhook', wrong: 'beginning with https://', gone: 'Nothing is sent to' },
  'zh-CN': { link: '有变动时通知程序', add: '添加 Webhook', wrong: '以 https:// 开头', gone: '不再通过这个 Webhook' },
};

for (const [language, says] of Object.entries(WEBHOOKS)) {
  test(`an admin adds a webhook, reads its secret once and removes it (${language})`, async ({ admin, another }) => {
    const page = await another((await admin.storageState()).cookies);
    await page.context().addCookies([{ name: 'weathervane_language', value: language, url: process.env.WEATHERVANE_URL }]);
    await page.goto('/admin/tokens');
    await page.getByRole('link', { name: says.link }).click();
    const host = `${fresh()}.example.org`;
    await page.locator('#webhook').fill(`http://${host}/secret`);
    await page.getByRole('button', { name: says.add }).click();
    await expect(page.locator('#webhook-error')).toContainText(says.wrong);
    await page.locator('#webhook').fill(`https://${host}/secret`);
    await page.getByRole('button', { name: says.add }).click();
    await expect(page.locator('#new-secret')).toHaveValue(/^whsec_/);
    await page.goto('/admin/webhooks');
    await expect(page.locator('#new-secret')).toHaveCount(0);
    const row = page.locator('li', { hasText: host });
    await expect(row).toBeVisible();
    expect(await page.content()).not.toContain(`${host}/secret`);
    await row.getByRole('button').click();
    await expect(page.locator('.notice.good')).toContainText(says.gone);
    await expect(page.locator('li', { hasText: host })).toHaveCount(0);
  });
}
