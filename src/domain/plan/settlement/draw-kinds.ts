/** What each kind of draw does with what would be paid without it. All figures in minor units. */
import type { StepOf } from '../trace.ts';

export const drawKinds = [
  'recoverable-guarantee',
  'non-recoverable-guarantee',
  'recoverable-additive',
  'non-recoverable-additive',
  'advance',
] as const;
export type DrawKind = (typeof drawKinds)[number];

/** Whether it leaves a debt, so that the plan has to say how fast that is taken back. */
export const isOwed = (kind: DrawKind): boolean => !kind.startsWith('non-recoverable');

export interface Drawing {
  readonly kind: DrawKind;
  /** Of this period; 0: none any more. */
  readonly draw: bigint;
  /** What would be paid without it. */
  readonly earned: bigint;
  readonly owed: bigint;
  /** The most that may be taken back when there is so much to take it from. */
  readonly most: (from: bigint) => bigint;
}

type Drawn = Pick<StepOf<'draw'>, 'topUp' | 'recovered' | 'owedAfter'>;

export function draw({ kind, draw: amount, earned, owed, most }: Drawing): Drawn {
  const topUp = added(kind, amount, earned);
  if (!isOwed(kind)) return { topUp, recovered: 0n, owedAfter: 0n };
  const recovered = least(
    owed,
    least(most(recoverable(kind, amount, earned)), left(earned, topUp)),
  );
  const lent = kind === 'advance' ? amount + topUp : topUp;
  return { topUp, recovered, owedAfter: owed + lent - recovered };
}

/** An advance has been paid already: as much of it as was earned is taken off. */
function added(kind: DrawKind, amount: bigint, earned: bigint): bigint {
  switch (kind) {
    case 'recoverable-guarantee':
    case 'non-recoverable-guarantee':
      return amount > 0n && earned < amount ? amount - earned : 0n;
    case 'recoverable-additive':
    case 'non-recoverable-additive':
      return amount;
    case 'advance':
      return -least(amount, positive(earned));
  }
}

/** Under a guarantee only what is above the draw; otherwise all that was earned. */
const recoverable = (kind: DrawKind, amount: bigint, earned: bigint): bigint =>
  positive(kind === 'recoverable-guarantee' ? earned - amount : earned);

/** After an advance has been settled; what is added on top is not taken from. */
const left = (earned: bigint, topUp: bigint): bigint =>
  positive(topUp < 0n ? earned + topUp : earned);

const positive = (value: bigint): bigint => (value > 0n ? value : 0n);
const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
