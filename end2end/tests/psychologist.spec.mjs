// A time that is booked, a referral and a talk, from the psychologist to the agent and back, in both languages; and the forms around them.
import { day } from '../support/clock.mjs';
import { speak } from '../support/looks.mjs';
import { psychologist } from '../support/people.mjs';
import { expect, test } from '../support/test.mjs';

const TEXTS = {
  en: {
    offer: 'Offer this time', book: 'Book', cancel: 'Cancel booking', booked: 'booked by', again: 'free again', title: 'Sleeping after late shifts',
    plan: 'Plan a talk', announce: 'Announce', join: 'Sign up', named: 'The psychologist may see my name', taken: '1 of 20 places taken',
    ask: 'Ask for a referral', send: 'Send', withdraw: 'Withdraw', gone: 'Withdrawn. What you shared is deleted.', opened: ' opened the referral you sent',
  },
  'zh-CN': {
    offer: '提供这个时间', book: '预约', cancel: '取消预约', booked: '约了', again: '又空出来了', title: '晚班之后怎么睡好', plan: '安排讲座', announce: '发布',
    join: '报名', named: '心理老师可以看到我的名字', taken: '20 个名额，报了 1 个', ask: '请求转介', send: '发送', withdraw: '收回',
    gone: '已收回，你分享的内容已经删除。', opened: '打开了你请求的转介',
  },
};

for (const [language, says] of Object.entries(TEXTS)) {
  test(`a time is offered, booked and cancelled, and a talk is joined without a name (${language})`, async ({ page, newcomers, admin, baseURL, context, another }) => {
    const { agents } = await newcomers();
    const helper = await psychologist(admin, baseURL);
    const practice = await another(helper.cookies);
    await practice.goto('/appointments');
    await speak(practice, language);
    const times = practice.locator('#times');
    await times.locator('#date').fill(day(9));
    await times.locator('#time').fill('10:00');
    await times.locator('#place').fill(`Room of ${helper.key}`);
    await times.getByRole('button', { name: says.offer }).click();
    await expect(times.locator('.offers li')).toHaveCount(1);

    await context.addCookies(agents[0].cookies);
    await page.goto('/support');
    await speak(page, language);
    await page.locator('a[href="/psychologist"]').click();
    const free = page.locator('#times .offers li', { hasText: helper.key });
    await free.getByRole('button', { name: says.book }).click();
    await expect(page.locator('.booked')).toContainText(helper.name);
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator('.booked a').click()]);
    expect(file.suggestedFilename()).toBe('busy.ics');
    await practice.reload();
    await expect(times.locator('.offers li')).toContainText(says.booked);
    await expect(times.locator('.offers li')).toContainText(agents[0].name);
    await page.getByRole('button', { name: says.cancel }).click();
    await expect(page.locator('.booked')).toHaveCount(0);
    await practice.reload();
    await expect(times.locator('.offers li')).toContainText(says.again);

    // A talk, in both languages.
    await practice.getByText(says.plan, { exact: true }).click();
    const form = practice.locator('form[action="/api/hold_group_talk"]');
    await form.locator('#title_en').fill(`${TEXTS.en.title} ${helper.key}`);
    await form.locator('#title_zh').fill(`${TEXTS['zh-CN'].title} ${helper.key}`);
    await form.locator('#talk-date').fill(day(10));
    await form.locator('#talk-time').fill('15:00');
    await form.locator('#talk-place').fill('Training room');
    await form.getByRole('button', { name: says.announce }).click();
    await page.goto('/psychologist');
    const talk = page.locator('.group-talks > li', { hasText: helper.key });
    await expect(talk.getByRole('heading')).toContainText(says.title);
    await expect(talk.getByLabel(says.named)).not.toBeChecked();
    await talk.getByRole('button', { name: says.join }).click();
    await practice.reload();
    await expect(practice.locator('#talks .offers li')).toContainText(says.taken);
    await expect(practice.locator('#talks .offers li')).not.toContainText(agents[0].name);
  });

  test(`a referral shares what is ticked, is read, and is withdrawn (${language})`, async ({ page, newcomers, admin, baseURL, context, another }) => {
    const { agents } = await newcomers();
    const helper = await psychologist(admin, baseURL);
    await agents[0].checkIn({ weather: 2, audience: 'me', note: 'only for one reader' });
    await context.addCookies(agents[0].cookies);
    await page.goto('/psychologist');
    await speak(page, language);
    await page.getByRole('link', { name: says.ask }).click();
    await page.getByLabel(helper.name).check();
    await page.locator('input[name="entries[]"]').first().check();
    await page.getByRole('button', { name: says.send, exact: true }).click();
    await expect(page.locator('#referral')).toContainText(helper.name);

    const practice = await another(helper.cookies);
    await practice.goto('/appointments');
    await practice.locator('#referrals a').click();
    await expect(practice.getByRole('heading', { level: 1 })).toContainText(agents[0].name);
    await expect(practice.locator('.received li')).toHaveCount(1);
    await expect(practice.locator('main')).not.toContainText('only for one reader');
    await page.goto('/looks');
    await expect(page.locator('main')).toContainText(`${helper.name}${says.opened}`);
    await page.goto('/psychologist');
    await page.getByRole('button', { name: says.withdraw }).click();
    await expect(page.locator('.notice.good')).toHaveText(says.gone);
    await practice.goto('/appointments');
    await expect(practice.locator('#referrals a')).toHaveCount(0);
  });
}

test('a time and a talk with wrong values are refused field by field, and nothing typed is lost', async ({ page, admin, baseURL, context }) => {
  const helper = await psychologist(admin, baseURL);
  await context.addCookies(helper.cookies);
  await page.goto('/appointments');
  await page.locator('#times #place').fill('Room 4');
  await page.getByRole('button', { name: 'Offer this time' }).click();
  await expect(page.locator('#date-error')).toHaveText('Enter a date.');
  await expect(page.locator('#times #place')).toHaveValue('Room 4');
  await page.getByText('Plan a talk', { exact: true }).click();
  await page.locator('#title_zh').fill('睡眠');
  await page.getByRole('button', { name: 'Announce' }).click();
  await expect(page.locator('#talk-date-error')).toHaveText('Enter a date.');
  await expect(page.locator('#talk-place-error')).toHaveText('Enter where, or which number to call.');
  await expect(page.locator('#title_zh')).toHaveValue('睡眠');
});

test('a referral to nobody is refused, and the ticks stay', async ({ page, newcomers, admin, baseURL, context }) => {
  const { agents } = await newcomers();
  await psychologist(admin, baseURL);
  await psychologist(admin, baseURL);
  await agents[0].checkIn({ weather: 2 });
  await context.addCookies(agents[0].cookies);
  await page.goto('/psychologist/referral');
  await page.locator('input[name="entries[]"]').first().check();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.locator('#to-error')).toHaveText('Choose a psychologist.');
  await expect(page.locator('input[name="entries[]"]').first()).toBeChecked();
});
