// Starts a demo centre on a free port before the browser tests, and ends it after them.
import { startCentre } from './support/centre.mjs';
import { alwaysSuggest } from './support/people.mjs';

const ROLES = ['agent', 'lead', 'psychologist', 'admin'];

/** The sign-ins of the centre: one `{ name, password }` a role. */
export function signIns() {
  return JSON.parse(process.env.WEATHERVANE_SIGN_INS ?? '{}');
}

export default async function start() {
  const { url, people, stop } = await startCentre('demo', ['--people', '60', '--days', '60', '--seed', '7']);
  const missing = ROLES.filter((role) => !people[role]);
  if (missing.length > 0) {
    await stop();
    throw new Error(`no sign-in was printed for: ${missing}`);
  }
  await alwaysSuggest(url, people.admin);
  process.env.WEATHERVANE_URL = url;
  process.env.WEATHERVANE_SIGN_INS = JSON.stringify(people);
  return stop;
}
