// At a shared desk. A browser that was somebody's own phone before is nobody's any more: it forgets whose it was and no longer offers to
// check in without a network, so that what the next person saves is never taken for a check-in of the one before. What that person saved
// there and has not sent stays, encrypted, until they say again that the phone is their own, for three days. See own-phone.js.
{
  const DATABASE = 'weathervane-own-phone';
  const WAITS_MS = 3 * 24 * 60 * 60 * 1000;

  const forgetPage = async () => {
    const registration = await navigator.serviceWorker?.getRegistration('/check-in');
    if (registration && new URL(registration.scope).pathname === '/check-in') await registration.unregister();
    const names = await window.caches?.keys();
    await Promise.all((names ?? []).filter((name) => name.startsWith('check-in-offline-')).map((name) => caches.delete(name)));
  };

  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });

  const forgetOwner = async () => {
    const request = indexedDB.open(DATABASE);
    // Where nobody kept anything, nothing begins.
    request.onupgradeneeded = () => request.transaction.abort();
    const database = await done(request).catch(() => undefined);
    if (!database) return;
    try {
      const store = (name) => database.transaction(name, 'readwrite').objectStore(name);
      await done(store('notes').delete('owner'));
      const key = await done(store('notes').get('key'));
      const [keys, rows] = [await done(store('waiting').getAllKeys()), await done(store('waiting').getAll())];
      for (const [index, { iv, sealed }] of rows.entries()) {
        const opened = key && (await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed).catch(() => undefined));
        const madeAt = opened ? JSON.parse(new TextDecoder().decode(opened)).madeAt : 0;
        if (Date.now() - madeAt >= WAITS_MS) await done(store('waiting').delete(keys[index]));
      }
    } finally {
      database.close();
    }
  };

  if (window.indexedDB && window.crypto?.subtle) {
    forgetPage().catch(() => {});
    forgetOwner().catch(() => {});
  }
}
