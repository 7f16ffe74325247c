// The company sign-in, against a real provider (the npm package oidc-provider), in both languages.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { startCentre } from '../support/centre.mjs';
import { TODAY } from '../support/clock.mjs';
import { join } from '../support/people.mjs';
import { freePort, startProvider } from '../support/provider.mjs';
import { expect, test as base, sendUnchecked } from '../support/test.mjs';

const PASSWORD = 'blue sky over the ridge';
const TEXTS = {
  en: { button: 'Sign in with Company', save: 'Save', saved: 'People can now sign in with Company', kept: 'It takes effect at the next sign-in', locked: 'Everything from before is locked', open: 'Enter my password', signIn: 'Sign in', signOut: 'Sign out' },
  'zh-CN': { button: '用Company登录', save: '保存', saved: '现在可以用Company登录了', kept: '从下一次登录起生效', locked: '以前的内容都锁着', open: '输入我的密码', signIn: '登录', signOut: '退出' },
};

const test = base.extend({
  /** A centre at an address that it knows, with an admin, an agent who has joined, and a provider. */
  centre: async ({ language }, use) => {
    const folder = await mkdtemp(path(tmpdir(), 'weathervane-oidc-'));
    const file = path(folder, 'roster.csv');
    const people = ['ada,Ada Quist,ada@example.org,admin,,,North', 'ning,Ning Shu,ning@example.org,agent,t1,Care,North'];
    const rows = people.map((row) => `${row},${language}`);
    await writeFile(file, ['person_id,name,email,roles,team_id,department,site,language', ...rows, ''].join('\n'));
    const [links, port] = [{}, await freePort()];
    const address = `http://127.0.0.1:${port}`;
    const provider = await startProvider(address);
    // By the clock of this machine: the provider signs with it.
    const centre = await startCentre(
      'serve',
      ['--listen', `127.0.0.1:${port}`, '--public-url', address, '--local-relays'],
      async (run) => {
        await run('import', 'roster', file);
        for (const key of ['ada', 'ning']) links[key] = (await run('user', 'invite', key)).trim().split('\n').pop();
      },
      TODAY,
      folder,
    );
    const clients = { agent: await join(centre.url, links.ning, PASSWORD, 'me'), admin: await join(centre.url, links.ada, PASSWORD) };
    await use({ url: centre.url, provider, ...clients });
    for (const client of Object.values(clients)) await client.dispose();
    await centre.stop();
    await provider.stop();
    await rm(folder, { recursive: true, force: true });
  },
  language: ['en', { option: true }],
  baseURL: async ({ centre }, use) => use(centre.url),
});

async function signInAtProvider(page, says) {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: says.button }).click();
  await page.getByLabel('Name').fill('ning');
  await page.getByRole('button', { name: 'Continue' }).click();
}

// A centre and a provider of its own, and four sign-ins: more than other tests do.
test.describe.configure({ timeout: 90_000 });

for (const [language, says] of Object.entries(TEXTS)) {
  test.describe(language, () => {
    test.use({ language, locale: language });

    test('a provider is set up, signs in, opens nothing from before, and signs out', async ({ page, centre }) => {
      const { cookies } = await centre.admin.storageState();
      await page.context().addCookies(cookies);
      await page.goto('/admin/sign-in');
      const form = page.locator('form[action="/api/save_identity_provider"]');
      await sendUnchecked(form, says.save);
      await expect(page.locator('#issuer-error')).toBeVisible();
      await expect(page.locator('#client_id-error')).toBeVisible();
      await form.locator('#issuer').fill(`${centre.url}/other`);
      await form.locator('#client_id').fill(centre.provider.client.id);
      await form.locator('#client_secret').fill(centre.provider.client.secret);
      await form.locator('#label').fill('Company');
      await sendUnchecked(form, says.save);
      await expect(page.locator('#issuer-error')).toBeVisible();
      await expect(form.locator('#label')).toHaveValue('Company');
      await form.locator('#issuer').fill(centre.provider.issuer);
      await form.locator('#client_secret').fill(centre.provider.client.secret);
      await sendUnchecked(form, says.save);
      await expect(page.locator('.notice.good')).toContainText(says.saved);

      const people = page.locator('form[action="/api/choose_provider_people"]');
      await people.locator('[name=add]').check();
      await people.locator('#role_claim').fill('groups');
      await sendUnchecked(people, says.save);
      await expect(page.locator('#domains-error')).toBeVisible();
      await expect(page.locator('#psychologist_value-error')).toBeVisible();
      await expect(people.locator('[name=add]')).toBeChecked();
      await people.locator('#domains').fill('example.com');
      await people.locator('#psychologist_value').fill('psychologists');
      await sendUnchecked(people, says.save);
      await expect(page.locator('.notice.good')).toContainText(says.kept);
      await expect(people.locator('#role_claim')).toHaveValue('groups');
      await page.context().clearCookies();

      await signInAtProvider(page, says);
      await page.goto('/me');
      await expect(page.locator('#locked')).toContainText(says.locked);
      await page.locator('#locked').getByRole('link', { name: says.open }).click();
      await page.locator('#password').fill(PASSWORD);
      await page.locator('form[action="/api/sign_in"]').getByRole('button', { name: says.signIn }).click();
      await page.goto('/me');
      await expect(page.locator('#locked')).toHaveCount(0);

      await page.locator('form[action="/api/sign_out"] button').first().click();
      await page.getByRole('button', { name: 'Sign out everywhere' }).click();
      await expect(page).toHaveURL(/\/sign-in$/);
      await page.goto('/me');
      await expect(page).toHaveURL(/\/sign-in/);

      // Signed out there by another page: the provider reports it.
      await signInAtProvider(page, says);
      await page.goto('/me');
      await expect(page).toHaveURL(/\/me$/);
      await page.goto(`${centre.provider.issuer}/session/end`);
      await page.getByRole('button', { name: 'Sign out everywhere' }).click();
      await page.waitForLoadState();
      await page.goto('/me');
      await expect(page).toHaveURL(/\/sign-in/);
    });
  });
}
