// Starts a demo centre on a free port before the browser tests, and ends it after them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROLES = ['agent', 'lead', 'psychologist', 'admin'];
const PATIENCE_MS = 120_000;

/** The sign-ins of the centre: one `{ name, password }` a role. */
export function signIns() {
  return JSON.parse(process.env.WEATHERVANE_SIGN_INS ?? '{}');
}

export default async function start() {
  const binary = process.env.WEATHERVANE_BIN;
  if (!binary) {
    throw new Error('WEATHERVANE_BIN names no binary; run the tests with `cargo xtask test`');
  }
  const data = await mkdtemp(join(tmpdir(), 'weathervane-end2end-'));
  const centre = ['--people', '60', '--days', '60', '--seed', '7'];
  const server = spawn(binary, ['demo', '--listen', '127.0.0.1:0', '--data', data, ...centre], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });

  const stop = async () => {
    if (server.pid !== undefined && server.exitCode === null && server.signalCode === null) {
      const ended = once(server, 'exit');
      const kill = setTimeout(() => server.kill('SIGKILL'), 10_000);
      server.kill('SIGTERM');
      await ended;
      clearTimeout(kill);
    }
    await rm(data, { recursive: true, force: true });
  };

  try {
    const { url, people } = await listening(server);
    process.env.WEATHERVANE_URL = url;
    process.env.WEATHERVANE_SIGN_INS = JSON.stringify(people);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

/** Reads what the server prints until it listens; its later lines are read on and dropped, or it would block. */
function listening(server) {
  return new Promise((resolve, reject) => {
    const people = {};
    const late = setTimeout(() => reject(new Error('the server did not listen in time')), PATIENCE_MS);
    const settle = (act, value) => {
      clearTimeout(late);
      act(value);
    };
    server.once('error', (error) => settle(reject, error));
    server.once('exit', (code) => settle(reject, new Error(`the server ended early, with ${code}`)));
    createInterface({ input: server.stdout }).on('line', (line) => {
      const [role, name, password] = line.split('\t');
      if (ROLES.includes(role) && password !== undefined) people[role] = { name, password };
      const url = line.match(/listening on (http:\/\/\S+)/)?.[1];
      if (!url) return;
      const missing = ROLES.filter((each) => !people[each]);
      if (missing.length > 0) settle(reject, new Error(`no sign-in was printed for: ${missing}`));
      else settle(resolve, { url, people });
    });
  });
}
