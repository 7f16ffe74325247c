// The library: a search, a mark for oneself, the course, and a case from its author over the psychologist to everybody.
import { speak } from '../support/looks.mjs';
import { ONCE, expect, test, withoutScript } from '../support/test.mjs';

const RAW = 'Mr Brown shouted';

const TEXTS = {
  en: {
    title: 'Library', search: 'Search', find: 'Search', word: 'calm down', instead: 'Let’s sort it out.', none: 'Nothing found', all: 'Show the whole library',
    helped: 'It helped me', said: 'You said it helped.', course: 'Your first month', read: 'Mark as read', isRead: 'Read', write: 'Write a case',
    happened: 'What happened', send: 'Send to the psychologist', missing: 'Write in a few words what happened.', waits: 'Waiting for a psychologist',
    caseTitle: 'Title', names: 'there are no names left', release: 'Release to everyone', titleMissing: 'Give it a title.', unchecked: 'Confirm that nobody can be recognised.',
    centre: 'From this centre', inLibrary: 'In the library', see: 'Read it', takeOut: 'Take it out of the library', sentence: 'Write one sentence', reply: 'One kind sentence to the author',
    declined: 'Not included', withdraw: 'Withdraw and delete', withdrawn: 'Withdrawn.', long: 'Use no more than',
  },
  'zh-CN': {
    title: '锦囊', search: '搜索', find: '搜索', word: '冷静', instead: '咱们现在就来办', none: '没有找到', all: '查看全部',
    helped: '对我有帮助', said: '你说过它有帮助。', course: '入职第一个月', read: '标为已读', isRead: '已读', write: '写一个案例',
    happened: '怎么回事', send: '发给心理老师', missing: '请简单写写是怎么回事。', waits: '等心理老师看',
    caseTitle: '标题', names: '没有姓名，也认不出是谁', release: '公布给大家', titleMissing: '请写一个标题。', unchecked: '请确认认不出是谁。',
    centre: '来自本中心', inLibrary: '已收入锦囊', see: '去看看', takeOut: '从锦囊里撤下', sentence: '请写一句', reply: '给作者一句贴心的话',
    declined: '没有收入', withdraw: '收回并删除', withdrawn: '已收回并删除', long: '最多',
  },
};

/** Shows pages in a language in this browser alone: the psychologist's account is that of other tests too, and keeps its own. */
async function showIn(page, language) {
  await page.context().addCookies([{ name: 'weathervane_language', value: language, url: process.env.WEATHERVANE_URL }]);
  await page.reload();
}

for (const [language, says] of Object.entries(TEXTS)) {
  test(`an agent searches, marks a card and reads the course (${language})`, async ({ page, agent }) => {
    await page.goto('/library');
    await speak(page, language);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(says.title);
    await page.getByLabel(says.search, { exact: true }).fill(says.word);
    await page.getByRole('search').getByRole('button', { name: says.find }).click();
    await expect(page.locator('.word-pairs')).toContainText(says.instead);
    await page.getByLabel(says.search, { exact: true }).fill('zebra');
    await page.getByRole('search').getByRole('button', { name: says.find }).click();
    await expect(page.getByRole('heading', { name: says.none })).toBeVisible();
    await page.getByRole('link', { name: says.all }).click();

    await page.getByRole('link', { name: says.course }).first().click();
    await page.locator('.library-week').first().getByRole('link').first().click();
    await page.getByRole('button', { name: says.helped }).click();
    await expect(page.locator('.library-marks')).toContainText(says.said);
    await page.getByRole('button', { name: says.read }).click();
    await page.getByRole('link', { name: says.course }).click();
    await expect(page.locator('.library-week li').first().locator('.said')).toHaveText(says.isRead);
    await page.goto('/library');
    await expect(page.locator('#helped-h')).toBeVisible();
  });

  test(`a case reaches everybody without its author, and leaves again (${language})`, async ({ page, newcomers, context, another, doors }) => {
    const { agents } = await newcomers({ agents: 2 });
    await context.addCookies(agents[0].cookies);
    await page.goto('/library/write');
    await speak(page, language);
    await page.getByRole('button', { name: says.send }).click();
    await expect(page.locator('#happened-error')).toContainText(says.missing);
    await page.getByLabel(says.happened).fill('a'.repeat(1001));
    await page.getByRole('button', { name: says.send }).click();
    await expect(page.locator('#happened-error')).toContainText(says.long);
    await expect(page.getByLabel(says.happened)).toHaveValue('a'.repeat(1001));
    const raw = `${RAW} ${agents[0].key}`;
    await page.getByLabel(says.happened).fill(raw);
    await page.getByRole('button', { name: says.send }).click();
    await expect(page.locator('.own-cases')).toContainText(says.waits);

    const psychologist = await another(await doors('psychologist'));
    await psychologist.goto('/library/review');
    await showIn(psychologist, language);
    await expect(psychologist.locator('main')).not.toContainText(agents[0].name);
    await psychologist.getByRole('link', { name: raw }).click();
    await psychologist.getByRole('button', { name: says.release }).click();
    await expect(psychologist.locator('#title-error')).toContainText(says.titleMissing);
    await expect(psychologist.locator('#without_names-error')).toContainText(says.unchecked);
    const title = `Shouting ${agents[0].key}`;
    await psychologist.getByLabel(says.caseTitle).fill(title);
    await psychologist.getByLabel(says.happened).fill('A caller shouted.');
    await psychologist.getByLabel(says.names).check();
    await psychologist.getByRole('button', { name: says.release }).click();
    await expect(psychologist.getByRole('heading', { level: 1 })).toHaveText(title);

    const other = await another(agents[1].cookies);
    await other.goto('/library?kind=case');
    await speak(other, language);
    const row = other.locator('.library-list li', { hasText: title });
    await expect(row).toContainText(says.centre);
    await row.getByRole('link').click();
    await expect(other.locator('.library-item')).toContainText('A caller shouted.');
    await expect(other.locator('main')).not.toContainText(RAW);

    await page.reload();
    await expect(page.locator('.own-cases')).toContainText(says.inLibrary);
    await psychologist.getByRole('button', { name: says.takeOut }).click();
    await expect(psychologist.locator('#reply-error')).toContainText(says.sentence);
    await psychologist.getByLabel(says.reply).fill('Thank you.');
    await psychologist.getByRole('button', { name: says.takeOut }).click();
    await page.reload();
    await expect(page.locator('.own-cases')).toContainText(says.declined);
    await expect(page.locator('.own-cases')).toContainText('Thank you.');
    await page.getByRole('button', { name: says.withdraw }).click();
    await expect(page.getByRole('status').first()).toContainText(says.withdrawn);
    await expect(page.locator('.own-cases')).toHaveCount(0);
  });
}

test('a psychologist declines a case with a sentence', async ({ page, agent, another, doors, javaScriptEnabled }) => {
  test.skip(withoutScript({ javaScriptEnabled }), ONCE);
  const raw = `${RAW} ${agent.key}`;
  await page.goto('/library/write');
  await page.getByLabel('What happened').fill(raw);
  await page.getByRole('button', { name: 'Send to the psychologist' }).click();
  const psychologist = await another(await doors('psychologist'));
  await psychologist.goto('/library/review');
  await psychologist.getByRole('link', { name: raw }).click();
  await psychologist.getByRole('button', { name: 'Don’t include it' }).click();
  await expect(psychologist.locator('#reply-error')).toContainText('Write one sentence');
  await psychologist.getByLabel('One kind sentence to the author').fill('Thank you.');
  await psychologist.getByRole('button', { name: 'Don’t include it' }).click();
  await expect(psychologist.locator('main')).not.toContainText(raw);
  await page.reload();
  await expect(page.locator('.own-cases')).toContainText('Not included');
});
