// Signs in with a passkey and adds one. The forms are hidden until this script knows that the browser has passkeys for this host; what the
// device answers goes into the form, which is then sent like any other.
{
  const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  const known = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));
  // From this the device computes the secret that opens private notes. The program never learns another one of the same passkey.
  const notes = { prf: { eval: { first: new TextEncoder().encode('weathervane private notes') } } };
  const secret = (credential) => credential.getClientExtensionResults().prf?.results?.first;

  const signIn = async (options) => {
    const publicKey = {
      ...options,
      challenge: bytes(options.challenge),
      allowCredentials: known(options.allowCredentials),
      extensions: { ...options.extensions, ...notes },
    };
    const credential = await navigator.credentials.get({ publicKey });
    const { authenticatorData, clientDataJSON, signature, userHandle } = credential.response;
    const response = { authenticatorData, clientDataJSON, signature, ...(userHandle && { userHandle }) };
    return [credential, response, secret(credential)];
  };

  // Some devices compute the secret only when the passkey is used: it is used once, and nobody reads that answer.
  const secretOf = async (credential, rpId) => {
    const enabled = credential.getClientExtensionResults().prf?.enabled;
    if (secret(credential) || !enabled) return secret(credential);
    const publicKey = {
      challenge: crypto.getRandomValues(new Uint8Array(32)),
      rpId,
      allowCredentials: [{ type: 'public-key', id: credential.rawId }],
      userVerification: 'required',
      extensions: notes,
    };
    return navigator.credentials.get({ publicKey }).then(secret, () => undefined);
  };

  const add = async (options) => {
    const publicKey = {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: known(options.excludeCredentials),
      extensions: { ...options.extensions, ...notes },
    };
    const credential = await navigator.credentials.create({ publicKey });
    const { attestationObject, clientDataJSON } = credential.response;
    return [credential, { attestationObject, clientDataJSON }, await secretOf(credential, options.rp.id)];
  };

  const run = async (form) => {
    const purpose = form.dataset.passkey;
    // The server asks for the name; a device that made a passkey before that would keep one that nobody knows.
    if (form.elements.label?.value.trim() === '') return;
    const reply = await fetch('/api/passkey_challenge', {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams({ purpose }),
    });
    // The server says in its answer to the form why there is no challenge: the password was typed too long ago.
    if (!reply.ok) return;
    const { challenge, publicKey } = await reply.json();
    const [credential, response, opens] = await (purpose === 'add' ? add : signIn)(publicKey);
    const { id, rawId, type } = credential;
    const encoded = Object.fromEntries(Object.entries(response).map(([name, value]) => [name, text(value)]));
    form.elements.challenge.value = challenge;
    form.elements.answer.value = JSON.stringify({ id, rawId: text(rawId), type, response: encoded });
    form.elements.secret.value = opens ? text(opens) : '';
  };

  for (const form of document.querySelectorAll('form[data-passkey]')) {
    if (!window.PublicKeyCredential || location.hostname !== form.dataset.host) continue;
    form.hidden = false;
    document.querySelector('[data-without-passkeys]')?.setAttribute('hidden', '');
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      const button = form.querySelector('button');
      const failed = form.querySelector('[data-passkey-failed]');
      button.disabled = true;
      failed.hidden = true;
      const own = document.querySelector('input[type=checkbox][name=own_phone]');
      if (form.elements.own_phone) form.elements.own_phone.value = own?.checked ? 'yes' : '';
      try {
        await run(form);
        form.submit();
      } catch {
        failed.hidden = false;
      }
      button.disabled = false;
    });
  }
}
