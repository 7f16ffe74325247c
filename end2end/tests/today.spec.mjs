// A demo of the day on which this runs, by the clock of this machine. All other tests run on a day that is set: support/clock.mjs.
import { startCentre } from '../support/centre.mjs';
import { TODAY } from '../support/clock.mjs';
import { PAGES, awake } from '../support/pages.mjs';
import { signedIn } from '../support/people.mjs';
import { NEEDS_SCRIPT, expect, test as base, withoutScript } from '../support/test.mjs';

const test = base.extend({
  today: [
    async ({}, use) => {
      const centre = await startCentre('demo', ['--people', '60', '--days', '60', '--seed', '7'], undefined, TODAY);
      await use(centre);
      await centre.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ today }, use) => use(today.url),
});

test.describe.configure({ mode: 'default' });
test.skip(withoutScript, NEEDS_SCRIPT);

test('every page of every role opens today', async ({ page, today, context, quiet }) => {
  // Some forty pages.
  test.slow();
  for (const [role, pages] of Object.entries(PAGES)) {
    await context.clearCookies();
    if (role !== 'nobody') {
      const api = await signedIn(today.url, today.people[role]);
      await context.addCookies((await api.storageState()).cookies);
      await api.dispose();
    }
    for (const [name, address, status = 200] of pages) {
      const path = typeof address === 'function' ? await address(page) : address;
      if (!path) continue;
      if (status >= 400) quiet.expects(status, path);
      expect((await page.goto(path)).status(), `${role}: ${name}`).toBe(status);
      await awake(page);
    }
  }
});

test('in a demo the agent checks in with two taps, and the open board of the lead shows it', async ({ page, today, another }) => {
  test.slow();
  const agent = await another();
  const open = async (here, { name, password }) => {
    await here.goto('/');
    await here.getByLabel('Sign-in name or email').fill(name);
    await here.getByLabel('Password').fill(password);
    await here.getByRole('button', { name: 'Sign in' }).click();
  };
  await open(page, today.people.lead);
  await expect(page.locator('.live.on')).toHaveText('live');
  await page.evaluate(() => (window.sameDocument = true));
  const changed = page.locator('.tile.just-changed');
  await expect(changed).toHaveCount(0);

  await open(agent, today.people.agent);
  await expect(agent.getByRole('heading', { level: 1 })).toHaveText('How’s your weather today?');
  await agent.locator('.weather-choice label', { hasText: 'Stormy' }).click();
  await agent.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(agent.getByRole('heading', { level: 1 })).toHaveText('Saved: Stormy');

  await expect(changed).toHaveClass(/stormy/);
  expect(await page.evaluate(() => window.sameDocument)).toBe(true);
});
