// Starts a centre: the one that all tests share, and those of the tests that need more than that: an empty one, one made from files.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { SET } from './clock.mjs';

const PATIENCE_MS = 120_000;

/**
 * Runs `weathervane COMMAND --listen 127.0.0.1:0 --data DIR ARGS…` until it listens. Gives the `url`, the sign-ins that were printed
 * by role (`people`), the path of a link to set it up (`setUp`), and `stop`. `prepare` may fill DIR before: it is given
 * `run(…args)`, which runs another command on it and gives what that printed. `when` says on which day all this happens.
 */
export async function startCentre(command, args = [], prepare = async () => {}, when = SET) {
  const binary = process.env.WEATHERVANE_BIN;
  if (!binary) throw new Error('WEATHERVANE_BIN names no binary; run the tests with `cargo xtask test`');
  const data = await mkdtemp(join(tmpdir(), 'weathervane-centre-'));
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
    await rm(data, { recursive: true, force: true });
  };
  try {
    await prepare(async (...more) => (await promisify(execFile)(binary, [...more, '--data', data], { env })).stdout);
    server = spawn(binary, [command, '--listen', '127.0.0.1:0', '--data', data, ...args], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return { ...(await listening(server)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Reads until all is printed that is needed; later lines are read on and dropped, or the server would block. */
function listening(server) {
  return new Promise((resolve, reject) => {
    const lines = [];
    const people = {};
    let url;
    const late = setTimeout(() => reject(new Error(`the server did not listen in time; it said: ${lines.join('\n')}`)), PATIENCE_MS);
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
