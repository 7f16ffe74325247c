// Shows pages that need no network: "I need help now" on every device, and on a phone of one's own the page on which one checks in
// offline. It keeps these pages in both languages, their style sheet, scripts and icons, and nothing else. They are fetched without
// cookies and hold no name: at a shared desk nothing personal stays behind. On a phone of one's own it also shows reminders, which the
// server words and encrypts.
const PATH = new URL(self.registration.scope).pathname;
const PAGE = PATH.startsWith('/check-in') ? '/check-in/offline' : '/help-now';
const PREFIX = `${PAGE.slice(1).replace('/', '-')}-`;
const NAME = PREFIX + self.location.search.slice(1);
const PAGES = [`${PAGE}/en`, `${PAGE}/zh-CN`];
/** A network that does not answer within this time counts as none. */
const PATIENCE_MS = 3000;

self.addEventListener('install', (event) => event.waitUntil(keep().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(forgetEarlier()));
self.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET') return;
  event.respondWith(event.request.mode === 'navigate' ? page(event.request) : part(event.request));
});
self.addEventListener('push', (event) => event.waitUntil(remind(event.data)));
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openCheckIn());
});

async function keep() {
  const cache = await caches.open(NAME);
  const parts = new Set();
  for (const address of PAGES) {
    const response = await fetched(address);
    const html = await response.clone().text();
    for (const [, part] of html.matchAll(/(?:href|src)="(\/[^"#?]+\.(?:css|js|svg))["#]/g)) parts.add(part);
    await cache.put(address, response);
  }
  for (const part of parts) await cache.put(part, await fetched(part));
}

async function fetched(address) {
  const response = await fetch(address, { credentials: 'omit' });
  if (!response.ok) throw new Error(`${address} is answered with ${response.status}`);
  return response;
}

async function forgetEarlier() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== NAME).map((name) => caches.delete(name)));
}

async function page(request) {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error('late')), PATIENCE_MS));
  try {
    const response = await Promise.race([fetch(request), late]);
    if (response.status < 500) return response;
  } catch {
    // Without a network the kept page is shown.
  }
  const { pathname } = new URL(request.url);
  const address = PAGES.includes(pathname) ? pathname : PAGES[navigator.language.startsWith('zh') ? 1 : 0];
  return (await kept(address)) ?? Response.error();
}

async function part(request) {
  return (await kept(new URL(request.url).pathname)) ?? fetch(request);
}

async function kept(address) {
  return (await caches.open(NAME)).match(address);
}

/** Shows a reminder in the place of the one before. Browsers ask for a notification for every message, also for one without words. */
async function remind(data) {
  let words = {};
  try {
    words = data.json();
  } catch {
    // Not encrypted by this centre.
  }
  const { title = 'Weathervane', body = '', lang = '' } = words;
  await self.registration.showNotification(title, { body, lang, tag: 'reminder', icon: '/icon-192.png' });
}

async function openCheckIn() {
  const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const there = open.find((client) => new URL(client.url).pathname === '/check-in');
  await (there ? there.focus() : self.clients.openWindow('/check-in'));
}
