// Thanks: wrong fields keep what was typed, a note is on its way and taken back, praise is kept, shown to the team and hidden again.
import { ONCE, expect, test, withoutScript } from '../support/test.mjs';

const TEXTS = {
  en: {
    title: 'Thanks', line: 'One line', to: 'Who it’s for', send: 'Send thanks', missing: 'Enter a name.', unknown: 'Nobody here is called that.', noLine: 'Write one line.',
    umbrella: 'Umbrella', way: 'On its way', back: 'Take back', gone: 'Taken back.', again: 'today already', praise: 'What they said', keep: 'Keep it', kept: 'Kept.',
    who: 'Who sees it', team: 'My team and its leads', show: 'Change', me: 'Only me', more: 'Remove or report', remove: 'Remove it', removed: 'Nobody is told.', none: 'Nothing yet.',
  },
  'zh-CN': {
    title: '阳光便签', line: '一句话', to: '写给谁', send: '送出便签', missing: '请填写姓名。', unknown: '没有找到这个名字', noLine: '请写一句话。',
    umbrella: '雨伞', way: '还在路上', back: '收回', gone: '已收回', again: '今天已经谢过', praise: '客户说了什么', keep: '记下来', kept: '记下了。',
    who: '谁能看到', team: '我的班组和班长', show: '更改', me: '只有我', more: '删除或反映', remove: '删除', removed: '不会告诉任何人', none: '还没有。',
  },
};

for (const [language, says] of Object.entries(TEXTS)) {
  test(`a note is sent, taken back, and praise is shown to the team (${language})`, async ({ page, newcomers, context, another }) => {
    const { agents } = await newcomers({ agents: 2 });
    await context.addCookies(agents[0].cookies);
    await page.goto('/thanks');
    if (language !== 'en') await page.getByRole('button', { name: '中文' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(says.title);
    await page.getByLabel(says.line, { exact: true }).fill('Tea for two');
    await page.getByRole('radio').and(page.locator('[name=glyph][value=shelter]')).check();
    await page.getByRole('button', { name: says.send }).click();
    await expect(page.locator('#to-error')).toContainText(says.missing);
    await page.getByLabel(says.to).fill('Nobody at all');
    await page.getByRole('button', { name: says.send }).click();
    await expect(page.locator('#to-error')).toContainText(says.unknown);
    await expect(page.getByLabel(says.line, { exact: true })).toHaveValue('Tea for two');
    await expect(page.locator('[name=glyph][value=shelter]')).toBeChecked();
    await page.getByLabel(says.to).fill(agents[1].name);
    await page.getByRole('button', { name: says.send }).click();
    const way = page.locator('section', { has: page.getByRole('heading', { name: says.way }) });
    await expect(way).toContainText('Tea for two');
    await expect(way.getByRole('img')).toHaveAccessibleName(new RegExp(says.umbrella));
    await way.getByRole('button', { name: says.back }).click();
    await expect(page.locator('.notice.good')).toContainText(says.gone);
    await page.getByLabel(says.to).fill(agents[1].key);
    await page.getByLabel(says.line, { exact: true }).fill('And for the bus');
    await page.getByRole('button', { name: says.send }).click();
    await expect(page.getByRole('alert')).toContainText(says.again);
    await expect(page.getByLabel(says.line, { exact: true })).toHaveValue('And for the bus');

    await page.getByRole('button', { name: says.keep }).click();
    await expect(page.locator('#praise-error')).toContainText(says.noLine);
    await page.getByLabel(says.praise).fill('The nicest call');
    await page.getByRole('button', { name: says.keep }).click();
    await expect(page.locator('.notice.good')).toContainText(says.kept);

    const colleague = await another(agents[1].cookies);
    const note = page.locator('.thanks-note', { hasText: 'The nicest call' });
    await colleague.goto('/team');
    await expect(colleague.locator('main')).not.toContainText('The nicest call');
    await note.getByLabel(says.who).selectOption({ label: says.team });
    await note.getByRole('button', { name: says.show }).click();
    await colleague.reload();
    await expect(colleague.locator('.thanks-note')).toContainText(agents[0].name);
    await note.getByLabel(says.who).selectOption({ label: says.me });
    await note.getByRole('button', { name: says.show }).click();
    await colleague.reload();
    await expect(colleague.locator('main')).not.toContainText('The nicest call');
    await note.getByText(says.more).click();
    await note.getByRole('button', { name: says.remove }).click();
    await expect(page.locator('.notice.good')).toContainText(says.removed);
    await expect(page.locator('section', { has: page.locator('#received-h') })).toContainText(says.none);
  });
}

test('the agent of the demo reads what arrived, on the page and among their own weather', async ({ page, reading, javaScriptEnabled }) => {
  test.skip(withoutScript({ javaScriptEnabled }), ONCE);
  await reading('agent');
  await page.goto('/me');
  await expect(page.locator('#thanks')).toContainText('caught the bus');
  await page.locator('#thanks').getByRole('link').click();
  await expect(page.locator('.thanks-note').first()).toContainText('caught the bus');
});
