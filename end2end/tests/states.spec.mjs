// What pages look like in passing: after something was saved, refused, previewed, made or ended.
import { TWO_LOOKS, expectAccessible, expectNoSidewaysScrolling, lookName, take } from '../support/looks.mjs';
import { invite, join, roster } from '../support/people.mjs';
import { expect, sendUnchecked, test, uncheck } from '../support/test.mjs';

/** Opens the state anew in both looks, and looks. */
async function inBothLooks({ page, javaScriptEnabled, without }, open) {
  for (const look of TWO_LOOKS) {
    await test.step(lookName(look), async () => {
      await take(page, look);
      await open();
      await expectNoSidewaysScrolling(page);
      if (javaScriptEnabled !== false) await expectAccessible(page, without);
    });
  }
}

test('what was said, its correction and a change of weather hold in both looks', async ({ page, agent, javaScriptEnabled }) => {
  await agent.checkIn({ weather: 2, energy: '2', 'stressors[]': ['queue_pressure'], note: 'A long morning.', wish_to_talk: 'true' });
  await inBothLooks({ page, javaScriptEnabled }, () => page.goto('/check-in'));
  await expect(page.locator('.suggestion')).toBeVisible();
  await inBothLooks({ page, javaScriptEnabled }, () => page.goto('/check-in?change=1'));
  await page.goto('/check-in');
  const amend = await page.locator('a[href^="/check-in?amend="]').getAttribute('href');
  await inBothLooks({ page, javaScriptEnabled }, () => page.goto(amend));
});

test('a check-in that was refused holds in both looks', async ({ page, agent, javaScriptEnabled }) => {
  expect(agent.key).toBeTruthy();
  await inBothLooks({ page, javaScriptEnabled }, async () => {
    await page.goto('/check-in');
    await uncheck(page.locator('.check-in-form'));
    await page.locator('#note').fill('x'.repeat(501));
    await sendUnchecked(page.locator('.check-in-form'), /./);
    await expect(page.locator('#weather-error')).toBeVisible();
    await expect(page.locator('#note-error')).toBeVisible();
  });
});

test('my weather holds in both looks on the first day, before and after the first check-in', async ({ page, agent, javaScriptEnabled }) => {
  await inBothLooks({ page, javaScriptEnabled }, () => page.goto('/me'));
  await agent.checkIn({ audience: 'team', note: 'Tea while it was hot.' });
  await inBothLooks({ page, javaScriptEnabled }, async () => {
    await page.goto('/me');
    await page.locator('#journal details summary').first().click();
    await page.locator('#rights details summary').click();
  });
});

test('what a team shares holds in both looks: board, team page and wall', async ({ page, newcomers, context, another, javaScriptEnabled }) => {
  // Nobody sits before the screen on the wall who could press anything: it is drawn anew by itself.
  const without = ['meta-refresh'];
  const { lead, agents } = await newcomers({ agents: 5, lead: true });
  await context.addCookies(lead.cookies);
  await inBothLooks({ page, javaScriptEnabled }, () => page.goto('/board'));
  await page.locator('form[action="/api/make_wall"] button').click();
  const wall = await page.locator('#wall-url').inputValue();
  await inBothLooks({ page, javaScriptEnabled, without }, () => page.goto(wall));
  for (const [place, agent] of agents.entries()) {
    await agent.checkIn({ weather: place + 1, audience: 'team', 'stressors[]': ['queue_pressure', 'noise'], wish_to_talk: 'true' });
  }
  await inBothLooks({ page, javaScriptEnabled }, () => page.goto('/board'));
  await inBothLooks({ page, javaScriptEnabled, without }, () => page.goto(wall));
  const colleague = await another(agents[0].cookies);
  await inBothLooks({ page: colleague, javaScriptEnabled }, () => colleague.goto('/team'));
});

test('an invitation holds in both looks while it is open and when it has ended', async ({ page, newcomers, baseURL, quiet, javaScriptEnabled }) => {
  const { agents } = await newcomers({ joined: false });
  const { link, password } = agents[0];
  await inBothLooks({ page, javaScriptEnabled }, () => page.goto(link));
  await (await join(baseURL, link, password)).dispose();
  quiet.expects(410, new URL(link).pathname);
  await inBothLooks({ page, javaScriptEnabled }, async () => {
    const response = await page.goto(link);
    expect(response.status()).toBe(410);
  });
});

test('a roster on its way in and the slips that follow hold in both looks', async ({ page, admin, newcomers, context, javaScriptEnabled }) => {
  const { agents, team } = await newcomers({ agents: 2, joined: false });
  await context.addCookies((await admin.storageState()).cookies);
  const look = (csv) => admin.post('/api/preview_roster', { multipart: { file: { name: 'roster.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) } } });
  await look('person_id,name,roles,email\nx1,,pilot,nobody\nx2,Some Body,agent,not an address\n');
  await inBothLooks({ page, javaScriptEnabled }, () => page.goto('/admin/import?step=look'));
  await expect(page.locator('table.line-errors')).toBeVisible();
  await look(roster([{ key: `new-${agents[0].key}`, name: 'Somebody New', team }, { ...agents[0], name: 'Another Name' }]));
  await inBothLooks({ page, javaScriptEnabled }, () => page.goto('/admin/import?step=look'));
  await expect(page.locator('.sums')).toBeVisible();
  await invite(admin, agents[0].key);
  await inBothLooks({ page, javaScriptEnabled }, () => page.goto('/admin/slips'));
  await expect(page.locator('.slip')).toBeVisible();
});
