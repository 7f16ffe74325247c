// Leptos starts a page's islands in the first moment in which the browser is idle, and sets no limit. On a busy device that
// moment may never come: the keys of the check-in and the live board would stay dead on a page that looks complete.
const whenIdle = window.requestIdleCallback;
if (whenIdle) window.requestIdleCallback = (start) => whenIdle(start, { timeout: 100 });
