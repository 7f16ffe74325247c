// The `test` of this suite: who is signed in, people of one's own, and an ear for what goes wrong behind the page.
import { test as base, expect } from '@playwright/test';
import { signIns } from '../start.mjs';
import { sendUnchecked, uncheck } from './forms.mjs';
import { listen } from './quiet.mjs';
import { checkIn, fresh, invite, join, signedIn, takeIn } from './people.mjs';

export { expect, sendUnchecked, uncheck };

/** Said where a test is about what only a script can do. */
export const NEEDS_SCRIPT = 'this is about what only moves with a script';
/** Said where a test asks the server the same whatever the browser can do. */
export const ONCE = 'the answer is the same with and without a script';

/** Whether the browser of a project runs no scripts; for `test.skip`. */
export const withoutScript = ({ javaScriptEnabled }) => javaScriptEnabled === false;

export const test = base.extend({
  /** An admin of this worker's own, as a client without a browser: previews and slips belong to a session. */
  admin: [
    async ({}, use) => {
      const api = await signedIn(process.env.WEATHERVANE_URL, signIns().admin);
      await use(api);
      await api.dispose();
    },
    { scope: 'worker' },
  ],

  /** The cookies of the four sign-ins of the demo, for reading: each signs in once a worker. */
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

  /** Makes the browser of this test that of a role's demo sign-in. Such a test only reads. */
  reading: async ({ context, doors }, use) => {
    await use(async (role) => context.addCookies(await doors(role)));
  },

  /** What must not be heard; `expects(status, path)` announces a page that is answered with an error. */
  quiet: [
    async ({ context, javaScriptEnabled }, use) => {
      const quiet = listen(context, javaScriptEnabled);
      await use(quiet);
      expect(quiet.heard, 'nothing goes wrong behind the page').toEqual([]);
    },
    { auto: true },
  ],

  /** Opens a second browser, listened to like the first. */
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
   * Makes people of this test alone, in a team of their own: `newcomers({ agents: 2, lead: true })`. Each has `key`, `name`,
   * `password`, `cookies` and `checkIn()`; with `joined: false` they have an invitation (`link`) and nothing else.
   */
  newcomers: async ({ admin, baseURL }, use) => {
    const clients = [];
    await use(async ({ agents = 1, lead = false, joined = true, audience = 'lead' } = {}) => {
      const mark = fresh();
      const team = { key: `team-${mark}`, name: `Team ${mark}` };
      const some = Array.from({ length: agents }, (_, place) => ({
        key: `a${place + 1}-${mark}`,
        name: `Agent ${place + 1} ${mark}`,
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

  /** One agent of this test's own, signed in in this test's browser. */
  agent: async ({ newcomers, context }, use) => {
    const { agents } = await newcomers();
    await context.addCookies(agents[0].cookies);
    await use(agents[0]);
  },
});
