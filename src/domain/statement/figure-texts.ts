/** Whole numbers and fractions as a statement writes them: `-1200`, `2/3`. */
import * as z from 'zod';
import { type Rational, rational } from '../rational.ts';

/** Minor units and units of grants: no sum of money is longer. */
export const wholeText = z
  .string()
  .regex(/^-?\d{1,40}$/)
  .transform((text) => BigInt(text));

/** As many digits as a figure of a plan may have. */
export const fractionText = z
  .string()
  .regex(/^-?\d{1,600}(?:\/\d{1,600})?$/)
  .refine((text) => !/\/0+$/.test(text))
  .transform((text): Rational => {
    const [num = '0', den = '1'] = text.split('/');
    return rational(BigInt(num), BigInt(den));
  });
