// Learning what helps: the answer to a suggestion, the person's own list of what helped, and the admin's switch.
import { LOOKS, expectAccessible, expectNoSidewaysScrolling, expectNothingCutOff, expectRoomForThumbs, lookName, take } from '../support/looks.mjs';
import { expect, sendUnchecked, test } from '../support/test.mjs';

// The centre of the tests has learning switched off, see start.mjs.
const TEXTS = {
  en: { title: 'What helped you', rated: 'rated once: yes', how: 'Your centre has switched learning off: suggestions are drawn by chance', reason: 'You said it helped the one time you rated it.' },
  'zh-CN': { title: '什么对你有帮助', rated: '评过一次：有帮助', how: '中心已关闭“按有没有帮助来选”：从适合当天的做法里随机选。', reason: '你评过 1 次，1 次说有帮助。' },
};

test('an answer appears under what helped, in both languages', async ({ page, agent, javaScriptEnabled }) => {
  await agent.checkIn({ weather: 1 });
  await page.goto('/me');
  await expect(page.locator('#helped')).toHaveCount(0);
  await page.goto('/check-in');
  const title = await page.locator('.suggestion h2').innerText();
  await page.locator('.suggestion .buttons a').click();
  await page.locator('.outcome-form label', { hasText: 'It helped' }).click();
  await page.locator('.outcome-form').getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('.notice.good[role=status]')).toHaveText('Saved: it helped. You’ll find it in My weather, under “What helped you”.');
  for (const look of LOOKS) {
    await test.step(lookName(look), async () => {
      const texts = TEXTS[look.language];
      await take(page, look);
      await page.goto('/check-in');
      await expect(page.locator('.suggestion .why')).toContainText(texts.reason);
      await page.goto('/me');
      const card = page.locator('#helped');
      await expect(card.getByRole('heading', { level: 2 })).toHaveText(texts.title);
      await expect(card.locator('.rows li')).toHaveCount(1);
      await expect(card.locator('.rows li')).toContainText(texts.rated);
      if (look.language === 'en') await expect(card.locator('.rows li')).toContainText(title);
      await expect(card).toContainText(texts.how);
      await expectNoSidewaysScrolling(page);
      await expectNothingCutOff(page);
      if (look.width < 600) await expectRoomForThumbs(page);
      if (javaScriptEnabled !== false) await expectAccessible(page);
    });
  }
  await page.locator('#helped .rows a').click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('a suggestion that is not wanted is listed with its end', async ({ page, agent }) => {
  await agent.checkIn({ weather: 1 });
  await page.goto('/check-in');
  const title = await page.locator('.suggestion h2').innerText();
  await page.getByRole('button', { name: 'Don’t suggest this' }).click();
  await page.goto('/me');
  await expect(page.locator('#helped')).toContainText('Not suggested to you');
  await expect(page.locator('#helped .rows').last()).toContainText(title);
});

test('opening the page again shows the same suggestion', async ({ page, agent }) => {
  await agent.checkIn({ weather: 1 });
  await page.goto('/check-in');
  const title = await page.locator('.suggestion h2').innerText();
  for (let again = 0; again < 3; again += 1) {
    await page.reload();
    await expect(page.locator('.suggestion h2')).toHaveText(title);
  }
});

test('how suggestions are chosen is one of two', async ({ page, context, admin, javaScriptEnabled }) => {
  await context.addCookies((await admin.storageState()).cookies);
  for (const [look, says] of [[LOOKS[0], 'Choose one of the two.'], [LOOKS[1], '请从两项里选一项。']]) {
    await take(page, look);
    await page.goto('/admin/centre');
    const form = page.locator('form[action="/api/choose_learning"]');
    // A radio group cannot be cleared with the mouse or the keyboard.
    await form.evaluate((element) => element.querySelectorAll('[type=radio]').forEach((radio) => (radio.checked = false)));
    await sendUnchecked(form, /./);
    await expect(page.locator('#learning-error')).toHaveText(says);
    await expectNoSidewaysScrolling(page);
    if (javaScriptEnabled !== false) await expectAccessible(page);
  }
  await take(page, LOOKS[3]);
  await page.goto('/admin/centre');
  await page.getByLabel('Everything equally likely').check();
  await sendUnchecked(page.locator('form[action="/api/choose_learning"]'), /./);
  await expect(page.locator('.notice.good[role=status]')).toHaveText('From now on, everything that suits the day is equally likely.');
  await expect(page.getByLabel('Everything equally likely')).toBeChecked();
});
