// What an update of the live board leaves alone, its time when the connection is lost, and how many connections it takes.
import { NEEDS_SCRIPT, expect, test, withoutScript } from '../support/test.mjs';

test.skip(withoutScript, NEEDS_SCRIPT);

const tile = (page, { name }) => page.locator('.tile', { hasText: name });

/** A lead's board with these people on it, in the browser of the test. */
async function board({ page, newcomers, context }, agents = 4) {
  const people = await newcomers({ agents, lead: true });
  await context.addCookies(people.lead.cookies);
  for (const agent of people.agents.slice(1)) await agent.checkIn({ weather: 4, stressors: ['noise'] });
  await page.goto('/board');
  await expect(page.locator('.live.on')).toBeVisible();
  return people;
}

test('an update leaves the selected text, the focus, open drawers and the position alone', async ({ page, newcomers, context }) => {
  await page.setViewportSize({ width: 600, height: 320 });
  const { agents } = await board({ page, newcomers, context });
  const [first, ...others] = agents;
  await tile(page, others[0]).locator('summary').click();
  const selected = tile(page, others[1]).locator('h3');
  await selected.scrollIntoViewIfNeeded();
  await selected.evaluate((heading) => {
    getSelection().selectAllChildren(heading);
    // Not an attribute: an update removes those that the server does not send.
    heading.isTheSameNode = true;
  });
  const focused = tile(page, others[2]).locator('summary');
  await focused.evaluate((summary) => summary.focus({ preventScroll: true }));
  const place = () => selected.evaluate((heading) => heading.getBoundingClientRect().top);
  const before = await place();

  await first.checkIn({ weather: 1 });
  await expect(tile(page, first)).toHaveClass(/stormy/);
  await others[0].checkIn({ weather: 2 });
  await expect(tile(page, others[0])).toHaveClass(/rainy/);

  expect(await page.evaluate(() => getSelection().toString())).toBe(others[1].name);
  expect(await selected.evaluate((heading) => heading.isTheSameNode)).toBe(true);
  await expect(tile(page, others[0]).locator('.drawer')).toBeVisible();
  await expect(focused).toBeFocused();
  expect(Math.abs((await place()) - before)).toBeLessThan(250);
});

test('the time of a lost connection is that of the site', async ({ newcomers, browser, contextOptions, baseURL }) => {
  const { lead } = await newcomers({ lead: true });
  const context = await browser.newContext({ ...contextOptions, baseURL, timezoneId: 'Pacific/Kiritimati' });
  await context.addCookies(lead.cookies);
  const page = await context.newPage();
  await page.goto('/board');
  await expect(page.locator('.live.on')).toBeVisible();
  const time = await page.evaluate(async (name) => {
    const response = await fetch('/board');
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    return page.querySelector('.board .live').textContent.match(/\d\d:\d\d/)[0];
  });
  // The browser gives the stream up, and every attempt to open it again fails.
  await context.route('**/live?**', (route) => route.abort());
  await page.evaluate(() => navigator.locks.query().then(({ held }) => held.length)).then((held) => expect(held).toBe(1));
  await page.reload();
  const said = page.locator('.board .live');
  await expect(page.locator('#board-lost')).toBeVisible();
  const [hour, minute] = (await said.textContent()).match(/(\d\d):(\d\d)/).slice(1).map(Number);
  const [siteHour, siteMinute] = time.split(':').map(Number);
  expect(Math.abs(hour * 60 + minute - siteHour * 60 - siteMinute)).toBeLessThan(5);
  await context.close();
});

test('seven boards in one browser take one connection, and the site still opens', async ({ page, newcomers, context }) => {
  test.slow();
  let streams = 0;
  context.on('request', (request) => (streams += request.method() === 'GET' && new URL(request.url()).pathname === '/live' ? 1 : 0));
  const { agents } = await board({ page, newcomers, context }, 2);
  const pages = [page];
  while (pages.length < 7) {
    const another = await context.newPage();
    await another.goto('/board');
    await expect(another.locator('.live.on')).toBeVisible();
    pages.push(another);
  }
  const eighth = await context.newPage();
  await eighth.goto('/account');
  await expect(eighth.getByRole('heading', { level: 1 })).toBeVisible();
  await agents[0].checkIn({ weather: 1 });
  for (const one of pages) await expect(tile(one, agents[0])).toHaveClass(/stormy/);
  expect(streams).toBe(1);

  // Another one follows as soon as the first is gone.
  await page.close();
  await agents[0].checkIn({ weather: 5 });
  for (const one of pages.slice(1)) await expect(tile(one, agents[0])).toHaveClass(/sunny/);
  expect(streams).toBe(2);
});

test('a page that nobody sees follows nothing, and shows the present when it is seen again', async ({ page, newcomers, context }) => {
  const { agents } = await board({ page, newcomers, context }, 2);
  const see = (visible) =>
    page.evaluate((visible) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => !visible });
      document.dispatchEvent(new Event('visibilitychange'));
    }, visible);
  await see(false);
  await expect.poll(() => page.evaluate(async () => (await navigator.locks.query()).held.length)).toBe(0);
  await agents[0].checkIn({ weather: 1 });
  await see(true);
  await expect(tile(page, agents[0])).toHaveClass(/stormy/);
});

test('an update leaves the reason of a refused answer where it is', async ({ page, newcomers, context }) => {
  const { agents } = await board({ page, newcomers, context });
  await agents[1].checkIn({ weather: 4, talk_to: 'lead', talk_line: 'a few words' });
  await page.getByRole('button', { name: 'I’ll come then' }).click();
  const reason = page.locator('.asked-request .field-error');
  await expect(reason).toHaveText('Enter a time, for example 10:40.');
  await agents[0].checkIn({ weather: 1 });
  await expect(tile(page, agents[0])).toHaveClass(/stormy/);
  await expect(reason).toHaveText('Enter a time, for example 10:40.');
});

test('a cursor left in a field does not hold the board back', async ({ page, newcomers, context }) => {
  const { agents } = await board({ page, newcomers, context });
  await agents[1].checkIn({ weather: 4, talk_to: 'lead', talk_line: 'a few words' });
  const time = page.locator('.asked-request input[name=at]');
  await time.fill('10:40');
  await time.focus();
  await agents[0].checkIn({ weather: 1 });
  await expect(tile(page, agents[0])).toHaveClass(/stormy/);
  await expect(time).toBeFocused();
  await expect(time).toHaveValue('10:40');
});

test('two pages in two languages follow each in its own', async ({ page, newcomers, context }) => {
  const { agents } = await board({ page, newcomers, context }, 2);
  const chinese = await context.newPage();
  await context.addCookies([{ name: 'weathervane_language', value: 'zh-CN', url: new URL(page.url()).origin }]);
  await chinese.goto('/board');
  await expect(chinese.locator('.live.on')).toBeVisible();
  await agents[0].checkIn({ weather: 1 });
  await expect(tile(page, agents[0])).toContainText('usual not known yet');
  await expect(tile(chinese, agents[0])).toContainText('还看不出平时');
});

test('a connection that falls silent is given up, and another one brings the present', async ({ newcomers, browser, contextOptions, baseURL }) => {
  const { agents, lead } = await newcomers({ agents: 2, lead: true });
  await agents[1].checkIn({ weather: 4 });
  // Without the listener for failed requests: here they fail on purpose.
  const context = await browser.newContext({ ...contextOptions, baseURL });
  await context.addCookies(lead.cookies);
  const page = await context.newPage();
  await page.clock.install();
  await page.goto('/board');
  await expect(page.locator('.live.on')).toBeVisible();
  await context.route('**/live?**', (route) => route.abort());
  await page.clock.fastForward('03:00');
  await expect(page.locator('#board-lost')).toBeVisible();
  await context.unroute('**/live?**');
  await agents[0].checkIn({ weather: 1 });
  await page.clock.fastForward('00:11');
  await expect(tile(page, agents[0])).toHaveClass(/stormy/);
  await expect(page.locator('#board-lost')).toBeHidden();
  await context.close();
});
