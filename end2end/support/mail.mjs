// A mail server on this machine that keeps what it receives.
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Starts one. Returns its `port`, the decoded texts that it accepted (`received`), and `stop`. */
export async function startMailServer() {
  const received = [];
  const open = new Set();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    let rest = '';
    let message;
    const say = (line) => socket.write(`${line}\r\n`);
    socket.setEncoding('utf8');
    socket.on('data', (chunk) => {
      const lines = (rest + chunk).split('\r\n');
      rest = lines.pop();
      for (const line of lines) {
        if (message && line === '.') {
          received.push(decoded(message));
          message = undefined;
          say('250 kept');
        } else if (message) message.push(line);
        else if (/^DATA/i.test(line)) {
          message = [];
          say('354 go on');
        } else if (/^QUIT/i.test(line)) socket.end('221 goodbye\r\n');
        else say('250 test');
      }
    });
    say('220 test');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async () => {
    for (const socket of open) socket.destroy();
    server.close();
    await once(server, 'close');
  };
  return { port: server.address().port, received, stop };
}

/** The text of a message of one part, which is plain, base64 or quoted-printable. */
function decoded(lines) {
  const end = lines.indexOf('');
  const encoding = lines.slice(0, end).join('\n').match(/^content-transfer-encoding: *(\S+)/im)?.[1].toLowerCase();
  const body = lines.slice(end + 1);
  if (encoding === 'base64') return Buffer.from(body.join(''), 'base64').toString();
  const text = body.join('\n');
  if (encoding !== 'quoted-printable') return text;
  const bytes = text.replace(/=\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
