// Starts a centre: the demo that all tests share, an empty centre, or one filled from files.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { SET } from './clock.mjs';

const START_TIMEOUT_MS = 120_000;

/**
 * Starts `weathervane COMMAND --listen 127.0.0.1:0 --data DIR ARGS…` and waits until it listens. Returns its `url`, the printed sign-ins
 * by role (`people`), the path of the set-up link (`setUp`), `run` and `stop`. `prepare(run)` may fill DIR first: `run(…args)` runs
 * another command on DIR and returns its output. `when` sets the day on which the centre runs. DIR is `folder`, which stays, or a new one.
 */
export async function startCentre(command, args = [], prepare = async () => {}, when = SET, folder = undefined) {
  const binary = process.env.WEATHERVANE_BIN;
  if (!binary) throw new Error('WEATHERVANE_BIN names no binary; run the tests with `cargo xtask test`');
  const data = folder ?? (await mkdtemp(join(tmpdir(), 'weathervane-centre-')));
  const env = { ...process.env, ...when };
  let server;
  const stop = async () => {
    if (server?.pid !== undefined && server.exitCode === null && server.signalCode === null) {
      const ended = once(server, 'exit');
      const kill = setTimeout(() => server.kill('SIGKILL'), 10_000);
      server.kill('SIGTERM');
      await ended;
      clearTimeout(kill);
    }
    if (!folder) await rm(data, { recursive: true, force: true });
  };
  const run = async (...more) => (await promisify(execFile)(binary, [...more, '--data', data], { env })).stdout;
  try {
    await prepare(run);
    const listen = args.includes('--listen') ? [] : ['--listen', '127.0.0.1:0'];
    server = spawn(binary, [command, ...listen, '--data', data, ...args], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return { ...(await listening(server)), run, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Reads the output until the address and the sign-ins are printed. Later lines are read and dropped, because a full pipe would block the server. */
function listening(server) {
  return new Promise((resolve, reject) => {
    const lines = [];
    const people = {};
    let url;
    const late = setTimeout(() => reject(new Error(`the server did not listen in time; it said: ${lines.join('\n')}`)), START_TIMEOUT_MS);
    const settle = (act, value) => {
      clearTimeout(late);
      act(value);
    };
    server.once('error', (error) => settle(reject, error));
    server.once('exit', (code) => settle(reject, new Error(`the server ended early, with ${code}: ${lines.join('\n')}`)));
    createInterface({ input: server.stdout }).on('line', (line) => {
      lines.push(line);
      const [role, name, password] = line.split('\t');
      if (password !== undefined) people[role] = { name, password };
      url ??= line.match(/listening on (http:\/\/\S+)/)?.[1];
      const empty = lines.some((one) => one.startsWith('This centre is empty'));
      const setUp = lines.map((one) => one.match(/\/set-up\/\S+/)?.[0]).find(Boolean);
      if (url && (!empty || setUp)) settle(resolve, { url, people, setUp });
    });
  });
}
