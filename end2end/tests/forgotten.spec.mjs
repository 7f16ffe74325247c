// A forgotten password: a link by mail sets a new one, in both languages. Each test has a centre of its own, which sends mail.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { startCentre } from '../support/centre.mjs';
import { SET } from '../support/clock.mjs';
import { startMailServer } from '../support/mail.mjs';
import { join, post } from '../support/people.mjs';
import { expect, test as base, sendUnchecked } from '../support/test.mjs';

const PASSWORD = 'blue sky over the ridge';
const NEW = 'a calm lake before noon';
const TEXTS = {
  en: {
    forgot: 'Forgot your password?',
    send: 'Send me the link',
    missing: 'Enter your sign-in name or email.',
    asked: 'If that account has an email address, a link is on its way.',
    title: 'A new password for Ning Shu',
    locked: 'all of it is locked until you enter the recovery code',
    set: 'Set password',
    told: 'Your password was set with a link from an email',
    gone: 'This link no longer works',
    again: 'Ask for another link',
  },
  'zh-CN': {
    forgot: '忘了密码？',
    send: '发链接给我',
    missing: '请填登录名或邮箱。',
    asked: '如果这个账号有邮箱',
    title: 'Ning Shu，请重设密码',
    locked: '输入你抄下的恢复码就能打开',
    set: '设置密码',
    told: '有人用邮件里的链接重设了你的密码',
    gone: '这个链接已失效',
    again: '再要一个链接',
  },
};

const test = base.extend({
  /** A centre with a mail server, and an agent with an address who reads `language`. */
  centre: async ({ language }, use) => {
    const folder = await mkdtemp(path(tmpdir(), 'weathervane-forgotten-'));
    const file = path(folder, 'roster.csv');
    const people = ['ada,Ada Quist,,admin,,,North,en', `ning,Ning Shu,ning@example.org,agent,t1,Care,North,${language}`];
    await writeFile(file, ['person_id,name,email,roles,team_id,department,site,language', ...people, ''].join('\n'));
    const links = {};
    const mail = await startMailServer();
    const centre = await startCentre(
      'serve',
      ['--public-url', 'http://weather.example', '--local-relays'],
      async (run) => {
        await run('import', 'roster', file);
        for (const key of ['ada', 'ning']) links[key] = (await run('user', 'invite', key)).trim().split('\n').pop();
      },
      SET,
      folder,
    );
    const agent = await join(centre.url, links.ning, PASSWORD, 'me');
    await agent.dispose();
    const admin = await join(centre.url, links.ada, PASSWORD);
    const settings = { host: '127.0.0.1', port: String(mail.port), security: 'plain', sender: 'weathervane@example.org', login: '' };
    await post(admin, '/api/save_mail_server', settings);
    await admin.dispose();
    await use({ url: centre.url, mail });
    await centre.stop();
    await mail.stop();
    await rm(folder, { recursive: true, force: true });
  },
  language: ['en', { option: true }],
  baseURL: async ({ centre }, use) => use(centre.url),
});

for (const [language, says] of Object.entries(TEXTS)) {
  test.describe(language, () => {
    test.use({ language, locale: language });
    test('a link by mail sets a new password once', async ({ page, centre, quiet }) => {
      await page.goto('/sign-in');
      await page.getByRole('link', { name: says.forgot }).click();
      await expect(page).toHaveURL('/forgotten');
      const form = page.locator('form[action="/api/ask_for_reset"]');
      await sendUnchecked(form, says.send);
      await expect(page.locator('#name-error')).toHaveText(says.missing);
      await page.locator('#name').fill('ning@example.org');
      await form.getByRole('button', { name: says.send }).click();
      await expect(page).toHaveURL('/sign-in');
      await expect(page.locator('.notice.good')).toContainText(says.asked);

      await expect.poll(() => centre.mail.received.length).toBe(1);
      const link = centre.mail.received[0].match(/http:\/\/weather\.example(\/invitation\/\S+)/)[1];
      await page.goto(link);
      await expect(page.getByRole('heading', { level: 1, name: says.title })).toBeVisible();
      await expect(page.getByText(says.locked)).toBeVisible();
      await page.locator('#password').fill(NEW);
      await page.locator('#again').fill(NEW);
      await page.getByRole('button', { name: says.set }).click();
      await expect(page.locator('#again')).toHaveCount(0);
      await page.goto('/check-in');
      await expect(page.getByText(says.told)).toBeVisible();

      quiet.expects(410, link);
      expect((await page.goto(link)).status()).toBe(410);
      await expect(page.getByRole('heading', { level: 1, name: says.gone })).toBeVisible();
      await page.getByRole('link', { name: says.again }).click();
      await expect(page).toHaveURL('/forgotten');
    });
  });
}
