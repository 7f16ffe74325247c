// A request to talk from the check-in on a phone to its end, in both languages; and the forms around it.
import { speak } from '../support/looks.mjs';
import { NEEDS_SCRIPT, expect, test, withoutScript } from '../support/test.mjs';

const LINE = 'I cannot do this any more';

/** What the two people read in each language. */
const TEXTS = {
  en: {
    stormy: 'Stormy', sunny: 'Sunny', ask: 'I’d like to talk', lead: 'Lead: ', save: 'Save', saveChange: 'Save the change', asked: 'Asked to talk',
    at: 'or at', come: 'I’ll come then', comes: (name, time) => `${name} is coming at ${time}.`, talked: 'We talked', noted: 'noted that you talked', close: 'Close',
    closed: 'Closed. What you wrote is deleted.', waiting: 'has your request',
  },
  'zh-CN': {
    stormy: '雷雨', sunny: '晴', ask: '想找人聊聊', lead: '班长：', save: '保存', saveChange: '保存新天气', asked: '想找你聊聊', at: '或者定个时间',
    come: '到时过去', comes: (name, time) => `${name} ${time} 过来。`, talked: '聊过了', noted: '已经聊过', close: '结束',
    closed: '已结束，你写的话已经删掉。', waiting: '已经收到',
  },
};

/** Returns the time by the clock of the centre's site, so many minutes after the one that a text names. */
function later(text, minutes) {
  const [hour, minute] = text.match(/(\d\d):(\d\d)/).slice(1).map(Number);
  const total = (hour * 60 + minute + minutes) % (24 * 60);
  return [Math.floor(total / 60), total % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

for (const [language, says] of Object.entries(TEXTS)) {
  test(`a storm and a request on a phone are answered, stay open, and end (${language})`, async ({ page, newcomers, context, another, javaScriptEnabled }) => {
    const live = javaScriptEnabled !== false;
    const { lead, agents } = await newcomers({ agents: 2, lead: true });
    await agents[1].checkIn({ weather: 4, audience: 'team' });
    const board = await another(lead.cookies);
    await board.goto('/board');
    await speak(board, language);
    if (live) await expect(board.locator('.live.on')).toBeVisible();

    await context.addCookies(agents[0].cookies);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/check-in');
    await speak(page, language);
    await page.locator('.weather-choice label', { hasText: says.stormy }).click();
    await page.locator('.talk-in-check-in summary').click();
    await expect(page.locator('.talk-in-check-in summary')).toContainText(says.ask);
    await page.locator('.talk-in-check-in label', { hasText: says.lead + lead.name }).click();
    await page.locator('#talk_line').fill(LINE);
    await page.getByRole('button', { name: says.save, exact: true }).click();
    await expect(page.locator('#talk-status')).toContainText(says.waiting);

    // First on the board, within a second.
    const asked = board.locator('.asked-request');
    if (!live) await board.reload();
    await expect(asked).toContainText(LINE, { timeout: live ? 1000 : 5000 });
    await expect(asked).toContainText(agents[0].name);
    await expect(board.getByRole('heading', { level: 2 }).first()).toHaveText(says.asked);
    const order = await board.locator('.asked-request, .tile').evaluateAll((elements) => elements.map((element) => element.className));
    expect(order[0]).toContain('asked-request');

    // Accepted with a time; the asker sees it without reloading.
    if (live) await page.evaluate(() => (window.sameDocument = true));
    const time = later(await asked.locator('.asked-status').textContent(), 40);
    await asked.getByLabel(says.at).fill(time);
    await asked.getByRole('button', { name: says.come }).click();
    if (!live) await page.reload();
    const status = page.locator('#talk-status');
    await expect(status).toContainText(lead.name);
    await expect(status).toContainText(time);
    if (live) expect(await page.evaluate(() => window.sameDocument)).toBe(true);

    // A sunny check-in leaves it open.
    await page.goto('/check-in?change=1');
    await page.locator('.weather-choice label', { hasText: says.sunny }).first().click();
    await page.getByRole('button', { name: says.saveChange }).click();
    await expect(page.locator('#talk-status')).toContainText(time);
    if (!live) await board.reload();
    await expect(asked).toContainText(LINE);

    // Talked, closed.
    await asked.getByRole('button', { name: says.talked }).click();
    await expect(asked).toHaveCount(0);
    if (!live) await page.reload();
    await expect(page.locator('#talk-status')).toContainText(says.noted);
    await page.locator('#talk-status').getByRole('button', { name: says.close }).click();
    await expect(page).toHaveURL('/support');
    await expect(page.locator('.notice.good')).toHaveText(says.closed);
    await expect(page.locator('#talk-status .talk-status')).toHaveCount(0);
  });
}

test('a request without anybody chosen, or with too long a line, says what is missing and keeps the text', async ({ page, newcomers, context }) => {
  const { lead, agents } = await newcomers({ lead: true });
  await context.addCookies(agents[0].cookies);
  await page.goto('/support');
  const long = 'a'.repeat(201);
  await page.locator('#line').fill(long);
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.locator('#to-error')).toContainText('Choose who you’d like to talk to.');
  await expect(page.locator('#line-error')).toContainText('201 characters');
  await expect(page.locator('#line')).toHaveValue(long);
  await page.locator('#line').fill(LINE);
  await page.locator('#ask label', { hasText: lead.name }).click();
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.locator('#talk-status')).toContainText(`${lead.name} has your request.`);
});

test('an answer without a time says so, and the request stays', async ({ page, newcomers, context }) => {
  const { lead, agents } = await newcomers({ lead: true });
  await agents[0].checkIn({ audience: 'me', talk_to: 'lead', talk_line: LINE });
  await context.addCookies(lead.cookies);
  await page.goto('/board');
  await page.getByRole('button', { name: 'I’ll come then' }).click();
  await expect(page.locator('.asked-request .field-error')).toHaveText('Enter a time, for example 10:40.');
  await expect(page.locator('.asked-request')).toContainText(LINE);
  await page.getByRole('button', { name: 'I’ll come now' }).click();
  await expect(page.locator('.asked-request')).toContainText('that you’re coming');
});

test('an open page of support shows the answer without a reload', async ({ page, newcomers, context, another, javaScriptEnabled }) => {
  test.skip(withoutScript({ javaScriptEnabled }), NEEDS_SCRIPT);
  const { lead, agents } = await newcomers({ lead: true });
  await agents[0].checkIn({ talk_to: 'lead', talk_line: LINE });
  await context.addCookies(agents[0].cookies);
  await page.goto('/support');
  await page.locator('#line').fill('half a sentence');
  const board = await another(lead.cookies);
  await board.goto('/board');
  await board.getByRole('button', { name: 'I’ll come now' }).click();
  await expect(page.locator('#talk-status')).toContainText(`${lead.name} is coming now.`);
  await expect(page.locator('#line')).toHaveValue('half a sentence');
});

test('a phone number without a label, or one that cannot be dialled, is refused with a reason', async ({ page, context, doors, javaScriptEnabled }) => {
  await context.addCookies(await doors('admin'));
  await page.goto('/admin/centre');
  const card = page.locator('#phone-numbers');
  await card.getByLabel('Number').fill('call us');
  await card.getByRole('button', { name: 'Add number' }).click();
  await expect(card.locator('#label-error')).toHaveText('Enter who answers.');
  await expect(card.locator('#number-error')).toContainText('can be dialled');
  const label = `Helpline ${javaScriptEnabled === false ? 'one' : 'two'}`;
  await card.getByLabel('Who answers').fill(label);
  await card.getByLabel('Number').fill('030 5555 0100');
  await card.getByRole('button', { name: 'Add number' }).click();
  await expect(card).toContainText(`${label} · 030 5555 0100`);
  await card.getByRole('button', { name: `Remove ${label}` }).click();
  await expect(card).not.toContainText(label);
});
