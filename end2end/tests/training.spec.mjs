// Training and the year: a course in order, words to avoid by keyboard, a role play with a timer, a case with answers, one's own year.
import { expect, test, withoutScript } from '../support/test.mjs';

const TEXTS = {
  en: {
    courses: 'Courses', first: 'Your first month', leads: 'For leads', next: 'Next: ', read: 'Mark as read', has: 'You’ve read 1 of 16.',
    word: 'policy', found: 'That’s our policy.', none: 'Nothing found', play: 'Play it for two: 11 minutes', start: 'Start',
    answer: 'Laugh, and go on with the balance.', end: 'It’s friendly, and he’ll take it as a maybe.',
    year: 'Your year in review', make: 'Put my year together', days: 'Days with a check-in', pdf: 'Save as PDF',
  },
  'zh-CN': {
    courses: '课程', first: '入职第一个月', leads: '给班长', next: '下一张：', read: '标为已读', has: '已读 1 张，共 16 张。',
    word: '尽快', found: '尽快给您处理。', none: '没有找到', play: '两个人练一轮：11 分钟', start: '开始',
    answer: '笑一下，接着查余额。', end: '是客气，可他会当成“也许行”。',
    year: '我的这一年', make: '整理我的这一年', days: '记了天气的天数', pdf: '存为 PDF',
  },
};

for (const [language, says] of Object.entries(TEXTS)) {
  test(`an agent takes a course, looks up a phrase and plays for two (${language})`, async ({ page, agent, javaScriptEnabled }) => {
    await page.goto('/library/course');
    if (language !== 'en') await page.getByRole('button', { name: '中文' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(says.courses);
    await expect(page.locator('.library-courses .chip')).toHaveText(says.leads);
    await page.getByRole('link', { name: says.first }).click();
    await page.getByRole('link', { name: says.next }).click();
    await page.getByRole('button', { name: says.read }).click();
    await page.locator('.library-marks').getByRole('link', { name: says.first }).click();
    await expect(page.locator('.page-head')).toContainText(says.has);

    await page.goto('/library/words');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await page.keyboard.type(says.word);
    await page.keyboard.press('Enter');
    await expect(page.locator('.word-pairs .avoid')).toContainText([says.found]);
    await page.getByRole('searchbox').fill('zebra');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: says.none })).toBeVisible();

    await page.goto('/library/role_play/saying_no');
    const steps = page.locator('.library-play');
    await expect(steps.getByRole('heading', { level: 2 })).toHaveText(says.play);
    await expect(steps.getByRole('listitem')).toHaveCount(5);
    if (!withoutScript({ javaScriptEnabled })) {
      const first = steps.getByRole('listitem').first();
      await first.getByRole('button').click();
      await expect(first.locator('.reset-left')).toContainText(/0:5\d/);
    }

    await page.goto('/library/case/too_personal');
    const end = page.getByText(says.end);
    await expect(end).toBeHidden();
    await page.getByText(says.answer).click();
    await expect(end).toBeVisible();
  });

  test(`an agent puts the year together and leaves a part out (${language})`, async ({ page, agent }) => {
    await page.goto('/me/year');
    if (language !== 'en') await page.getByRole('button', { name: '中文' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(says.year);
    await expect(page.locator('#review')).toHaveCount(0);
    await page.getByRole('checkbox').nth(1).uncheck();
    await page.getByRole('button', { name: says.make }).click();
    await expect(page.locator('#review')).toBeVisible();
    await expect(page.getByRole('checkbox').nth(1)).not.toBeChecked();
    const file = await page.request.get(await page.getByRole('link', { name: says.pdf }).getAttribute('href'));
    expect(file.headers()['content-type']).toBe('application/pdf');
  });
}
