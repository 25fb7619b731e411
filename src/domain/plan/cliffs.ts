/** Points at which one unit more pays many times what it usually does: people will wait for them, or run for them. */
import {
  compare,
  divide,
  multiply,
  type Rational,
  rational,
  round,
  subtract,
} from '../rational.ts';
import type { CompiledPlan } from './compile.ts';
import { sourceOf } from './components/pays.ts';
import type { LookedUpTerms } from './components/schema.ts';
import type { Finding } from './language/problem.ts';
import type { ByLevel, Limit } from './language/terms.ts';
import type { FigureRow } from './tables/figure.ts';

/** How many hundredths of the way a single step may be worth before it is called a cliff. */
const most = rational(5n);

type Row = FigureRow & { readonly from: Limit };

/**
 * Without data only bands that pay on everything can be judged: passing a limit pays the difference of their figures on all that lies
 * below it. It is compared with what one hundredth of the way there has paid on average.
 */
export function cliffs(plan: CompiledPlan): readonly Finding[] {
  return plan.components.flatMap(({ id, terms }, position): Finding[] => {
    const { tiers, table, index } = terms as Partial<LookedUpTerms> & {
      readonly table?: readonly Row[];
    };
    // On another basis than the index's own, what lies below the limit says nothing about what is paid.
    const source = sourceOf(terms.pays);
    const isOwn = source === null || source.measure === index?.measure;
    if (tiers !== 'retroactive' || !Array.isArray(table) || !isOwn) return [];
    return table.flatMap((row: Row, at: number): Finding[] => {
      const before: Row | undefined = table[at - 1];
      const times = before ? steepest(before, row, plan.levels) : null;
      if (!times || compare(times, most) <= 0) return [];
      const params = { id, at: row.from.text, times: round(times, 'half-up').toString() };
      return [{ code: 'plan.cliff', params, path: ['components', position, 'table', at] }];
    });
  });
}

/** The largest jump of any level, in hundredths of what has been paid up to there; null: nothing was paid before. */
function steepest(before: FigureRow, after: FigureRow, levels: readonly string[]): Rational | null {
  const jumps = (levels.length > 0 ? levels : ['']).flatMap((level) => {
    const [low, high] = [figureFor(before, level), figureFor(after, level)];
    if (!low || !high || low.num <= 0n) return [];
    return [multiply(divide(subtract(high, low), low), rational(100n))];
  });
  return jumps.reduce<Rational | null>(
    (best, jump) => (best && compare(best, jump) >= 0 ? best : jump),
    null,
  );
}

function figureFor({ rate, amount, factor }: FigureRow, level: string): Rational | null {
  if (amount) return pick(amount, level)?.value ?? null;
  const share = rate ?? factor;
  return share ? pick(share, level) : null;
}

const pick = <T>(terms: ByLevel<T>, level: string): T | null =>
  terms.kind === 'same' ? terms.value : (terms.values.get(level) ?? null);
