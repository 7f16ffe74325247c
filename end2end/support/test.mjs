// The suite's `test` with its fixtures: sign-ins, separate people for a test, and a listener for errors.
import { test as base, expect } from '@playwright/test';
import { signIns } from '../start.mjs';
import { sendUnchecked, uncheck } from './forms.mjs';
import { listen } from './quiet.mjs';
import { checkIn, fresh, invite, join, signedIn, takeIn } from './people.mjs';

export { expect, sendUnchecked, uncheck };

/** The reason to skip a test that needs a script. */
export const NEEDS_SCRIPT = 'this needs a script';
/** The reason to skip a test whose result does not depend on scripts. */
export const ONCE = 'the result is the same with and without a script';

/** Returns whether the browser of a project runs without scripts; for `test.skip`. */
export const withoutScript = ({ javaScriptEnabled }) => javaScriptEnabled === false;

export const test = base.extend({
  /** An admin's HTTP client for this worker. It has its own session, because previews and slips belong to a session. */
  admin: [
    async ({}, use) => {
      const api = await signedIn(process.env.WEATHERVANE_URL, signIns().admin);
      await use(api);
      await api.dispose();
    },
    { scope: 'worker' },
  ],

  /** The session cookies of the demo's four roles. Each role signs in once per worker; tests with them only read. */
  doors: [
    async ({}, use) => {
      const known = new Map();
      await use(async (role) => {
        if (!known.has(role)) {
          const api = await signedIn(process.env.WEATHERVANE_URL, signIns()[role]);
          known.set(role, (await api.storageState()).cookies);
          await api.dispose();
        }
        return known.get(role);
      });
    },
    { scope: 'worker' },
  ],

  /** Signs this test's browser in as a role of the demo. Such a test only reads. */
  reading: async ({ context, doors }, use) => {
    await use(async (role) => context.addCookies(await doors(role)));
  },

  /** Fails the test on any recorded error; `expects(status, path)` announces a page with an error status. */
  quiet: [
    async ({ context, javaScriptEnabled }, use) => {
      const quiet = listen(context, javaScriptEnabled);
      await use(quiet);
      expect(quiet.heard, 'nothing goes wrong behind the page').toEqual([]);
    },
    { auto: true },
  ],

  /** Opens a second browser, with the same error listener. */
  another: async ({ browser, contextOptions, javaScriptEnabled, baseURL, quiet }, use) => {
    const open = [];
    await use(async (cookies = []) => {
      const context = await browser.newContext({ ...contextOptions, javaScriptEnabled, baseURL });
      const heard = listen(context, javaScriptEnabled, quiet);
      await context.addCookies(cookies);
      open.push({ context, heard });
      return context.newPage();
    });
    for (const { context, heard } of open) {
      quiet.heard.push(...heard.heard);
      await context.close();
    }
  },

  /**
   * Creates people for this test only, in a separate team: `newcomers({ agents: 2, lead: true })`. Each has `key`, `name`,
   * `password`, `cookies` and `checkIn()`; with `joined: false` they only have an invitation (`link`).
   */
  newcomers: async ({ admin, baseURL }, use) => {
    const clients = [];
    await use(async ({ agents = 1, lead = false, joined = true, audience = 'lead' } = {}) => {
      const mark = fresh();
      const team = { key: `team-${mark}`, name: `Team ${mark}` };
      const some = Array.from({ length: agents }, (_, index) => ({
        key: `a${index + 1}-${mark}`,
        name: `Agent ${index + 1} ${mark}`,
        team,
      }));
      if (lead) some.unshift({ key: `lead-${mark}`, name: `Lead ${mark}`, roles: 'lead', team });
      await takeIn(admin, some);
      const people = [];
      for (const person of some) {
        const link = await invite(admin, person.key);
        const password = `blue sky over ${mark}`;
        if (!joined) {
          people.push({ ...person, password, link });
          continue;
        }
        const api = await join(baseURL, link, password, person.roles === 'lead' ? undefined : audience);
        clients.push(api);
        const { cookies } = await api.storageState();
        people.push({ ...person, password, link, cookies, checkIn: (said) => checkIn(api, said) });
      }
      return { team, lead: lead ? people.shift() : undefined, agents: people };
    });
    for (const api of clients) await api.dispose();
  },

  /** An agent created for this test, signed in in its browser. */
  agent: async ({ newcomers, context }, use) => {
    const { agents } = await newcomers();
    await context.addCookies(agents[0].cookies);
    await use(agents[0]);
  },
});
