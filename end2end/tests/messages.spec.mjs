// Where messages go: an admin sets up a chat group, in both languages; what cannot work comes back with what was typed.
import { expect, test } from '../support/test.mjs';
import { sendUnchecked } from '../support/forms.mjs';
import { post } from '../support/people.mjs';

const TEXTS = {
  en: { title: 'Messages', save: 'Save', add: 'Add the group', times: 'Save the times', remove: 'Remove', added: 'gets a message', gone: 'Nothing is sent to', slack: 'Slack' },
  'zh-CN': { title: '消息', save: '保存', add: '添加', times: '保存时间', remove: '删除', added: '的群会收到一条消息', gone: '不再通过', slack: 'Slack' },
};

for (const [language, says] of Object.entries(TEXTS)) {
  test(`an admin adds a chat group and removes it (${language})`, async ({ newcomers, admin, another }) => {
    const { team } = await newcomers({ agents: 1 });
    const { cookies } = await admin.storageState();
    const page = await another(cookies);
    await page.context().addCookies([{ name: 'weathervane_language', value: language, url: process.env.WEATHERVANE_URL }]);
    await page.goto('/admin/messages');
    await expect(page.getByRole('heading', { level: 1, name: says.title })).toBeVisible();

    // Nothing filled in, then a server on this machine.
    const mail = page.locator('form[action="/api/save_mail_server"]');
    await sendUnchecked(mail, says.save);
    await expect(page.locator('#host-error')).toBeVisible();
    await mail.locator('#host').fill('127.0.0.1');
    await mail.locator('#sender').fill('weathervane@example.org');
    await sendUnchecked(mail, says.save);
    await expect(page.locator('#host-error')).toContainText('--local-relays');
    await expect(page.locator('#sender')).toHaveValue('weathervane@example.org');

    // One end of the quiet hours.
    const times = page.locator('form[action="/api/choose_message_times"]');
    await times.locator('#quiet_until').fill('');
    await sendUnchecked(times, says.times);
    await expect(page.locator('#quiet_from-error')).toBeVisible();

    // An address without https, then a group that can be read and removed; its address is shown nowhere.
    const group = page.locator('form[action="/api/add_chat_group"]');
    await group.locator('#team').selectOption(team.key);
    await group.locator('#program').selectOption('slack');
    await group.locator('#webhook').fill('http://hooks.example.com/secret');
    await sendUnchecked(group, says.add);
    await expect(page.locator('#webhook-error')).toBeVisible();
    await expect(group.locator('#team')).toHaveValue(team.key);
    await group.locator('#webhook').fill('https://hooks.example.com/secret');
    await sendUnchecked(group, says.add);
    await expect(page.locator('.notice.good')).toContainText(says.added);
    const row = page.locator('#chat li', { hasText: team.name });
    await expect(row).toContainText(`${says.slack} · hooks.example.com`);
    expect(await page.content()).not.toContain('hooks.example.com/secret');
    await row.locator('form[action="/api/remove_chat_group"] button').click();
    await expect(page.locator('.notice.good')).toContainText(says.gone);
    await expect(row).toHaveCount(0);
  });
}

test('a test message and a choice that make no sense are refused', async ({ newcomers, admin, another }) => {
  const { html } = await post(admin, '/api/send_test_message', {});
  expect(html).toContain('id="test"');
  expect(html).toContain('wasn’t sent');
  const { agents } = await newcomers({ agents: 1 });
  const page = await another(agents[0].cookies);
  await page.goto('/account');
  const answer = await page.request.post('/api/choose_messages', {
    headers: { accept: 'application/json', origin: new URL(page.url()).origin },
    form: { wanted: 'maybe' },
  });
  expect(answer.status()).toBe(422);
});
