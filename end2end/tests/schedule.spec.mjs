// A schedule from the admin's file to the person's calendar, in both languages.
import { day } from '../support/clock.mjs';
import { expect, sendUnchecked, test } from '../support/test.mjs';

const TEXTS = {
  en: { preview: 'Preview', take: 'Import the schedule', done: 'One person: 2 days with a shift, 0 days off', make: 'Create link', end: 'Turn off link', ended: 'The link is off', none: 'Choose a file that isn’t empty.', problems: '2 problems to fix', next: 'Your next shifts', changed: 'One day was changed less than 48 hours before the shift', moved: /09:30–16:30 changed \d/, to: '–' },
  'zh-CN': { preview: '核对一遍', take: '导入排班表', done: '1 人：上班 2 天，休息 0 天', make: '生成链接', end: '停用链接', ended: '链接已停用', none: '请选一个有内容的文件', problems: '有 2 处要改', next: '接下来的班', changed: '有 1 天在上班前不到 48 小时改过班', moved: /09:30～16:30 .*改过/, to: '～' },
};

const file = (text) => ({ name: 'schedule.csv', mimeType: 'text/csv', buffer: Buffer.from(`person_id,workday,start,end,label\n${text}`) });

for (const [language, says] of Object.entries(TEXTS)) {
  test(`an imported schedule is shown to its person and read by a calendar (${language})`, async ({ page, context, newcomers, admin, another, request }) => {
    const { agents } = await newcomers({ agents: 1 });
    const [person] = agents;
    await context.addCookies((await admin.storageState()).cookies);
    await context.addCookies([{ name: 'weathervane_language', value: language, url: process.env.WEATHERVANE_URL }]);

    await page.goto('/admin/schedule');
    await sendUnchecked(page.locator('form[action="/api/preview_schedule"]'), says.preview);
    await expect(page.locator('#file-error')).toContainText(says.none);
    await page.locator('#file').setInputFiles(file(`${person.key},soon,08:00,16:00,\n${person.key},${day(1)},8,16:00,\n`));
    await page.getByRole('button', { name: says.preview }).click();
    await expect(page.getByRole('alert')).toContainText(says.problems);

    await page.goto('/admin/schedule');
    await page.locator('#file').setInputFiles(file(`${person.key},${day(1)},08:30,16:30,Early\n${person.key},${day(2)},13:00,21:00,Late\n`));
    await page.getByRole('button', { name: says.preview }).click();
    await expect(page.locator('.change-counts')).toBeVisible();
    await page.getByRole('button', { name: says.take }).click();
    await expect(page.locator('.notice.good')).toContainText(says.done);

    const own = await another(person.cookies);
    await own.context().addCookies([{ name: 'weathervane_language', value: language, url: process.env.WEATHERVANE_URL }]);
    await own.goto('/me');
    const next = own.locator('#shifts');
    await expect(next.getByRole('heading', { name: says.next })).toBeVisible();
    await expect(next.locator('dd')).toHaveText([`08:30${says.to}16:30`, `13:00${says.to}21:00`]);
    await page.goto('/admin/schedule');
    await page.locator('#file').setInputFiles(file(`${person.key},${day(1)},09:30,16:30,Early\n`));
    await page.getByRole('button', { name: says.preview }).click();
    await page.getByRole('button', { name: says.take }).click();
    await own.goto('/me');
    await expect(next.locator('dd').first()).toHaveText(says.moved);
    await expect(next).toContainText(says.changed);
    await next.getByRole('link').click();
    await own.getByRole('button', { name: says.make }).click();
    const link = await own.locator('#calendar-url').inputValue();
    const calendar = await request.get(new URL(link).pathname);
    expect(calendar.headers()['content-type']).toContain('text/calendar');
    expect((await calendar.text()).match(/BEGIN:VEVENT/g)).toHaveLength(2);
    await own.getByRole('button', { name: says.end }).click();
    await expect(own.getByText(says.ended).first()).toBeVisible();
    expect((await request.get(new URL(link).pathname)).status()).toBe(404);
  });
}
