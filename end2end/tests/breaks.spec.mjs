// A break from the question to the calendar file, in both languages: the agent asks, the lead answers, the agent sees it.
import { speak } from '../support/looks.mjs';
import { NEEDS_SCRIPT, expect, test, withoutScript } from '../support/test.mjs';

const TEXTS = {
  en: {
    way: 'See times for a break', asked: 'You asked for', band: 'Asking for a break', grant: 'Grant it', granted: 'Your break: ', left: /^Starts in \d+:\d\d$/,
    calendar: 'Add to calendar', summary: 'SUMMARY:Break', giveBack: 'I don’t need it', gone: 'Withdrawn. Nothing of it is kept.', notThen: 'Not at that time',
    busy: 'the phones will be busy then',
  },
  'zh-CN': {
    way: '看看什么时候能休息', asked: '你申请了', band: '想小休的人', grant: '同意', granted: '你的小休：', left: /^还有 \d+:\d\d 开始$/,
    calendar: '加到日历', summary: 'SUMMARY:小休', giveBack: '不用了', gone: '已收回，什么都没留下。', notThen: '这个时间不行', busy: '那时电话会很忙',
  },
};

for (const [language, says] of Object.entries(TEXTS)) {
  test(`an agent asks for a break, the lead grants it, and the agent sees it (${language})`, async ({ page, newcomers, context, another, javaScriptEnabled }) => {
    const live = javaScriptEnabled !== false;
    const { lead, agents } = await newcomers({ lead: true });
    const board = await another(lead.cookies);
    await board.goto('/board');
    await speak(board, language);
    if (live) await expect(board.locator('.live.on')).toBeVisible();

    await context.addCookies(agents[0].cookies);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/support');
    await speak(page, language);
    await page.getByRole('link', { name: says.way }).click();
    await expect(page).toHaveURL('/breaks');
    const slots = page.locator('.break-slot');
    await expect(slots).toHaveCount(3);
    const time = await slots.first().locator('.break-time').textContent();
    await slots.first().getByRole('button').click();
    const status = page.locator('#break-status');
    await expect(status).toContainText(says.asked);
    await expect(status).toContainText(time);
    await expect(slots).toHaveCount(0);

    // The lead sees it within a second.
    if (!live) await board.reload();
    const asked = board.locator('#break-requests .asked-request');
    await expect(asked).toContainText(agents[0].name, { timeout: live ? 1000 : 5000 });
    await expect(board.locator('#breaks-h')).toHaveText(says.band);
    await expect(asked).toContainText(time);
    if (live) await page.evaluate(() => (window.sameDocument = true));
    await asked.getByRole('button', { name: says.grant }).click();
    await expect(asked).toHaveCount(0);

    // The agent sees the break, and with a script the countdown.
    if (!live) await page.reload();
    await expect(status).toContainText(says.granted + time);
    if (live) {
      expect(await page.evaluate(() => window.sameDocument)).toBe(true);
      await expect(page.locator('#break-countdown')).toHaveText(says.left);
    }
    const file = await page.request.get('/breaks/break.ics');
    expect(await file.text()).toContain(says.summary);
    await expect(status.getByRole('link', { name: says.calendar })).toHaveAttribute('href', '/breaks/break.ics');
    await status.getByRole('button', { name: says.giveBack }).click();
    await expect(page.locator('.notice.good')).toHaveText(says.gone);
    await expect(slots).toHaveCount(3);
  });

  test(`a declined request says a kind sentence, and other times are offered (${language})`, async ({ page, newcomers, context, another }) => {
    const { lead, agents } = await newcomers({ lead: true });
    await context.addCookies(agents[0].cookies);
    await page.goto('/breaks');
    await speak(page, language);
    await page.locator('.break-slot').nth(1).getByRole('button').click();
    const floor = await another(lead.cookies);
    await floor.goto('/floor');
    await speak(floor, language);
    const asked = floor.locator('#break-requests .asked-request');
    await asked.locator('summary', { hasText: says.notThen }).click();
    await asked.getByRole('button', { name: says.busy }).click();
    await expect(asked).toHaveCount(0);
    await page.reload();
    await expect(page.locator('#break-status')).toContainText(says.busy);
    await expect(page.locator('.break-slot')).toHaveCount(3);
  });
}

test('a time that has passed is refused with the times that are left', async ({ page, newcomers, context }) => {
  const { agents } = await newcomers({ lead: true });
  await context.addCookies(agents[0].cookies);
  await page.goto('/breaks');
  await page.locator('.break-slot button').first().evaluate((button) => {
    button.value = '1';
  });
  await page.locator('.break-slot button').first().click();
  await expect(page.locator('#starts-error')).toContainText('That time doesn’t work any more.');
  await expect(page.locator('.break-slot')).toHaveCount(3);
});

test('rules without a number of people or points are refused, and what was typed stays', async ({ page, newcomers, context }) => {
  const { lead } = await newcomers({ lead: true });
  await context.addCookies(lead.cookies);
  await page.goto('/floor');
  await page.locator('#at_once').fill('none');
  await page.locator('#granted_up_to').fill('a few');
  await page.getByRole('button', { name: 'Save rules' }).click();
  await expect(page.locator('#at_once-error')).toContainText('Enter a number from 1 to 50.');
  await expect(page.locator('#granted_up_to-error')).toContainText('Enter a number from 0 to 10');
  await expect(page.locator('#granted_up_to')).toHaveValue('a few');
  await page.locator('#at_once').fill('2');
  await page.locator('#granted_up_to').fill('0.2');
  await page.getByRole('button', { name: 'Save rules' }).click();
  await expect(page.locator('.notice.good')).toHaveText('Saved.');
});

test('an open floor page shows a request without a reload', async ({ page, newcomers, context, another, javaScriptEnabled }) => {
  test.skip(withoutScript({ javaScriptEnabled }), NEEDS_SCRIPT);
  const { lead, agents } = await newcomers({ lead: true });
  await context.addCookies(lead.cookies);
  await page.goto('/floor');
  await page.locator('#at_once').fill('7');
  const own = await another(agents[0].cookies);
  await own.goto('/breaks');
  await own.locator('.break-slot').first().getByRole('button').click();
  await expect(page.locator('#break-requests')).toContainText(agents[0].name);
  await expect(page.locator('#at_once')).toHaveValue('7');
});
