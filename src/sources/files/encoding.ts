/** In which encoding a file is: by its byte-order mark, else the first of UTF-8 and GB18030 that reads every byte. */
import { isAscii, isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const;
export type Encoding = (typeof encodings)[number];

/** One read: some 1,500 rows, few enough for what is made of them to be gone before memory is tidied up. */
const chunkBytes = 64 * 1024;

export const bytesOf = (path: string): AsyncIterable<Buffer> =>
  createReadStream(path, { highWaterMark: chunkBytes });

export function encodingByMark(head: Uint8Array): Encoding | null {
  if (hasUtf8Mark(head)) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return null;
}

const hasUtf8Mark = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

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
  if (encoding === 'utf-8') {
    for await (const bytes of wholeCharacters(path)) if (!isUtf8(bytes)) return false;
    return true;
  }
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
  if (encoding === 'utf-8') {
    let first = true;
    for await (const bytes of wholeCharacters(path)) {
      const text = first && hasUtf8Mark(bytes) ? bytes.subarray(3) : bytes;
      first = false;
      // Plain ASCII, the rule, takes half the memory and a fraction of the time.
      if (isAscii(text)) yield text.toString('latin1');
      else yield isUtf8(text) ? text.toString('utf8') : decoder.decode(text);
    }
    return;
  }
  for await (const bytes of bytesOf(path)) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}

/** The bytes of a UTF-8 file in pieces that part no character; only the last may end in the middle of one. */
async function* wholeCharacters(path: string): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const bytes of bytesOf(path)) {
    const all = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes;
    const end = all.length - unfinished(all);
    rest = all.subarray(end);
    if (end > 0) yield all.subarray(0, end);
  }
  if (rest.length > 0) yield rest;
}

/** How many bytes at the end begin a character that goes on. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}
