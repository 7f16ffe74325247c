// The browser's own virtual device for passkeys.

/** The centre under the name that passkeys of a centre without a public address belong to. */
export const underItsName = (url) => url.replace('127.0.0.1', 'localhost');

/** Gives the browser of a page a device with passkeys that answers by itself. Returns its session and id. */
export async function device(page, hasPrf) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'internal', hasResidentKey: true, hasUserVerification: true };
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: { ...options, hasPrf, isUserVerified: true, automaticPresenceSimulation: true },
  });
  return { cdp, authenticatorId };
}
