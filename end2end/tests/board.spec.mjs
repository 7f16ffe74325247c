// The lead's board with shared check-ins, and the wall screen, which shows only the sky.
import { post } from '../support/people.mjs';
import { NEEDS_SCRIPT, expect, test, withoutScript } from '../support/test.mjs';

const tile = (page, { name }) => page.locator('.tile', { hasText: name });

async function checkInOnPage(page, weather) {
  await page.goto('/check-in');
  await page.locator('.weather-choice label', { hasText: weather }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Saved: ${weather}`);
}

test('a check-in appears on the board after a reload', async ({ page, newcomers, context, another }) => {
  const { lead, agents } = await newcomers({ lead: true });
  await context.addCookies(lead.cookies);
  await page.goto('/board');
  await expect(page.getByRole('heading', { name: 'Your board starts here' })).toBeVisible();
  await checkInOnPage(await another(agents[0].cookies), 'Rainy');
  await page.reload();
  await expect(tile(page, agents[0])).toHaveClass(/rainy/);
});

test('a private check-in is not on the board', async ({ page, newcomers, context }) => {
  const { lead, agents } = await newcomers({ agents: 2, lead: true });
  await context.addCookies(lead.cookies);
  await agents[0].checkIn({ audience: 'me' });
  await agents[1].checkIn({ audience: 'lead' });
  await page.goto('/board');
  await expect(tile(page, agents[1])).toBeVisible();
  await expect(page.getByText(agents[0].name)).toHaveCount(0);
});

test('a tile opens to the last days that the person shared', async ({ page, newcomers, context }) => {
  const { lead, agents } = await newcomers({ lead: true });
  await context.addCookies(lead.cookies);
  await agents[0].checkIn({ weather: 2 });
  await page.goto('/board');
  const opened = tile(page, agents[0]);
  await expect(opened.locator('.last-days')).toBeHidden();
  await opened.locator('summary').click();
  await expect(opened.locator('.drawer')).toContainText(`The day ${agents[0].name} shared with you`);
  await expect(opened.locator('.last-days').getByRole('img', { name: /: Rainy$/ })).toBeVisible();
});

test('colleagues see check-ins shared with the team, but not those shared with the lead', async ({ page, newcomers, context }) => {
  const { agents } = await newcomers({ agents: 3 });
  await context.addCookies(agents[0].cookies);
  await page.goto('/team');
  await expect(page.getByRole('heading', { name: 'Nothing shared with the team yet' })).toBeVisible();
  await agents[1].checkIn({ audience: 'team' });
  await agents[2].checkIn({ audience: 'lead' });
  await page.reload();
  await expect(tile(page, agents[1])).toBeVisible();
  await expect(page.getByText(agents[2].name)).toHaveCount(0);
});

test('on the board of a demo tiles, flags and the list of changes do not contradict each other', async ({ page, reading }) => {
  await reading('lead');
  await page.goto('/board');
  await expect(page.locator('.tile').first()).toBeVisible();
  // Next to an open flag a usual day says since when it is usual again.
  for (const said of await page.locator('.tile:has(.mark) .usual').allTextContents()) {
    expect(['as usual', 'better than usual']).not.toContain(said.trim());
  }
  const far = await page.locator('.tile:has(.usual.unusual)').evaluateAll((tiles) => tiles.map((one) => `#${one.id}`));
  const changed = await page.locator('a[id^="changed-"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(changed.sort()).toEqual(far.sort());
});

/** Opens the menu with the wall link. */
const openWallMenu = (page) => page.locator('.wall-menu > summary').click();

test('the wall link can be copied', async ({ page, newcomers, context, javaScriptEnabled }) => {
  test.skip(withoutScript({ javaScriptEnabled }), NEEDS_SCRIPT);
  const { lead } = await newcomers({ lead: true });
  await context.addCookies(lead.cookies);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/board');
  await openWallMenu(page);
  await page.getByRole('button', { name: 'Create link' }).click();
  const link = await page.getByLabel('Link for the wall screen').inputValue();
  await page.getByRole('button', { name: 'Copy the link' }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
});

test('the wall link is shown once, and the wall screen shows no names', async ({ page, newcomers, context, another }) => {
  const { lead, agents } = await newcomers({ agents: 5, lead: true });
  await context.addCookies(lead.cookies);
  for (const agent of agents) await agent.checkIn({ audience: 'team' });
  await page.goto('/board');
  await openWallMenu(page);
  await page.getByRole('button', { name: 'Create link' }).click();
  const link = await page.getByLabel('Link for the wall screen').inputValue();
  await page.goto('/flags');
  await page.goto(`/board/${lead.team.key}`);
  await openWallMenu(page);
  await expect(page.getByText('There is a link. It was shown once, when it was created.')).toBeVisible();
  await expect(page.getByLabel('Link for the wall screen')).toHaveCount(0);

  // The wall changes every quarter of an hour: depending on the clock, the check-ins are on this view or on the next one.
  const wall = await another();
  await wall.goto(link);
  await expect(wall.getByRole('heading', { level: 1 })).toContainText(agents[0].team.name);
  await expect(wall.locator('.sky-strip, .wall-empty')).toBeVisible();
  await expect(wall.getByText(/\d people shared/)).toHaveCount(0);
  for (const agent of agents) await expect(wall.getByText(agent.name)).toHaveCount(0);
});

test('a wall is opened by its code, and a code of no wall says so', async ({ page, newcomers, context, another, quiet }) => {
  const { lead, team } = await newcomers({ lead: true });
  await context.addCookies(lead.cookies);
  await page.goto('/board');
  await openWallMenu(page);
  await page.getByRole('button', { name: 'Create link' }).click();
  const code = await page.locator('.wall-menu code').textContent();
  const wall = await another();
  await wall.goto('/wall');
  await wall.getByLabel('Code').fill(code.toUpperCase());
  await wall.getByRole('button', { name: 'Show the sky' }).click();
  await expect(wall.getByRole('heading', { level: 1 })).toContainText(team.name);
  quiet.expects(404, '/wall');
  await wall.goto('/wall');
  await wall.getByLabel('Code').fill('abcd');
  await wall.getByRole('button', { name: 'Show the sky' }).click();
  await expect(wall.getByRole('heading', { level: 1 })).toHaveText('This link no longer works');
});

test('a wall screen whose link was withdrawn says so and shows nothing of the team', async ({ page, newcomers, context, another, quiet }) => {
  const { team, lead, agents } = await newcomers({ agents: 5, lead: true });
  await context.addCookies(lead.cookies);
  for (const agent of agents) await agent.checkIn({ audience: 'team' });
  await page.goto('/board');
  await openWallMenu(page);
  await page.getByRole('button', { name: 'Create link' }).click();
  const link = await page.getByLabel('Link for the wall screen').inputValue();
  const wall = await another();
  await wall.goto(link);
  await expect(wall.getByRole('heading', { level: 1 })).toContainText(team.name);

  await page.getByRole('button', { name: 'Turn off link' }).click();
  await openWallMenu(page);
  await expect(page.getByRole('button', { name: 'Create link' })).toBeVisible();
  quiet.expects(404, new URL(link).pathname);
  // The screen reloads by itself after a quarter of an hour.
  expect((await wall.reload()).status()).toBe(404);
  await expect(wall.getByRole('heading', { level: 1 })).toHaveText('This link no longer works');
  await expect(wall.getByText('The team’s lead can create a new one from the board.')).toBeVisible();
  await expect(wall.getByText(team.name)).toHaveCount(0);
  await expect(wall.locator('.sky-strip')).toHaveCount(0);
});

test.describe('live', () => {
  test.skip(withoutScript, NEEDS_SCRIPT);

  test('an open board shows a check-in, its change and its undo without a reload', async ({ page, newcomers, context, another }) => {
    const { lead, agents } = await newcomers({ agents: 2, lead: true });
    await context.addCookies(lead.cookies);
    await agents[1].checkIn({ weather: 5 });
    await page.goto('/board');
    await expect(page.locator('.live.on')).toHaveText('live');
    await page.evaluate(() => (window.sameDocument = true));

    const other = await another(agents[0].cookies);
    await checkInOnPage(other, 'Rainy');
    await expect(tile(page, agents[0])).toHaveClass(/rainy/);
    await expect(tile(page, agents[0])).toHaveClass(/just-changed/);
    await expect(tile(page, agents[1])).not.toHaveClass(/just-changed/);
    await tile(page, agents[1]).locator('summary').click();

    await other.getByRole('link', { name: 'My weather has changed' }).click();
    await other.locator('.weather-choice label', { hasText: 'Sunny' }).click();
    await other.getByRole('button', { name: 'Save the change' }).click();
    await expect(tile(page, agents[0])).toHaveClass(/sunny/);
    await expect(tile(page, agents[1]).locator('.drawer'), 'an open drawer stays open').toBeVisible();

    await other.getByRole('button', { name: 'Undo' }).click();
    await expect(tile(page, agents[0])).toHaveClass(/rainy/);
    await other.getByRole('button', { name: 'Undo' }).click();
    await expect(tile(page, agents[0])).toHaveCount(0);
    expect(await page.evaluate(() => window.sameDocument)).toBe(true);
  });

  test('an open board closes when its viewer signs out in another tab', async ({ page, newcomers, context }) => {
    const { lead } = await newcomers({ lead: true });
    await context.addCookies(lead.cookies);
    await page.goto('/board');
    await expect(page.locator('.live.on')).toBeVisible();
    const second = await context.newPage();
    await second.goto('/account');
    await second.getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/\/sign-in/);
  });

  for (const [what, change, heading, status] of [
    ['leads no team', { 'roles[]': 'lead', team: '' }, 'No team today', 200],
    ['is no longer a lead', { 'roles[]': 'agent' }, 'You’re no longer a lead', 404],
  ]) {
    test(`an open board whose viewer ${what} says so without a reload and removes its tiles`, async ({ page, newcomers, context, admin, quiet }) => {
      const { team, lead, agents } = await newcomers({ lead: true });
      await agents[0].checkIn({ weather: 2 });
      await context.addCookies(lead.cookies);
      await page.goto('/board');
      await expect(page.locator('.live.on')).toBeVisible();
      await expect(tile(page, agents[0])).toBeVisible();

      if (status >= 400) quiet.expects(status, '/board');
      const { html } = await post(admin, '/api/save_person', { person: lead.key, name: lead.name, team: team.key, ...change });
      expect(html).toContain('notice good');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
      await expect(page.locator('.tile')).toHaveCount(0);
      await expect(page.getByText(agents[0].name)).toHaveCount(0);
    });
  }
});
