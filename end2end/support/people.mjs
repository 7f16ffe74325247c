// Makes people as an admin does, by roster and invitation, so that a test changes nothing that another one reads.
import { randomUUID } from 'node:crypto';
import { request } from '@playwright/test';

const HEADINGS = 'person_id,name,roles,team_id,team,department,language';

/** A client of the centre at `baseURL` without a browser; its cookies are its own. */
export const client = (baseURL) => request.newContext({ baseURL, extraHTTPHeaders: { 'accept-language': 'en' } });

/** Posts a form. Values may be lists. Gives the page that it led to. */
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

/** A client that is signed in. */
export async function signedIn(baseURL, { name, password }) {
  const api = await client(baseURL);
  const { path } = await post(api, '/api/sign_in', { name, password });
  if (path === '/sign-in') throw new Error(`${name} could not sign in`);
  return api;
}

/** A few letters that no other test uses. */
export const fresh = () => randomUUID().slice(0, 8);

/** The CSV of a roster. Each person: `{ key, name, roles, team }`, the team `{ key, name }` or nothing. */
export function roster(people) {
  const lines = people.map(({ key, name, roles = 'agent', team }) =>
    [key, name, roles, team?.key ?? '', team?.name ?? '', team ? 'Tests' : '', 'en'].join(','),
  );
  return [HEADINGS, ...lines, ''].join('\n');
}

/** Takes a roster in. */
export async function takeIn(admin, people) {
  const file = { name: 'roster.csv', mimeType: 'text/csv', buffer: Buffer.from(roster(people)) };
  const looked = await admin.post('/api/preview_roster', { multipart: { file } });
  const draft = tag(await looked.text(), 'name="draft"')?.match(/value="([^"]+)"/)?.[1];
  if (!draft) throw new Error('the roster was not previewed');
  const { html } = await post(admin, '/api/import_roster', { draft });
  if (!html.includes('notice good')) throw new Error('the roster was not taken in');
}

/** Makes an invitation; gives its address. */
export async function invite(admin, key) {
  const { html } = await post(admin, '/api/invite_people', { 'people[]': key });
  const link = html.match(/class="address"[^>]*>([^<]+)/)?.[1];
  if (!link) throw new Error(`no slip for ${key}`);
  return link;
}

/**
 * Uses an invitation and, for somebody who checks in, chooses an audience, takes the recovery code and, unless `counted` is
 * undefined, says whether they are counted. Gives a signed-in client.
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

/** Says a weather. */
export async function checkIn(api, { weather = 4, audience = 'lead', ...more } = {}) {
  const { path, html } = await post(api, '/api/record_check_in', { id: randomUUID(), weather: String(weather), audience, ...more });
  if (path !== '/check-in' || !html.includes('saved-title')) throw new Error('the check-in was not saved');
}

const tag = (html, holding) => html.match(/<input[^>]*>/g)?.find((one) => one.includes(holding));
