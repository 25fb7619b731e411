/** Decides for a whole column of money which mark parts the decimals: never row by row. */
import { type DecimalMark, markEvidence, plainDecimals, readMoneyText } from './money-text.ts';

export interface Seen {
  readonly text: string;
  readonly row: number;
}

export type MarkVerdict =
  | { readonly kind: 'decided'; readonly mark: DecimalMark }
  /** All amounts read either way, to different values; the example is the first. */
  | { readonly kind: 'ambiguous'; readonly example: Seen }
  /** Some rows can only be read the one way, some only the other. */
  | { readonly kind: 'conflict'; readonly point: Seen; readonly comma: Seen };

export class MoneyVote {
  readonly #first = new Map<string, Seen>();
  readonly #exponent: number;
  /** What proves it again needs no look. */
  #pointIsProven = false;

  /** `exponent`: decimals of the currency; with three, `1,234` may well be one and a bit. */
  constructor(exponent: number) {
    this.#exponent = exponent;
  }

  add(text: string, row: number): void {
    const decimals = plainDecimals(text);
    if (decimals === 0 || (this.#pointIsProven && (decimals === 1 || decimals === 2))) return;
    const money = readMoneyText(text);
    if (!money) return;
    const evidence = markEvidence(money.digits);
    if (evidence !== 'none' && !this.#first.has(evidence)) this.#first.set(evidence, { text, row });
    this.#pointIsProven = this.#first.has('point');
  }

  verdict(): MarkVerdict {
    const point = this.#first.get('point');
    const comma = this.#first.get('comma');
    if (point && comma) return { kind: 'conflict', point, comma };
    if (point) return { kind: 'decided', mark: '.' };
    if (comma) return { kind: 'decided', mark: ',' };
    const weakPoint = this.#first.get('weak_point');
    const weakComma = this.#first.get('weak_comma');
    if (weakPoint) return { kind: 'ambiguous', example: weakPoint };
    if (weakComma && this.#exponent === 3) return { kind: 'ambiguous', example: weakComma };
    return { kind: 'decided', mark: '.' };
  }
}
