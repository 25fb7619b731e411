/** Draws of every kind, in whole minor units. */
import { monthOf, monthsIn, spanOf } from './calendar.ts';
import { type Fraction, frac, mustFigure, nil, over, plus, rounded, times } from './fraction.ts';
import { lookAt } from './look.ts';
import { holds, incentive } from './measure.ts';
import { dueShare, partsOf } from './people.ts';
import { at, figureFor, has, listOf, type Tree, word } from './tree.ts';
import { minorOf, type World } from './world.ts';

const positive = (value: bigint) => (value > 0n ? value : 0n);
const lesser = (a: bigint, b: bigint) => (a < b ? a : b);

/** What it adds to the payout, or takes from it; what is owed afterwards is noted. */
export function drawOf(world: World, part: Tree, payout: bigint): bigint {
  const scale = minorOf(word(world.plan, 'currency'));
  const mode = word(world.plan, 'rounding', 'mode');
  const [id, kind] = [word(part, 'id'), word(part, 'kind')];
  const owed = rounded(
    times(world.owed.get(id) ?? world.before?.owed.get(id) ?? nil, scale),
    'floor',
  );
  const isThere = partsOf(world).length > 0;
  const isOn = isThere && (!has(part, 'when') || holds(lookAt(world), word(part, 'when')));
  const draw = isOn ? rounded(times(sumFor(world, at(part, 'amount')), scale), mode) : 0n;
  const most = (from: bigint) =>
    lesser(from, mostOf(word(part, 'recover-at-most'), from, scale, mode));
  const [change, after] = settled(kind, draw, payout, owed, most);
  world.owed.set(id, over(frac(after), scale));
  return change;
}

/** The change of the payout, and what is owed then. */
function settled(
  kind: string,
  draw: bigint,
  payout: bigint,
  owed: bigint,
  most: (from: bigint) => bigint,
): readonly [bigint, bigint] {
  const shortfall = draw > 0n ? positive(draw - payout) : 0n;
  switch (kind) {
    case 'non-recoverable-guarantee':
      return [shortfall, 0n];
    case 'non-recoverable-additive':
      return [draw, 0n];
    case 'recoverable-guarantee': {
      // Only from what is earned above the draw.
      const back = lesser(owed, most(positive(payout - draw)));
      return [shortfall - back, owed + shortfall - back];
    }
    case 'recoverable-additive': {
      const back = lesser(owed, most(positive(payout)));
      return [draw - back, owed + draw - back];
    }
    default: {
      // The advance was paid before: as much of it as was earned is settled, the rest is owed.
      const own = lesser(draw, positive(payout));
      const back = lesser(owed, lesser(most(positive(payout)), positive(payout) - own));
      return [-own - back, owed + draw - own - back];
    }
  }
}

function mostOf(limit: string, from: bigint, scale: Fraction, mode: string): bigint {
  if (limit === '' || limit === 'unlimited') return from;
  if (limit.includes('%')) return rounded(times(frac(from), mustFigure(limit)), mode);
  return rounded(times(mustFigure(limit), scale), 'floor');
}

/** A sum, a share of the target incentive, or a list by month since the start. */
function sumFor(world: World, amount: Tree | undefined): Fraction {
  const level = partsOf(world).at(-1)?.level ?? world.self.level;
  const look = { ...lookAt(world), person: { ...world.self, level } };
  if (has(amount, 'target-incentive'))
    return times(
      times(incentive(look) ?? nil, mustFigure(word(amount, 'target-incentive'))),
      dueShare(world, 'draws'),
    );
  if (!Array.isArray(amount)) return times(figureFor(amount, level), dueShare(world, 'draws'));
  const { started } = world.self;
  if (started === null) return nil;
  const list = listOf({ amount }, 'amount');
  const months = Array.from(
    { length: monthsIn(word(world.plan, 'period')) },
    (_, each) => world.month + each,
  );
  return months.reduce((sum, month) => {
    const stated = list[month - monthOf(started)];
    return stated === undefined
      ? sum
      : plus(sum, times(figureFor(stated, level), dueShare(world, 'draws', spanOf(month, 1))));
  }, nil);
}
