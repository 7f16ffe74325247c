// Registers the worker that shows "I need help now" without a network. Every page with a script does it, so that a browser does not tell
// whether somebody looked. The version changes with the numbers; the browser then fetches the page again.
if ('serviceWorker' in navigator) {
  const { version } = document.currentScript.dataset;
  navigator.serviceWorker.register(`/offline-worker.js?${version}`, { scope: '/help-now' }).catch(() => {});
}
