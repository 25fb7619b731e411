/** The fingerprint of a text: two texts with one fingerprint are the same. */
import { createHash } from 'node:crypto';

/** SHA-256 of its UTF-8, hexadecimal. */
export const sha256 = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('hex');
