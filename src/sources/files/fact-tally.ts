/** Counts what a file says besides its rows: records with amounts, and what is in other currencies. */
import type { Currency } from '../../domain/money.ts';
import type { Fact } from '../../domain/record.ts';
import type { ForeignAmounts, ReadFacts } from '../port.ts';

export class FactTally {
  readonly #own: string;
  readonly #foreign = new Map<Currency, ForeignAmounts>();
  #amounts = 0;

  /** `own`: the workspace's currency. */
  constructor(own: string) {
    this.#own = own;
  }

  count({ amount, stage }: Fact): void {
    if (!amount) return;
    this.#amounts += 1;
    const { minor, currency } = amount;
    if (currency === this.#own || stage !== 'won') return;
    const { records = 0, total = 0n } = this.#foreign.get(currency) ?? {};
    this.#foreign.set(currency, { currency, records: records + 1, total: total + minor });
  }

  counts(): Pick<ReadFacts, 'amounts' | 'foreign'> {
    const foreign = [...this.#foreign.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
    return { amounts: this.#amounts, foreign };
  }
}
