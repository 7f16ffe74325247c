// The stressor register: a proposal without a name, one like it, support, an owner, an answer, and a source that names somebody.
import { expect, test } from '../support/test.mjs';

const TEXTS = {
  en: {
    title: 'What gets in the way', write: 'Write something down', words: 'What gets in the way', about: 'What it’s about', shift: 'Every shift', months: 'For a few months',
    without: 'Without my name', send: 'Put it on the list', missing: 'Write in a sentence', long: 'Use no more than', choose: 'Choose one.', kept: 'It’s on the list.',
    alike: 'Is it one of these?', support: 'It gets in my way too', two: '2 people', unnamed: 'Without a name', owner: 'Who takes care of it', done: 'What was done, or why',
    noDone: 'Write what was done', changed: 'Changed', news: 'something new', read: 'I’ve read it', yours: 'you proposed it', hideWhy: 'Why it’s hidden', hide: 'Hide it', noWhy: 'Write why.',
    words1: 'The printer on floor %s jams', words2: 'Printer on floor %s jams again',
  },
  'zh-CN': {
    title: '干扰源清单', write: '写一条', words: '什么在干扰你', about: '关于什么', shift: '每个班次', months: '有几个月了',
    without: '不署名', send: '放进清单', missing: '请用一句话', long: '最多', choose: '请选一项。', kept: '已放进清单。',
    alike: '是不是这几条里的？', support: '我也遇到', two: '2 人', unnamed: '不署名', owner: '谁负责', done: '做了什么，或者',
    noDone: '请写写做了什么', changed: '已改变', news: '新进展', read: '我看过了', yours: '你提的', hideWhy: '为什么隐藏', hide: '隐藏', noWhy: '请写写原因',
    words1: '%s楼打印机老卡纸', words2: '%s楼的打印机又卡纸',
  },
};

/** Shows pages in a language in this browser alone. */
async function showIn(page, language) {
  await page.context().addCookies([{ name: 'weathervane_language', value: language, url: process.env.WEATHERVANE_URL }]);
}

async function fillIn(page, says, words) {
  await page.getByRole('textbox', { name: says.words }).fill(words);
  await page.getByLabel(says.about).selectOption('kind/systems');
  await page.getByLabel(says.shift).check();
  await page.getByLabel(says.months).check();
  await page.getByLabel(says.without, { exact: true }).check();
}

for (const [language, says] of Object.entries(TEXTS)) {
  test(`a source is proposed, supported, answered and hidden (${language})`, async ({ page, newcomers, context, another, admin }) => {
    const { agents, lead } = await newcomers({ agents: 2, lead: true });
    const [words, alike] = [says.words1, says.words2].map((text) => text.replace('%s', agents[0].key));
    await context.addCookies(agents[0].cookies);
    await showIn(page, language);
    await page.goto('/stressors');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(says.title);
    await page.getByRole('link', { name: says.write }).click();
    await page.getByRole('button', { name: says.send }).click();
    await expect(page.locator('#words-error')).toContainText(says.missing);
    await expect(page.locator('#named-error')).toContainText(says.choose);
    await page.getByRole('textbox', { name: says.words }).fill('a'.repeat(201));
    await page.getByRole('button', { name: says.send }).click();
    await expect(page.locator('#words-error')).toContainText(says.long);
    await fillIn(page, says, words);
    await page.getByRole('button', { name: says.send }).click();
    await expect(page.getByRole('status').first()).toContainText(says.kept);
    await expect(page.locator('.source-facts')).toContainText(says.unnamed);
    const source = new URL(page.url()).pathname;

    const other = await another(agents[1].cookies);
    await showIn(other, language);
    await other.goto('/stressors/propose');
    await fillIn(other, says, alike);
    await other.getByRole('button', { name: says.send }).click();
    await expect(other.getByRole('heading', { name: says.alike })).toBeVisible();
    await expect(other.getByRole('textbox', { name: says.words })).toHaveValue(alike);
    await other.locator('#alike').getByRole('link', { name: words }).click();
    await expect(other.locator('main')).not.toContainText(agents[0].name);
    await other.getByRole('button', { name: says.support }).click();
    await expect(other.locator('.source-facts')).toContainText(says.two);

    const boss = await another((await admin.storageState()).cookies);
    await showIn(boss, language);
    await boss.goto(source.replace('/stressors/', '/admin/register/'));
    const assign = boss.locator('form[action="/api/assign_source"]');
    await assign.getByLabel(says.about).selectOption('');
    await assign.getByRole('button').click();
    await expect(boss.locator('#about-error')).toBeVisible();
    await assign.getByLabel(says.about).selectOption('kind/systems');
    await assign.getByLabel(says.owner).selectOption(lead.key);
    await assign.getByRole('button').click();
    await expect(boss.locator('.source-facts')).toContainText(lead.name);

    const owner = await another(lead.cookies);
    await showIn(owner, language);
    await owner.goto(source);
    await owner.locator('form[action="/api/answer_source"]').getByRole('button').click();
    await expect(owner.locator('#done-error')).toContainText(says.noDone);
    await owner.getByLabel(says.changed, { exact: true }).check();
    await owner.getByLabel(says.done).fill('A new one. 换了新的。');
    await owner.locator('form[action="/api/answer_source"]').getByRole('button').click();
    await expect(owner.locator('.source-steps')).toContainText('A new one.');

    await page.goto('/account');
    await expect(page.locator('.reminder')).toContainText(says.news);
    await page.locator('.reminder').getByRole('link').click();
    await expect(page.locator('.source').first()).toContainText(says.yours);
    await page.getByRole('button', { name: says.read }).first().click();
    await page.goto('/account');
    await expect(page.locator('.reminder', { hasText: says.news })).toHaveCount(0);

    await owner.getByRole('button', { name: says.hide }).click();
    await expect(owner.locator('#why-error')).toContainText(says.noWhy);
    await owner.getByLabel(says.hideWhy).fill('It names somebody.');
    await owner.getByRole('button', { name: says.hide }).click();
    await page.goto(source);
    await expect(page.locator('main')).toContainText('It names somebody.');
  });
}
