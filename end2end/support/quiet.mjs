// Listens for everything that a page should not do behind its viewer's back.

/**
 * Gathers console errors, errors of scripts and failed requests of all pages of a browser context. A page that is meant to be
 * answered with an error (404, 410) is announced to `expects`; what was announced to `like` is expected here too.
 */
export function listen(context, javaScriptEnabled, like) {
  const heard = [];
  const expected = like?.expected ?? new Set();
  const isExpected = (url, status) => expected.has(`${status} ${new URL(url).pathname}`);
  context.on('console', (message) => {
    if (message.type() !== 'error') return;
    // Chromium says of every document with an error status that it "failed to load".
    const status = message.text().match(/responded with a status of (\d+)/)?.[1];
    if (status && message.location().url && isExpected(message.location().url, status)) return;
    heard.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => heard.push(`script: ${error.error()}`));
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // What a page no longer waits for when one leaves it has not failed; a download is no page.
    if (why === 'net::ERR_ABORTED') return;
    // Where scripts are off Chromium fetches none, and says that a policy forbade it.
    if (javaScriptEnabled === false && why === 'csp' && request.resourceType() === 'script') return;
    heard.push(`request: ${request.method()} ${request.url()} ${why}`);
  });
  context.on('response', (response) => {
    if (response.status() < 400 || isExpected(response.url(), response.status())) return;
    heard.push(`response: ${response.status()} of ${response.request().method()} ${response.url()}`);
  });
  return { heard, expected, expects: (status, path) => expected.add(`${status} ${path}`) };
}
