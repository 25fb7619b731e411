/** How Lark seals and signs what it sends to an address: AES-256-CBC under the hashed key, and a hash over the bytes as they came. */
import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';

const blockBytes = 16;

/** Null: not sealed with this key, or nothing that can be read. */
export function unseal(sealed: string, encryptKey: string): unknown {
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.length < 2 * blockBytes || bytes.length % blockBytes !== 0) return null;
  try {
    const key = createHash('sha256').update(encryptKey).digest();
    const cipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, blockBytes));
    const text = Buffer.concat([cipher.update(bytes.subarray(blockBytes)), cipher.final()]);
    return JSON.parse(text.toString('utf8'));
  } catch {
    return null;
  }
}

export interface Signed {
  /** Seconds since 1970, ten digits. */
  readonly timestamp: string;
  readonly nonce: string;
  readonly signature: string;
}

export function isSigned(
  { timestamp, nonce, signature }: Signed,
  body: Buffer,
  encryptKey: string,
): boolean {
  if (!/^[0-9a-f]{64}$/.test(signature)) return false;
  const expected = createHash('sha256')
    .update(timestamp + nonce + encryptKey)
    .update(body);
  return timingSafeEqual(expected.digest(), Buffer.from(signature, 'hex'));
}

/** Takes the same time whatever differs; only that the lengths do may be found out. */
export const isSame = (given: string, expected: string): boolean => {
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
};
