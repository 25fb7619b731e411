/** Who is looked at, in which period, and what the example states about them. */
import { monthOf, monthsIn, type Span, spanOf } from './calendar.ts';
import type { Fraction } from './fraction.ts';
import { at, type Tree, word } from './tree.ts';
import type { Fact, Person, Spell, World } from './world.ts';

/** Who is looked at, in which period, and what of them. */
export interface Look {
  readonly world: World;
  readonly person: Person;
  readonly month: number;
  /** A part of the period, at a level of its own, and how much of the period it is. */
  readonly spell: (Spell & { readonly factor: Fraction }) | null;
  readonly only: Fact | null;
}

export const lookAt = (world: World): Look => ({
  world,
  person: world.self,
  month: world.month,
  spell: null,
  only: null,
});

export const levelOf = ({ spell, person }: Look): string => spell?.level ?? person.level;
export const isNow = ({ month, world }: Look): boolean => month === world.month;
export const definition = ({ world }: Look, id: string) => at(world.plan, 'measures', id);
export const spanAt = ({ world, month }: Look): Span =>
  spanOf(month, monthsIn(word(world.plan, 'period')));

/** The world of an earlier month, where the example tells of one. */
export function worldIn(world: World, month: number): World | null {
  if (world.month === month) return world;
  return world.before ? worldIn(world.before, month) : null;
}

/** Of a group those who are there on the last day: whoever has left takes no part in what is shared or ranked. */
export function membersOf(look: Look, group: string): readonly Person[] {
  const { world } = look;
  const left = world.spells.at(-1)?.to ?? Number.POSITIVE_INFINITY;
  const members = world.groups.get(group)?.members ?? [];
  return members.filter(({ id }) => id !== 'example' || left >= spanAt(look).to);
}

export const memberOf = (look: Look, person: Person): Look => ({
  ...look,
  person,
  spell: null,
  only: null,
});

/** What was stated about a measure in the period that is looked at. */
export function statedFor(look: Look, id: string, of: string, month = look.month) {
  const world = worldIn(look.world, month);
  if (of !== 'rep') return world?.groups.get(of)?.figures.get(id);
  if (look.person.id === 'example') return world?.self.figures.get(id);
  if (month === look.world.month) return look.person.figures.get(id);
  const then = world?.groups.get(look.person.group ?? '')?.members ?? [];
  return then.find(({ id: other }) => other === look.person.id)?.figures.get(id);
}

export function windowOf(look: Look, measure: Tree | undefined): Span {
  const span = spanAt(look);
  const window = at(measure, 'window');
  const months = monthsIn(word(look.world.plan, 'period'));
  if (typeof window === 'object')
    return {
      from: spanOf(look.month - months * (Number(word(window, 'rolling')) - 1), 1).from,
      to: span.to,
    };
  const month = monthOf(span.from);
  const since: Readonly<Record<string, number>> = {
    'since-start': 0,
    'year-to-date': month - (month % 12),
    'quarter-to-date': month - (month % 3),
  };
  const first = since[window ?? ''];
  if (first === undefined) return span;
  return { from: Math.min(span.from, spanOf(first, 1).from), to: span.to };
}
