// Self-tests: taken, read, deleted and taken to a psychologist in both languages; skipping for good; a test that may not be used commercially.
import { speak } from '../support/looks.mjs';
import { psychologist } from '../support/people.mjs';
import { ONCE, expect, sendUnchecked, test, withoutScript } from '../support/test.mjs';

const TEXTS = {
  en: {
    title: 'Self-tests', never: 'Not taken yet.', send: 'See my result', missing: 'Choose one answer.', daily: 'Nearly every day', none: 'Not at all',
    high: '6 on a scale from 0 to 6', help: 'If you’d like to talk to someone', again: 'Take it again', chance: 'That’s more than chance.', share: 'Take it to a psychologist',
    ask: 'Send', remove: 'Delete', gone: 'Result deleted.', skip: 'Never offer me tests', skipped: 'We don’t offer you tests.', tired: 'How often do you feel tired?',
    save: 'Save', choose: 'Choose yes or no.',
  },
  'zh-CN': {
    title: '自测', never: '还没做过。', send: '看结果', missing: '请选一个答案。', daily: '几乎每天', none: '完全不会',
    high: '6 分（范围 0～6）', help: '想找人说说的话', again: '再做一次', chance: '不像是碰巧', share: '带给心理老师看',
    ask: '发送', remove: '删除', gone: '结果已删除。', skip: '以后都别问我', skipped: '我们不再问你。', tired: '你会觉得累吗？',
    save: '保存', choose: '请选可以或者不可以。',
  },
};

/** Answers the questions on the page, each with the option of this name. */
async function answer(page, options) {
  for (const [at, option] of options.entries()) {
    await page.locator('form[action="/api/take_self_test"] fieldset').nth(at).getByLabel(option).check();
  }
}

for (const [language, says] of Object.entries(TEXTS)) {
  test(`a test is taken twice, taken to a psychologist and deleted (${language})`, async ({ page, newcomers, admin, baseURL, context, another }) => {
    const { agents } = await newcomers();
    const helper = await psychologist(admin, baseURL);
    await context.addCookies(agents[0].cookies);
    await page.goto('/me/tests');
    await speak(page, language);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(says.title);
    await expect(page.locator('.self-test-cards li').first()).toContainText(says.never);
    await page.locator('a[href="/me/tests/phq_4"]').click();

    await page.getByRole('button', { name: says.send }).click();
    await expect(page.locator('#a1-error')).toContainText(says.missing);
    await answer(page, [says.none, says.none, says.none]);
    await page.getByRole('button', { name: says.send }).click();
    await expect(page.locator('.field-error')).toHaveCount(1);
    await expect(page.locator('input[name="a1"][value="0"]')).toBeChecked();
    await answer(page, [says.none, says.none, says.none, says.none]);
    await page.getByRole('button', { name: says.send }).click();
    await expect(page.locator('.self-test-number')).toHaveCount(3);
    await expect(page.getByRole('heading', { name: says.help })).toHaveCount(0);

    await page.getByRole('link', { name: says.again }).click();
    await answer(page, [says.daily, says.daily, says.none, says.none]);
    await page.getByRole('button', { name: says.send }).click();
    await expect(page.locator('.self-test-number').first()).toHaveText(says.high);
    await expect(page.getByRole('heading', { name: says.help })).toBeVisible();
    await expect(page.locator('.self-test-course figure')).toHaveCount(3);
    await expect(page.locator('.self-test-course')).toContainText(says.chance);
    const usual = page.viewportSize();
    await page.setViewportSize({ width: 390, height: 844 });
    const results = page.locator('.self-test-course .table-wrap');
    expect(await results.evaluate((box) => box.scrollWidth - box.clientWidth), 'each result fits a phone').toBe(0);
    await page.setViewportSize(usual);

    await page.getByRole('button', { name: says.share }).click();
    await expect(page).toHaveURL(/\/psychologist\/referral$/);
    await expect(page.locator('input[name="self_test"]')).toBeChecked();
    await page.getByLabel(helper.name).check();
    await page.getByRole('button', { name: says.ask, exact: true }).click();
    const practice = await another(helper.cookies);
    await practice.goto('/appointments');
    await speak(practice, language);
    await practice.locator('a[href^="/referrals/"]').click();
    await expect(practice.locator('[aria-labelledby="shared-test"]')).toContainText(says.high);
    await expect(practice.locator('main')).not.toContainText(says.daily);

    await page.goto('/me/tests/phq_4');
    await page.locator('.self-test-course tbody tr').first().getByRole('button').click();
    await expect(page.locator('body')).toContainText(says.gone);
    await expect(page.locator('.self-test-course tbody tr')).toHaveCount(1);
  });

  test(`an offer is skipped for good, and a test asks in the language of the page (${language})`, async ({ page, newcomers, context }) => {
    const { agents } = await newcomers();
    await context.addCookies(agents[0].cookies);
    await page.goto('/me/tests');
    await speak(page, language);
    await page.getByRole('button', { name: says.skip }).click();
    await expect(page.locator('[aria-labelledby="offers-h"]')).toContainText(says.skipped);
    await page.goto('/me');
    await expect(page.locator('.self-test-offer')).toHaveCount(0);
    await page.goto('/me/tests/cbi');
    await expect(page.locator('form[action="/api/take_self_test"] legend').first()).toHaveText(says.tired);
  });
}

test('the commercial use of a centre is yes or no', async ({ page, context, doors, javaScriptEnabled }) => {
  test.skip(withoutScript({ javaScriptEnabled }), ONCE);
  await context.addCookies(await doors('admin'));
  await page.goto('/admin/centre');
  const card = page.locator('#commercial-use');
  await card.locator('form').evaluate((form) => form.querySelectorAll('[type=radio]').forEach((choice) => (choice.checked = false)));
  await sendUnchecked(card.locator('form'), TEXTS.en.save);
  await expect(page.locator('#commercial-error')).toContainText(TEXTS.en.choose);
});
