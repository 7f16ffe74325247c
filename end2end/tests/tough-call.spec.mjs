// A tough call: two taps from any page, a few minutes after it, and what the person and the lead see; with and without JavaScript.
import { speak } from '../support/looks.mjs';
import { NEEDS_SCRIPT, ONCE, expect, sendUnchecked, test, withoutScript } from '../support/test.mjs';

/** What people read in each language. */
const TEXTS = {
  en: {
    nav: 'Tough call', source: 'Abuse', degree: 'How the caller behaved: Very heavy', stated: 'Abuse · How the caller behaved · Very heavy',
    title: 'A few minutes, just for you', card: 'After an abusive call', lead: 'My lead', private: 'Only you see it.', keep: 'Keep it to myself',
    made: 'Only you see this tough call now.', shared: 'Tough calls shared with you', own: 'Your tough calls', remove: 'Delete it', removed: 'Deleted.',
    start: 'Start 10 minutes', left: /^(10|9):\d\d left$/, pause: 'Pause',
  },
  'zh-CN': {
    nav: '难受的电话', source: '辱骂', degree: '对方的言行：特别堵', stated: '辱骂 · 对方的言行 · 特别堵',
    title: '给自己几分钟', card: '挨了骂', lead: '班长', private: '只有你自己看得到。', keep: '还是只给自己',
    made: '这一通现在只有你自己看得到。', shared: '分享给你的难受电话', own: '难受的电话', remove: '删掉', removed: '删掉了',
    start: '开始计时 10 分钟', left: /^还有 (10|9):\d\d$/, pause: '暂停',
  },
};

for (const [language, says] of Object.entries(TEXTS)) {
  test(`two taps on a phone, a few minutes, and shared with the lead for as long as the person wants (${language})`, async ({ page, newcomers, context, another, javaScriptEnabled }) => {
    const live = javaScriptEnabled !== false;
    const { lead, agents } = await newcomers({ agents: 1, lead: true });
    const board = await another(lead.cookies);
    await board.goto('/board');
    await speak(board, language);
    if (live) await expect(board.locator('.live.on')).toBeVisible();

    await context.addCookies(agents[0].cookies);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/me');
    await speak(page, language);
    await page.locator('.nav').getByRole('link', { name: says.nav }).click();
    await expect(page).toHaveURL('/tough-call');

    // The first tap saves nothing; the choice is private unless the person changes it.
    await page.getByRole('link', { name: says.source, exact: true }).click();
    await expect(page.locator('input[name=audience][value=me]')).toBeChecked();
    await page.locator('.segments label', { hasText: says.lead }).click();
    await page.getByRole('button', { name: says.degree, exact: true }).click();

    await expect(page.getByRole('heading', { level: 1 })).toHaveText(says.title);
    await expect(page.locator('.page-head')).toContainText(says.stated);
    await expect(page.locator('.page-head')).toContainText(lead.name);
    await expect(page.locator('#tough-card')).toContainText(says.card);
    await expect(page.locator('.breath-guide')).toBeVisible();
    await expect(page.locator('a[href="/support#ask"]')).toBeVisible();
    await expect(page.locator('main a[href="/breaks"]').first()).toBeVisible();
    await expect(page.locator('.tough-until')).toContainText(/\d\d:\d\d/);
    if (live) {
      const timer = page.locator('.reset-timer');
      await timer.getByRole('button', { name: says.start }).click();
      await expect(timer.locator('.reset-left')).toHaveText(says.left);
      await timer.getByRole('button', { name: says.pause }).click();
    }

    // On the board at once, and away again when it is taken back.
    const shared = board.locator('#board-tough');
    if (!live) await board.reload();
    await expect(shared).toContainText(says.shared);
    await expect(shared).toContainText(agents[0].name);
    await expect(shared).toContainText(says.stated);
    await page.getByRole('button', { name: says.keep }).click();
    await expect(page.locator('.notice.good')).toHaveText(says.made);
    await expect(page.locator('.page-head')).toContainText(says.private);
    if (!live) await board.reload();
    await expect(shared).not.toContainText(says.stated);

    // The person finds it on their own page, and deletes it.
    await page.goto('/me');
    const own = page.locator('#tough-calls');
    await expect(own.getByRole('heading', { level: 2 })).toHaveText(says.own);
    await own.locator('summary').last().click();
    await own.locator('a[href^="/tough-call/"]').click();
    await page.getByRole('button', { name: says.remove }).click();
    await expect(page.locator('.notice.good')).toContainText(says.removed);
    await page.goto('/me');
    await expect(own).toHaveCount(0);
  });
}

test('a degree without a kind is rejected, and the choice of the audience stays', async ({ page, newcomers, context }) => {
  const { agents } = await newcomers({ agents: 1, lead: true });
  await context.addCookies(agents[0].cookies);
  await page.goto('/tough-call?source=price');
  await page.locator('input[name=audience][value=lead]').check();
  await page.locator('button[name=said]').first().evaluate((button) => (button.value = 'heavy'));
  await page.locator('button[name=said]').first().click();
  await expect(page).toHaveURL('/tough-call?source=price');
  await expect(page.locator('.field-error')).toHaveText('Tap how heavy it was, next to what made it hard.');
  await expect(page.locator('input[name=audience][value=lead]')).toBeChecked();
});

test('the T key opens the page from any page, but not while somebody types, and can be switched off', async ({ page, agent, javaScriptEnabled }) => {
  test.skip(withoutScript({ javaScriptEnabled }), NEEDS_SCRIPT);
  await agent.checkIn({ weather: 3, audience: 'me' });
  await page.goto('/me', { waitUntil: 'networkidle' });
  const search = page.locator('input[name=q]');
  await search.fill('');
  await search.press('t');
  await expect(search).toHaveValue('t');
  await expect(page).toHaveURL('/me');
  await search.blur();
  await page.keyboard.press('Control+t');
  await expect(page).toHaveURL('/me');
  await page.keyboard.press('t');
  await expect(page).toHaveURL('/tough-call');
  await page.goto('/privacy', { waitUntil: 'networkidle' });
  await page.keyboard.press('T');
  await expect(page).toHaveURL('/tough-call');
  await page.locator('.tough-key button').click();
  await expect(page.locator('.tough-key')).toContainText('off in this browser');
  await page.goto('/me', { waitUntil: 'networkidle' });
  await page.keyboard.press('t');
  await expect(page).toHaveURL('/me');
});

test('an admin says whether people may end an abusive call', async ({ page, another, doors, agent, javaScriptEnabled }) => {
  // The rule holds for the whole centre, so only one project changes it, and changes it back.
  test.skip(withoutScript({ javaScriptEnabled }), ONCE);
  const office = await another(await doors('admin'));
  await office.goto('/admin/centre');
  const card = office.locator('#hanging-up');
  await card.locator('input[type=radio]').first().evaluate((input) => (input.value = ''));
  await card.locator('label').first().click();
  await sendUnchecked(card.locator('form'), 'Save the rule');
  await expect(office.locator('.field-error')).toHaveText('Choose yes or no.');
  await page.goto('/suggestion/off_queue_after_abuse');
  await expect(page.locator('main')).not.toContainText('hang up');
  await office.locator('#hanging-up label').first().click();
  await office.locator('#hanging-up button').click();
  await expect(office.locator('.notice.good')).toContainText('Cards now say');
  await page.reload();
  await expect(page.locator('main')).toContainText('Then hang up.');
  await office.locator('#hanging-up label').last().click();
  await office.locator('#hanging-up button').click();
  await expect(office.locator('.notice.good')).toContainText('no longer');
});
