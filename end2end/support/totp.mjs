// An authenticator app: the codes of RFC 6238 from a secret in base 32.
import { createHmac } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP_MS = 30_000;

function bytes(base32) {
  const bits = [...base32].map((sign) => ALPHABET.indexOf(sign).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

/** The code that an app with this secret shows at a moment in milliseconds since 1970. */
export function code(secret, moment) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(moment / STEP_MS)));
  const hash = createHmac('sha1', bytes(secret.replaceAll(' ', ''))).update(counter).digest();
  const number = hash.readUInt32BE(hash[19] & 0xf) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

/** The code of the step after that moment, which is accepted too: a code works once, and no test waits for the next one. */
export const nextCode = (secret, moment) => code(secret, moment + STEP_MS);
