/** In which encoding a file is: by its byte-order mark, else the first of UTF-8 and GB18030 that reads every byte. */
import { createReadStream } from 'node:fs';

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const;
export type Encoding = (typeof encodings)[number];

/** One read; at some 40 bytes a row, a block of about six thousand rows. */
const chunkBytes = 256 * 1024;

export const bytesOf = (path: string): AsyncIterable<Uint8Array> =>
  createReadStream(path, { highWaterMark: chunkBytes });

export function encodingByMark(head: Uint8Array): Encoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return null;
}

/** Null when no encoding reads the whole of it, or when it is no text at all (zero bytes without a mark). */
export async function detectEncoding(path: string): Promise<Encoding | null> {
  const head = await firstBytes(path);
  const marked = encodingByMark(head);
  if (marked) return (await readsAll(path, marked)) ? marked : null;
  if (head.includes(0)) return null;
  for (const encoding of ['utf-8', 'gb18030'] as const)
    if (await readsAll(path, encoding)) return encoding;
  return null;
}

async function firstBytes(path: string): Promise<Uint8Array> {
  for await (const bytes of bytesOf(path)) return bytes.subarray(0, 4096);
  return new Uint8Array();
}

async function readsAll(path: string, encoding: Encoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const bytes of bytesOf(path)) decoder.decode(bytes, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Text of the file in pieces of any size, without the mark. Throws TypeError on a byte that the encoding does not know. */
export async function* textOf(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const bytes of bytesOf(path)) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}
