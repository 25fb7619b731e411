/** What a button carries to Lark and back. It comes back as anybody may have written it: rights are checked again. */
import { z } from 'zod';
import { LarkLimitBreach, limits } from './limits.ts';

export const carriedSchema = z
  .strictObject({
    v: z.literal(1),
    /** The action, as the feature names it. */
    a: z.string().min(1),
    /** Opaque. */
    x: z.string(),
    /** The `open_id` of who reads the private card that the button stands on. */
    p: z.string().min(1).optional(),
    /** The group in which the card or the form was asked for. */
    o: z.string().min(1).optional(),
  })
  .refine((carried) => sizeOf(carried) <= limits.carriedBytes);

const sizeOf = (carried: object): number => Buffer.byteLength(JSON.stringify(carried));

export type CarriedValue = z.output<typeof carriedSchema>;

export interface Carried {
  readonly action: string;
  readonly value: string;
  readonly reader: string | null;
  readonly origin: string | null;
}

/** Throws `LarkLimitBreach` for more than Lark carries whole. */
export function carry(
  action: string,
  value: string,
  { reader, origin }: { readonly reader?: string | null; readonly origin?: string | null } = {},
): CarriedValue {
  const carried: CarriedValue = {
    ...{ v: 1, a: action, x: value },
    ...(reader ? { p: reader } : {}),
    ...(origin ? { o: origin } : {}),
  };
  const size = sizeOf(carried);
  if (size > limits.carriedBytes)
    throw new LarkLimitBreach('what a button carries', size, limits.carriedBytes);
  return carried;
}

/** Null for what no button of this version carries. */
export function readCarried(given: unknown): Carried | null {
  const read = carriedSchema.safeParse(given);
  if (!read.success) return null;
  const { a, x, p, o } = read.data;
  return { action: a, value: x, reader: p ?? null, origin: o ?? null };
}
