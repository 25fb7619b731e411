/**
 * What happens in the demo company: deals with splits, corrections and refunds, and what customers say afterwards. The story is one,
 * however often and up to whenever it is told: each rep's part follows from the seed alone.
 */
import { Temporal } from 'temporal-polyfill';
import { personId } from '../domain/ids.ts';
import { money } from '../domain/money.ts';
import { type Period, periodOf, shift } from '../domain/period.ts';
import { rational } from '../domain/rational.ts';
import type { Fact, Split } from '../domain/record.ts';
import { accountName, products } from './catalogue-of-goods.ts';
import { type Chance, chance } from './chance.ts';
import { demoTeams, demoWorkspace, firstDay } from './company.ts';
import { levelOn, type RepSketch, reps } from './reps.ts';
import { monthlyTarget } from './targets.ts';
import { type Workday, workdayAfter, workdaysOf } from './workdays.ts';

/** A fact, and when the demo's source states it. */
export interface StoryEvent {
  readonly at: Temporal.Instant;
  readonly fact: Fact;
}

interface Order {
  readonly yuan: bigint;
  readonly account: string;
  readonly product: string;
}

interface Deal extends Order {
  readonly rep: RepSketch;
  /** Its place in the rep's own story. */
  readonly index: number;
  readonly day: Temporal.PlainDate;
  readonly at: Temporal.Instant;
}

const seed = 'cove';

/** Everything stated after `after` (null: from the beginning) and up to and including `until`, in that order. */
export function story(
  after: Temporal.Instant | null,
  until: Temporal.Instant,
): readonly StoryEvent[] {
  return numbered(dealsUntil(until))
    .flatMap(({ deal, id }) => told(deal, id))
    .filter(
      ({ at }) =>
        Temporal.Instant.compare(at, until) <= 0 &&
        (after === null || Temporal.Instant.compare(at, after) > 0),
    )
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at));
}

/** Deals are numbered in the order in which they were booked: later ones never move earlier ones. */
function numbered(deals: readonly Deal[]) {
  return deals
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at) || (a.rep.key < b.rep.key ? -1 : 1))
    .map((deal, index) => ({ deal, id: `HI-${2001 + index}` }));
}

function dealsUntil(until: Temporal.Instant): readonly Deal[] {
  const last = until.toZonedDateTimeISO(demoWorkspace.timeZone).toPlainDate();
  const months: { readonly month: Period; readonly workdays: readonly Workday[] }[] = [];
  for (
    let month = periodOf('month', firstDay, demoWorkspace);
    Temporal.PlainDate.compare(month.start, last) <= 0;
    month = shift(month, 1)
  )
    months.push({ month, workdays: workdaysOf(month.start) });
  return reps.flatMap((rep) => dealsOf(rep, months));
}

/** Interest builds up day by day; when it is enough for the next order, that is signed. */
function dealsOf(
  rep: RepSketch,
  months: readonly { readonly month: Period; readonly workdays: readonly Workday[] }[],
): readonly Deal[] {
  const luck = chance(seed, rep.key);
  const isSouth = demoTeams.some((team) => team.key === rep.team && team.parentId === 'south');
  const deals: Deal[] = [];
  let next = order(luck, isSouth);
  let interest = luck.next() * Number(next.yuan);
  for (const { month, workdays } of months) {
    const expected = Number(monthlyTarget(rep.key, month)) * rep.skill * luck.around(0.35);
    for (const { day, text, share } of workdays) {
      if (levelOn(rep, text) === null) continue;
      interest += expected * share;
      while (interest >= Number(next.yuan)) {
        interest -= Number(next.yuan);
        deals.push({ ...next, rep, index: deals.length, day, at: officeHour(luck, day) });
        next = order(luck, isSouth);
      }
    }
  }
  return deals;
}

/** Large orders are rarer, and nobody gives the list price away: 0 to 9 per cent off. */
function order(luck: Chance, isSouth: boolean): Order {
  const product = luck.pick(products);
  const pieces = BigInt(Math.min(luck.whole(1, product.most), luck.whole(1, product.most)));
  const percent = BigInt(100 - luck.whole(0, 9));
  const yuan = (product.price * pieces * percent) / 100n;
  return { yuan, product: product.name, account: accountName(luck, isSouth) };
}

function officeHour(luck: Chance, day: Temporal.PlainDate): Temporal.Instant {
  const time = Temporal.PlainTime.from({
    hour: luck.whole(9, 18),
    minute: luck.whole(2, 58),
    second: luck.whole(0, 59),
  });
  return day.toZonedDateTime({ timeZone: demoWorkspace.timeZone, plainTime: time }).toInstant();
}

/** The deal, and what may follow: its amount put right, a rating, money returned. */
function told(deal: Deal, id: string): readonly StoryEvent[] {
  const luck = chance(seed, deal.rep.key, String(deal.index));
  const splits = splitsOf(deal, luck);
  const booked = (yuan: bigint): Fact => ({
    source: 'demo',
    kind: 'deal',
    externalId: id,
    stage: 'won',
    occurredOn: deal.day,
    amount: money(yuan * 100n, demoWorkspace.currency),
    scoreHundredths: null,
    splits,
    attributes: { account: deal.account, product: deal.product },
  });
  const events: StoryEvent[] = [{ at: deal.at, fact: booked(deal.yuan) }];
  const later = (least: number, most: number) => workdayAfter(deal.day, luck.whole(least, most));
  if (luck.happens(0.04)) {
    const fact = booked((deal.yuan * BigInt(luck.whole(104, 125))) / 100n);
    events.push({ at: officeHour(luck, later(1, 6)), fact });
  }
  if (luck.happens(0.45)) {
    const day = later(3, 12);
    events.push({ at: officeHour(luck, day), fact: rating(deal, id, day, luck, splits) });
  }
  if (luck.happens(0.045)) {
    const day = later(8, 30);
    events.push({ at: officeHour(luck, day), fact: refund(booked(deal.yuan), day, luck) });
  }
  return events;
}

/** Now and then a colleague of the same team has a part in it. */
function splitsOf({ rep, day }: Deal, luck: Chance): readonly Split[] {
  const whole = [{ personId: personId(rep.key), share: rational(1n) }];
  const colleagues = reps.filter(
    (each) =>
      each.team === rep.team && each.key !== rep.key && levelOn(each, day.toString()) !== null,
  );
  const [first, ...others] = colleagues;
  if (!first || !luck.happens(0.12)) return whole;
  const colleague = luck.pick([first, ...others]);
  const percent = luck.pick([50n, 70n, 80n]);
  return [
    { personId: personId(rep.key), share: rational(percent, 100n) },
    { personId: personId(colleague.key), share: rational(100n - percent, 100n) },
  ];
}

function rating(
  { rep, account }: Deal,
  id: string,
  day: Temporal.PlainDate,
  luck: Chance,
  splits: readonly Split[],
): Fact {
  const mood = luck.next() * rep.service;
  const points = mood > 0.33 ? 5n : mood > 0.1 ? 4n : mood > 0.03 ? 3n : 2n;
  return {
    source: 'demo',
    kind: 'rating',
    externalId: id.replace('HI', 'CS'),
    stage: 'won',
    occurredOn: day,
    amount: null,
    scoreHundredths: points * 100n,
    splits,
    attributes: { account },
  };
}

/** Mostly one piece comes back, now and then all of it. */
function refund(booked: Fact, day: Temporal.PlainDate, luck: Chance): Fact {
  const all = booked.amount?.minor ?? 0n;
  const returned = luck.happens(0.3) ? all : all / BigInt(luck.whole(2, 4));
  return {
    ...booked,
    externalId: `${booked.externalId}-R`,
    occurredOn: day,
    amount: money(-returned, demoWorkspace.currency),
    attributes: { ...booked.attributes, reverses: booked.externalId },
  };
}
