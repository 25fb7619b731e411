/** How a statement travels: its canonical text with the SHA-256 of it beside, one line of JSON. Documented in docs/statement.md. */
import * as z from 'zod';
import { canonicalText, depthOf, type Json } from '../../domain/statement/canonical.ts';

/** Both are written as they are stored. */
export const envelopeText = (body: string, hash: string): string =>
  `{"hash":${JSON.stringify(hash)},"statement":${body}}`;

export interface Envelope {
  /** The fingerprint that came with it; null: the statement came alone. */
  readonly hash: string | null;
  readonly statement: Json;
  /** As it is written: what the fingerprint is of. */
  readonly text: string;
}

const form = z.strictObject({ hash: z.string(), statement: z.looseObject({}) });
const alone = z.looseObject({ format: z.string() });

/** Deeper than any statement: what follows every level must not be handed more. */
const deepest = 48;

/** Null: neither a statement nor one with its fingerprint. */
export function readEnvelope(json: unknown): Envelope | null {
  if (depthOf(json, deepest) > deepest) return null;
  const read = form.safeParse(json).data;
  const bare = read ? null : alone.safeParse(json).data;
  const statement = (read?.statement ?? bare ?? null) as Json;
  if (statement === null) return null;
  return { hash: read?.hash ?? null, statement, text: canonicalText(statement) };
}
