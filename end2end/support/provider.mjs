// An identity provider on this machine: the npm package oidc-provider, with pages of its own that load nothing from elsewhere.
import { createServer } from 'node:http';
import { once } from 'node:events';
import Provider from 'oidc-provider';

const CLIENT = { id: 'weathervane', secret: 'a secret of the client for tests' };
const page = (content) => `<!doctype html><html lang="en"><title>Provider</title><body>${content}</body></html>`;

/** A port on which nobody listens at this moment. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * Starts a provider whose only client is the centre at `centre`. Everybody signs in with a name; their address is NAME@example.org, and
 * verified. Returns its `issuer`, the `client` and `stop`.
 */
export async function startProvider(centre) {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${centre}/oidc/callback`],
        post_logout_redirect_uris: [`${centre}/sign-in`],
        backchannel_logout_uri: `${centre}/oidc/back-channel-logout`,
        backchannel_logout_session_required: true,
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    cookies: { keys: ['a key for tests'] },
    // It refuses to call this machine, where the centre of the test is.
    fetch: (url, { dispatcher: _, ...options }) => fetch(url, options),
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = page(`${form}<button type="submit" form="op.logoutForm" name="logout" value="yes">Sign out everywhere</button>`);
        },
        postLogoutSuccessSource: (ctx) => {
          ctx.body = page('<p>Signed out.</p>');
        },
      },
    },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: `${id}@example.org`, email_verified: true }),
    }),
    // Nobody is asked whether the company's own program may know them.
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on('request', async (request, response) => {
    if (request.url === '/favicon.ico') return response.writeHead(204).end();
    if (!request.url.startsWith('/interaction/')) return answer(request, response);
    if (request.method === 'GET') {
      response.setHeader('content-type', 'text/html');
      return response.end(page('<form method="post"><label>Name <input name="name"></label><button>Continue</button></form>'));
    }
    let body = '';
    for await (const chunk of request) body += chunk;
    const login = { accountId: new URLSearchParams(body).get('name') };
    return provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
  });
  const stop = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { issuer, client: CLIENT, stop };
}
