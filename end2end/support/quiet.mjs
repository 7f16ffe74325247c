// Records console errors, script errors and failed requests of pages.

/**
 * Records console errors, script errors and failed requests of all pages of a browser context. A test announces an expected error
 * status (404, 410) with `expects`; statuses announced to the listener `like` are expected here too.
 */
export function listen(context, javaScriptEnabled, like) {
  const heard = [];
  const expected = like?.expected ?? new Set();
  const isExpected = (url, status) => expected.has(`${status} ${new URL(url).pathname}`);
  context.on('console', (message) => {
    if (message.type() !== 'error') return;
    // Chromium logs "failed to load" for every document with an error status.
    const status = message.text().match(/responded with a status of (\d+)/)?.[1];
    if (status && message.location().url && isExpected(message.location().url, status)) return;
    heard.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => heard.push(`script: ${error.error()}`));
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // Requests that are aborted by leaving the page, and downloads, have not failed.
    if (why === 'net::ERR_ABORTED') return;
    // With scripts turned off, Chromium reports script requests as blocked by a policy.
    if (javaScriptEnabled === false && why === 'csp' && request.resourceType() === 'script') return;
    heard.push(`request: ${request.method()} ${request.url()} ${why}`);
  });
  context.on('response', (response) => {
    if (response.status() < 400 || isExpected(response.url(), response.status())) return;
    heard.push(`response: ${response.status()} of ${response.request().method()} ${response.url()}`);
  });
  return { heard, expected, expects: (status, path) => expected.add(`${status} ${path}`) };
}
