/**
 * Texts sealed for one place in the database: AES-256-GCM, with the name of the key in front, so that keys can be changed one after the
 * other. A text of another company or table, or one that was tampered with, does not open.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { AppError } from '../domain/errors.ts';
import type { SealedAt, Sealing } from './port-installations.ts';

export interface SealingKey {
  /** Letters, digits, `-` and `_`. */
  readonly id: string;
  /** 32 bytes. */
  readonly key: Buffer;
}

const version = 'v1';
const cipher = 'aes-256-gcm';
const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;
/** Of a key that is quoted. */
const longestName = 32;

/** `2026a:<base64>,2025:<base64>`, in the form that the configuration has checked. */
export function readKeys(text: string | null): readonly SealingKey[] {
  const parts = (text ?? '').split(',').map((part) => part.trim());
  return parts.filter(Boolean).map((part) => {
    const [id = '', base64 = ''] = part.split(':');
    return { id, key: Buffer.from(base64, 'base64') };
  });
}

/** The first key seals, all of them open; without any, neither is possible. `bytes`: so many that nobody can foresee. */
export function createSealing(
  keys: readonly SealingKey[],
  bytes: (count: number) => Buffer,
): Sealing {
  const known = new Map(keys.map(({ id, key }) => [id, key]));
  if (known.size < keys.length) throw new RangeError('two keys have one name');
  for (const { id, key } of keys)
    if (!/^[\w-]+$/.test(id) || key.length !== keyBytes)
      throw new RangeError(`the key ${id} is not ${keyBytes} bytes with a name`);
  const [newest] = keys;
  return {
    seal(text, at) {
      if (!newest) throw new AppError('store.keys_missing', {});
      const iv = bytes(ivBytes);
      const body = createCipheriv(cipher, newest.key, iv, { authTagLength: tagBytes });
      body.setAAD(bound(newest.id, at));
      const sealed = [body.update(text, 'utf8'), body.final(), body.getAuthTag()];
      return [version, newest.id, base64url(iv), base64url(Buffer.concat(sealed))].join('.');
    },
    open(sealed, at) {
      const { id, iv, body } = partsOf(sealed);
      const key = known.get(id);
      if (!key) throw new AppError('store.key_unknown', { key: id.slice(0, longestName) });
      return decipher(key, id, iv, body, at);
    },
    isFresh: (sealed) => newest !== undefined && sealed.startsWith(`${version}.${newest.id}.`),
  };
}

function partsOf(sealed: string) {
  const [mark, id = '', iv = '', body = '', ...more] = sealed.split('.');
  const parts = { id, iv: Buffer.from(iv, 'base64url'), body: Buffer.from(body, 'base64url') };
  // Of some letters not every bit counts: such a text has one way to be written.
  const isPlain = base64url(parts.iv) === iv && base64url(parts.body) === body;
  const isWhole = parts.iv.length === ivBytes && parts.body.length >= tagBytes;
  if (mark !== version || more.length > 0 || !isPlain || !isWhole)
    throw new AppError('store.seal_broken', { key: id.slice(0, longestName) });
  return parts;
}

function decipher(key: Buffer, id: string, iv: Buffer, body: Buffer, at: SealedAt): string {
  const plain = createDecipheriv(cipher, key, iv, { authTagLength: tagBytes });
  plain.setAAD(bound(id, at));
  plain.setAuthTag(body.subarray(-tagBytes));
  try {
    return Buffer.concat([plain.update(body.subarray(0, -tagBytes)), plain.final()]).toString();
  } catch (cause) {
    throw new AppError('store.seal_broken', { key: id }, { cause });
  }
}

/** Each with its length in front: no two lists of words make the same bytes. */
const bound = (id: string, { table, tenant }: SealedAt): Buffer =>
  Buffer.concat(
    [version, id, table, tenant].map((word) => {
      const text = Buffer.from(word);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(text.length);
      return Buffer.concat([length, text]);
    }),
  );

const base64url = (bytes: Buffer): string => bytes.toString('base64url');
