// On a phone of one's own: lets the browser keep the page for checking in without a network, keeps what is saved without one, encrypted,
// and sends it when the network is back. A check-in keeps the id of its form, so that the server records it once, however often it is sent,
// and the mark of its person, so that the server records it for nobody else who is signed in by then.
//
// The page that the browser keeps is the same for everybody and names nobody: whose phone it is, a page with a session has noted before.
const { version, owner, page, missing, sent, refused, signIn } = document.currentScript.dataset;
const DATABASE = 'weathervane-own-phone';
/** A check-in that waited longer belongs to a shift that takes none any more. */
const WAITS_MS = 3 * 24 * 60 * 60 * 1000;
/** How often the page for it tries to send what waits. */
const RETRY_MS = 30_000;
/** A server that does not answer within this time counts as out of reach: a browser can be online and reach nothing. */
const PATIENCE_MS = 8000;
/** Where one page leaves a sentence for the next. */
const SAID = 'own-phone-said';
/** The notice at the top of a page. */
const SAYS = 'own-phone-says';
const FORM = 'form[action="/api/record_check_in"]';

/** The list on the page that the browser keeps; other pages have none. */
const list = document.querySelector('[data-offline-waiting]');

if (window.indexedDB && window.crypto?.subtle) {
  if (owner) {
    navigator.serviceWorker?.register(`/offline-worker.js?${version}`, { scope: '/check-in' }).catch(() => {});
    note('owner', owner).then(send);
  }
  addEventListener('online', send);
  // Not every browser says that the network is back.
  if (list) setInterval(send, RETRY_MS);
  document.addEventListener('submit', save);
  sayFromBefore();
  showWaiting();
}

/** Sends the check-in, and keeps it if nobody answers. The page for it keeps it first: it is there because nobody did. */
async function save(event) {
  const form = event.target.closest(FORM);
  // A page without a session on an own phone sends it like any other form. And a button that switches the language sends the form elsewhere.
  if (!form || !(owner || list) || event.submitter?.hasAttribute('formaction')) return;
  event.preventDefault();
  // A second tap while the first one is being sent.
  if (form.ariaBusy === 'true') return;
  form.ariaBusy = 'true';
  try {
    await sendOrKeep(form);
  } catch {
    // Nothing can be kept here.
    form.submit();
  } finally {
    form.ariaBusy = 'false';
  }
}

async function sendOrKeep(form) {
  const madeAt = new Date();
  const typed = new FormData(form);
  // The id of the page, if it has one: the server may have recorded it although its answer was lost.
  const id = typed.get('id') || crypto.randomUUID();
  const fields = [...typed].filter(([name]) => !['id', 'made_at', 'viewer'].includes(name));
  // Whose form it is: another tab may have signed somebody else in, whose check-in this is not.
  const viewer = typed.get('viewer') ?? '';
  const response = navigator.onLine && !list ? await posted([['id', id], ['viewer', viewer], ...fields]) : undefined;
  if (response) return goOn(form, response);
  const whose = owner ?? (await noted('owner'));
  const chosen = (field) => fields.some(([name, value]) => name === field && value);
  if (!whose || !chosen('weather') || !chosen('audience')) return say('bad', whose ? missing : form.dataset.nowhere);
  await keep(id, { owner: whose, madeAt: madeAt.getTime(), fields: [['id', id], ['made_at', madeAt.toISOString()], ['viewer', whose], ...fields] });
  if (!list) return location.assign(page);
  document.getElementById(SAYS)?.remove();
  form.reset();
  await showWaiting();
  await send();
}

/** Goes on after the server has answered. What it has to say about the form, the page of the form says: sent again, it changes nothing. */
async function goOn(form, response) {
  const { to } = response.ok && !form.elements.workday ? await response.json() : {};
  if (to) location.assign(to);
  else form.submit();
}

/** The answer of the server; none if nobody answers in time, or if the server is not well. */
async function posted(fields) {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), PATIENCE_MS);
  const response = await fetch('/api/record_check_in', {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
    signal: limit.signal,
  }).catch(() => undefined);
  clearTimeout(timer);
  const isWell = response && response.status < 500 && response.status !== 429;
  // A network that first wants a sign-in of its own may answer in the place of the server.
  return isWell && response.headers.get('content-type')?.includes('json') ? response : undefined;
}

/** Sends what waits, the oldest first, and says what became of it. */
async function send() {
  const whose = owner ?? (await noted('owner'));
  let told = [];
  /** What the server says of those that it recorded, as that one is for the person alone. */
  const notes = new Set();
  for (const { key, entry } of await waiting()) {
    if (entry.owner !== whose) continue;
    const response = await posted(entry.fields);
    // It waits on.
    if (!response) break;
    if (response.status === 401 || response.status === 403) return say('bad', signIn);
    const { wrong = {}, said } = await response.json().catch(() => ({}));
    if (said) notes.add(said);
    const [reason = ''] = Object.values(wrong);
    const sentence = response.ok ? sent : refused;
    told = [response.ok ? 'good' : 'bad', sentence.replace('{time}', timeOf(entry)).replace('{reason}', reason)];
    await forget(key);
  }
  if (told.length === 0) return;
  const [kind, last] = told;
  const gap = document.documentElement.lang.startsWith('zh') ? '' : ' ';
  // The page that shows the check-in says it.
  sessionStorage.setItem(SAID, JSON.stringify([kind, [last, ...notes].join(gap)]));
  if (list) location.assign('/check-in');
  else if (location.pathname === '/check-in') location.reload();
  else sayFromBefore();
}

/** Says what became of a check-in that was sent before this page was opened. */
function sayFromBefore() {
  const said = list ? null : sessionStorage.getItem(SAID);
  if (!said) return;
  sessionStorage.removeItem(SAID);
  say(...JSON.parse(said));
}

/** Lists what waits, on the page for it. */
async function showWaiting() {
  if (!list) return;
  const template = list.querySelector('template');
  const whose = await noted('owner');
  const mine = (await waiting()).filter(({ entry }) => entry.owner === whose);
  list.querySelectorAll('li').forEach((row) => row.remove());
  for (const { key, entry } of mine) {
    const row = template.content.cloneNode(true);
    const level = entry.fields.find(([name]) => name === 'weather')?.[1];
    const label = document.querySelector(`input[name=weather][value="${Number(level)}"]`)?.closest('label');
    const glyph = label?.querySelector('svg')?.cloneNode(true);
    if (glyph) row.querySelector('[data-glyph]').append(glyph);
    row.querySelector('[data-weather]').textContent = label?.querySelector('.name')?.textContent ?? '';
    row.querySelector('time').textContent = timeOf(entry);
    row.querySelector('button').addEventListener('click', () => forget(key).then(showWaiting));
    list.querySelector('ul').append(row);
  }
  list.hidden = mine.length === 0;
}

function timeOf({ madeAt }) {
  return new Date(madeAt).toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** Says a sentence at the top of the page. */
function say(kind, sentence) {
  document.getElementById(SAYS)?.remove();
  const notice = document.createElement('div');
  notice.id = SAYS;
  notice.className = `notice ${kind}`;
  notice.setAttribute('role', 'status');
  notice.append(Object.assign(document.createElement('p'), { textContent: sentence }));
  document.getElementById('main')?.prepend(notice);
}

// The store: what waits, sealed with a key that no script can read out, and whose phone it is.

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('notes');
      request.result.createObjectStore('waiting', { autoIncrement: true });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function within(store, mode, act) {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(store, mode);
      const request = act(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

function note(name, value) {
  return within('notes', 'readwrite', (store) => store.put(value, name));
}

function noted(name) {
  return within('notes', 'readonly', (store) => store.get(name));
}

async function sealingKey() {
  const known = await noted('key');
  if (known) return known;
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  await note('key', key);
  return key;
}

/** Keeps an entry in the place of what waits with the same id: the person went back and changed it. */
async function keep(id, entry) {
  const before = (await waiting()).filter(({ entry: { fields } }) => fields.some(([name, value]) => name === 'id' && value === id));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(entry));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await sealingKey(), text);
  await within('waiting', 'readwrite', (store) => store.add({ iv, sealed }));
  for (const { key } of before) await forget(key);
}

/** What waits, opened, the oldest first. What waited too long is forgotten. */
async function waiting() {
  const [keys, rows] = [
    await within('waiting', 'readonly', (store) => store.getAllKeys()),
    await within('waiting', 'readonly', (store) => store.getAll()),
  ];
  if (keys.length === 0) return [];
  const sealing = await sealingKey();
  const found = [];
  for (const [index, { iv, sealed }] of rows.entries()) {
    const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, sealing, sealed).catch(() => undefined);
    const entry = opened && JSON.parse(new TextDecoder().decode(opened));
    if (entry && Date.now() - entry.madeAt < WAITS_MS) found.push({ key: keys[index], entry });
    else await forget(keys[index]);
  }
  return found;
}

function forget(key) {
  return within('waiting', 'readwrite', (store) => store.delete(key));
}
