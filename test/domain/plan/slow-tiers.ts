/** The obvious reckoning of tiers, one cent after the other in spirit: the oracle that the engine must agree with. */
export interface SlowBand {
  /** In cents. */
  readonly from: bigint;
  readonly to: bigint | null;
  readonly rateBasisPoints: bigint;
}

/** Cents, rounded half up. Nothing below zero. */
export function slowTiers(
  bands: readonly SlowBand[],
  tiers: 'marginal' | 'retroactive',
  boundary: 'upper' | 'lower',
  value: bigint,
): bigint {
  if (value <= 0n) return 0n;
  let earned = 0n;
  if (tiers === 'marginal') {
    for (const { from, to, rateBasisPoints } of bands) {
      const end = to === null || value < to ? value : to;
      if (end > from) earned += (end - from) * rateBasisPoints;
    }
  } else {
    let rate = bands[0]?.rateBasisPoints ?? 0n;
    for (const band of bands) {
      if (value > band.from || (boundary === 'upper' && value === band.from))
        rate = band.rateBasisPoints;
    }
    earned = value * rate;
  }
  return (earned + 5_000n) / 10_000n;
}
