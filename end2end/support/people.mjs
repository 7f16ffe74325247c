// Creates people through a roster and invitations, as an admin does, so that a test changes nothing that another test reads.
import { randomUUID } from 'node:crypto';
import { request } from '@playwright/test';

const HEADINGS = 'person_id,name,roles,team_id,team,department,language';

/** Returns an HTTP client of the centre at `baseURL`, with separate cookies. */
export const client = (baseURL) => request.newContext({ baseURL, extraHTTPHeaders: { 'accept-language': 'en' } });

/** Posts a form; values may be lists. Returns the page after the redirect. */
export async function post(api, path, fields) {
  const form = new URLSearchParams();
  for (const [field, value] of Object.entries(fields)) [value].flat().forEach((one) => form.append(field, one));
  const response = await api.post(path, {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    data: form.toString(),
  });
  if (!response.ok()) throw new Error(`${response.status()} of POST ${path}`);
  return { path: new URL(response.url()).pathname, html: await response.text() };
}

/** Returns a signed-in client. */
export async function signedIn(baseURL, { name, password }) {
  const api = await client(baseURL);
  const { path } = await post(api, '/api/sign_in', { name, password });
  if (path === '/sign-in') throw new Error(`${name} could not sign in`);
  return api;
}

/** Switches learning off as this admin: what suits the day is then equally likely, and nothing at all is never chosen. */
export async function alwaysSuggest(baseURL, admin) {
  const api = await signedIn(baseURL, admin);
  await post(api, '/api/choose_learning', { learning: 'off' });
  await api.dispose();
}

/** Returns a short unique string. */
export const fresh = () => randomUUID().slice(0, 8);

/** Returns a roster as CSV. Each person is `{ key, name, roles, team }`; `team` is `{ key, name }` or undefined. */
export function roster(people) {
  const lines = people.map(({ key, name, roles = 'agent', team }) =>
    [key, name, roles, team?.key ?? '', team?.name ?? '', team ? 'Tests' : '', 'en'].join(','),
  );
  return [HEADINGS, ...lines, ''].join('\n');
}

/** Imports a roster. */
export async function takeIn(admin, people) {
  const file = { name: 'roster.csv', mimeType: 'text/csv', buffer: Buffer.from(roster(people)) };
  const looked = await admin.post('/api/preview_roster', { multipart: { file } });
  const draft = tag(await looked.text(), 'name="draft"')?.match(/value="([^"]+)"/)?.[1];
  if (!draft) throw new Error('the roster was not previewed');
  const { html } = await post(admin, '/api/import_roster', { draft });
  if (!html.includes('notice good')) throw new Error(`the roster was not imported: ${said(html)}`);
}

/** What a page says at its top: why a step of the setup failed. */
const said = (html) => html.match(/class="(?:notice|error)[^>]*>.{0,400}/s)?.[0].replace(/<[^>]*>/g, ' ').trim() ?? 'the page says nothing';

/** Creates an invitation and returns its address. */
export async function invite(admin, key) {
  const { html } = await post(admin, '/api/invite_people', { 'people[]': key });
  const link = html.match(/class="address"[^>]*>([^<]+)/)?.[1];
  if (!link) throw new Error(`no slip for ${key}`);
  return link;
}

/**
 * Accepts an invitation. With an `audience`, it also chooses that audience, keeps the recovery code and, unless `counted` is
 * undefined, answers whether the person is counted. Returns a signed-in client.
 */
export async function join(baseURL, link, password, audience, { counted } = { counted: 'yes' }) {
  const api = await client(baseURL);
  const token = link.split('/').pop();
  const { path } = await post(api, '/api/accept_invitation', { token, password, again: password });
  if (path.startsWith('/invitation')) throw new Error('the invitation was not accepted');
  if (audience) {
    await post(api, '/api/choose_audience', { audience, back: '/welcome' });
    await post(api, '/api/make_recovery_code', {});
    await post(api, '/api/keep_recovery_code', {});
    if (counted) await post(api, '/api/choose_counted', { counted, back: '/counted' });
  }
  return api;
}

/** Creates a psychologist, with a key and a name that no other test uses. */
export async function psychologist(admin, baseURL) {
  const mark = fresh();
  const person = { key: `s-${mark}`, name: `Psychologist ${mark}`, roles: 'psychologist' };
  await takeIn(admin, [person]);
  const api = await join(baseURL, await invite(admin, person.key), `blue sky over ${mark}`);
  const { cookies } = await api.storageState();
  await api.dispose();
  return { ...person, cookies };
}

/** Records a check-in. */
export async function checkIn(api, { weather = 4, audience = 'lead', ...more } = {}) {
  const { path, html } = await post(api, '/api/record_check_in', { id: randomUUID(), weather: String(weather), audience, ...more });
  if (path !== '/check-in' || !html.includes('saved-title')) throw new Error('the check-in was not saved');
}

const tag = (html, holding) => html.match(/<input[^>]*>/g)?.find((one) => one.includes(holding));
