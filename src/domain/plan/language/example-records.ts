/** `records:` of an example: facts as a source would state them, with the person's share. */
import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { exponents } from '../../currencies.ts';
import type { Currency } from '../../money.ts';
import { one, parseRational, type Rational } from '../../rational.ts';
import * as t from './terms.ts';

export interface ExampleRecord {
  readonly kind: string;
  readonly id: string | null;
  readonly day: Temporal.PlainDate | null;
  /** In whole units; null currency: the plan's. */
  readonly amount: { readonly value: Rational; readonly currency: Currency | null } | null;
  readonly score: Rational | null;
  readonly share: Rational;
  readonly role: string | null;
  readonly overlay: boolean;
  readonly attributes: Readonly<Record<string, string>>;
}

const amount = t.scalar(['300', '300 USD'], (text, report) => {
  const [figure = '', code] = text.split(/\s+/);
  const value = parseRational(figure);
  if (!value || (code !== undefined && !exponents.has(code))) {
    report('plan.number_expected', { text: t.clip(text) });
    return null;
  }
  return { value, currency: (code ?? null) as Currency | null };
});

const known = z.object({
  kind: t.recordKind.optional(),
  id: t.words('HT-1').optional(),
  day: t.day.optional(),
  amount: amount.optional(),
  score: t.signedNumber.optional(),
  share: t.percent.optional(),
  role: t.words('specialist').optional(),
  overlay: t.oneOf('yes').optional(),
});
const knownKeys = new Set(Object.keys(known.shape));

export const exampleRecord = z.unknown().transform((value, context): ExampleRecord => {
  const report = t.reportTo(context);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report('plan.wrong_shape', { expected: 'mapping' });
    return z.NEVER;
  }
  const result = known.safeParse(value);
  if (!result.success) {
    t.passOn(context, result.error, value);
    return z.NEVER;
  }
  const attributes: Record<string, string> = {};
  for (const [key, text] of Object.entries(value)) {
    if (knownKeys.has(key)) continue;
    if (typeof text === 'string') attributes[key] = text;
    else report('plan.wrong_shape', { expected: 'text' }, [key]);
  }
  const { kind, id, day, amount: sum, score, share, role, overlay } = result.data;
  return {
    kind: kind ?? 'deal',
    id: id ?? null,
    day: day ?? null,
    amount: sum ?? null,
    score: score ?? null,
    share: share ?? one,
    role: role ?? null,
    overlay: overlay === 'yes',
    attributes,
  };
});
