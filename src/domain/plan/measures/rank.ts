/** A place among others: 1 is the best, equals share a place and the next is skipped over. */
import { attainment } from '../../attainment.ts';
import { compare, type Rational, rational } from '../../rational.ts';
import type { Participant } from '../evaluation.ts';
import { isThereAtEnd } from '../people/activity.ts';
import type { RankMeasure } from './definition.ts';
import type { Measuring } from './measuring.ts';
import type { Reader } from './reader.ts';
import { given, type Reading, unmeasured } from './reading.ts';

/** Who has left is compared with nobody. Nothing without others to compare with, or without a value (or target) of one's own. Who has none is not ranked. */
export function rankOf(definition: RankMeasure, around: Measuring, reader: Reader): Reading {
  const others = rivals(definition, around);
  const own = scoreOf(definition, reader);
  if (!own || !others) return given(unmeasured);
  const scores = others
    .filter(({ id }) => id !== around.person.id)
    .map((member) => scoreOf(definition, reader.forMember(member)))
    .filter((score): score is Rational => score !== null);
  const rank = 1 + scores.filter((score) => compare(score, own) > 0).length;
  const measure = reader.refOf(definition.measure);
  return {
    measured: { value: rational(BigInt(rank)), quota: null, count: 0 },
    trace: [{ step: 'rank', measure, rank, among: scores.length + 1 }],
  };
}

function rivals(
  { among }: RankMeasure,
  { input, person, period }: Measuring,
): readonly Participant[] | null {
  const { company, team } = input.groups;
  const group = among === 'level' ? (company ?? team) : input.groups[among];
  const there = group?.members.filter((member) => isThereAtEnd(member, period));
  if (among !== 'level') return there ?? null;
  return there?.filter(({ level }) => level === person.level) ?? null;
}

function scoreOf({ measure, by }: RankMeasure, reader: Reader): Rational | null {
  const { value, quota } = reader.read(measure, 'rep').measured;
  return by === 'value' ? value : attainment(value, quota);
}
