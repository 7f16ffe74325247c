// Starts a centre of its own for the tests that need more than the shared one: an empty one, or one made from a file.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PATIENCE_MS = 60_000;

/**
 * Runs `weathervane COMMAND --listen 127.0.0.1:0 --data DIR ARGS…` until it listens. Gives the `url`, what was printed (`lines`),
 * the sign-ins among it by role (`people`), and `stop`.
 */
export async function startCentre(command, args = []) {
  const binary = process.env.WEATHERVANE_BIN;
  if (!binary) throw new Error('WEATHERVANE_BIN names no binary; run the tests with `cargo xtask test`');
  const data = await mkdtemp(join(tmpdir(), 'weathervane-centre-'));
  const server = spawn(binary, [command, '--listen', '127.0.0.1:0', '--data', data, ...args], {
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
