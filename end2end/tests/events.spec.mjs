// Events: planned with wrong and right fields, signed up for with and without a name, counted by the organiser, in a calendar, cancelled.
import { day } from '../support/clock.mjs';
import { expect, test } from '../support/test.mjs';

const TEXTS = {
  en: {
    title: 'Events', plan: 'Plan an event', announce: 'Announce', noTitle: 'Enter a title in at least one language.', noDate: 'Enter a date.', noPlace: 'Enter where',
    name: 'Tea on the roof', join: 'Count me in', named: 'The organiser may see my name', without: 'without your name', change: 'Change', one: 'One person is coming.',
    leave: 'I’m not coming after all', nobody: 'Nobody has signed up yet.', cancelled: 'The event is cancelled',
  },
  'zh-CN': {
    title: '活动', plan: '安排活动', announce: '发布', noTitle: '请至少用一种语言填标题。', noDate: '请', noPlace: '请', name: '屋顶喝茶', join: '算我一个',
    named: '组织者可以看到我的名字', without: '没有留名字', change: '更改', one: '有 1 个人来。', leave: '不去了', nobody: '还没有人报名。', cancelled: '活动已取消',
  },
};

for (const [language, says] of Object.entries(TEXTS)) {
  test(`an event is planned, joined and cancelled (${language})`, async ({ page, newcomers, context, another }) => {
    const { agents } = await newcomers({ agents: 2 });
    const spoken = { name: 'weathervane_language', value: language, url: process.env.WEATHERVANE_URL };
    await context.addCookies([...agents[0].cookies, spoken]);
    await page.goto('/events');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(says.title);
    await page.locator('#plan summary').click();
    await page.locator('#text_en').fill('Bring a cup.');
    await page.getByRole('button', { name: says.announce }).click();
    await expect(page.locator('#title_en-error')).toContainText(says.noTitle);
    await expect(page.locator('#event-date-error')).toContainText(says.noDate);
    await expect(page.locator('#event-place-error')).toContainText(says.noPlace);
    await expect(page.locator('#text_en')).toHaveValue('Bring a cup.');
    await page.locator('#title_en').fill(TEXTS.en.name);
    await page.locator('#title_zh').fill(TEXTS['zh-CN'].name);
    await page.locator('#event-date').fill(day(9));
    await page.locator('#event-time').fill('15:00');
    await page.locator('#event-place').fill('Roof');
    await page.getByRole('button', { name: says.announce }).click();
    const own = page.locator('.group-talks > li', { hasText: says.name });
    await expect(own).toContainText(says.nobody);

    const colleague = await another([...agents[1].cookies, spoken]);
    await colleague.goto('/events');
    const event = colleague.locator('.group-talks > li', { hasText: says.name });
    await expect(event).not.toContainText(says.nobody);
    await expect(event.getByLabel(says.named)).not.toBeChecked();
    const file = await colleague.request.get(await event.locator('a[href$=".ics"]').getAttribute('href'));
    expect(await file.text()).toContain(`SUMMARY:${says.name}`);
    await event.getByRole('button', { name: says.join }).click();
    await expect(event).toContainText(says.without);
    await page.reload();
    await expect(own).toContainText(says.one);
    await expect(own.locator('.event-own')).not.toContainText(agents[1].name);
    await event.getByLabel(says.named).check();
    await event.getByRole('button', { name: says.change }).click();
    await page.reload();
    await expect(own.locator('.event-own')).toContainText(agents[1].name);
    await event.getByRole('button', { name: says.leave }).click();
    await page.reload();
    await expect(own).toContainText(says.nobody);
    await own.locator('form[action="/api/cancel_event"] button').click();
    await expect(page.locator('.notice.good')).toContainText(says.cancelled);
    await colleague.reload();
    await expect(colleague.locator('main')).not.toContainText(says.name);
  });
}
