/** What those hear who look after a team or the data: records that stopped coming, and people without a target. */
import type { PersonId } from '../../domain/ids.ts';
import { assignmentOn, type Person } from '../../domain/people.ts';
import type { Period } from '../../domain/period.ts';
import { businessDay, periodName, periodOf, shift } from '../../domain/period.ts';
import { formatDate, listing } from '../../i18n/format.ts';
import { say } from '../../i18n/locale.ts';
import { reminderTexts as texts } from '../../i18n/texts/reminders.ts';
import type { Standing } from '../../store/port-performance.ts';
import { periodTitle, textElement } from '../figures.ts';
import { personName } from '../words.ts';
import { workdaysBetween } from '../workdays.ts';
import type { Gather, Reader, Round, Saying } from './reminder.ts';

const staleAfter = 3;

export const gatherStale: Gather = async (round) => {
  const { store, workspace, people } = round;
  const asOf = await store.records.asOf();
  if (asOf === null) return [];
  const last = businessDay(asOf, workspace);
  const days = workdaysBetween(last, round.today, round.isWorkday);
  if (days < staleAfter) return [];
  return people
    .filter(({ roles }) => roles.includes('ops') || roles.includes('manager'))
    .map(({ id, roles }) => ({
      ...{ personId: id, kind: 'stale' as const, subject: `${last}`, expiresAt: null },
      says: ({ locale }: Reader): Saying => ({
        title: say(locale, texts.staleTitle),
        elements: [
          textElement(
            say(locale, texts.staleSince, {
              day: formatDate(last, locale, { weekday: true }),
              days,
            }),
          ),
          textElement(say(locale, roles.includes('ops') ? texts.staleOps : texts.staleManager)),
        ],
        buttons: [],
      }),
    }));
};

/** Targets are agreed on in the first days of a period. */
const settlingDays = 5;
const namesShown = 5;

export const gatherTargets: Gather = async (round) => {
  const { store, workspace, today, everybody } = round;
  const period = periodOf('quarter', today, workspace);
  if (period.start.until(today).days < settlingDays) return [];
  const sellers = everybody.filter(({ roles }) => roles.includes('rep'));
  const subjects = sellers.map(({ id }) => ({ kind: 'person', id }) as const);
  const [now, before] = await Promise.all([
    store.standings.of(subjects, period),
    store.standings.of(subjects, shift(period, -1)),
  ]);
  // Who works without targets altogether does not miss any.
  if (![...now, ...before].some(hasTarget)) return [];
  const without = sellers.filter((_, index) => {
    const standing = now[index];
    return standing && !hasTarget(standing);
  });
  return [...byManager(without, round)].map(([personId, missing]) => ({
    ...{ personId, kind: 'targets' as const, expiresAt: null },
    subject: `${periodName(period, workspace)} ${today.month}`,
    says: (reader: Reader) => targetsSaying(missing, period, reader),
  }));
};

const hasTarget = ({ quotas }: Standing): boolean => Object.keys(quotas).length > 0;

function byManager(
  people: readonly Person[],
  { today }: Round,
): ReadonlyMap<PersonId, readonly Person[]> {
  const found = new Map<PersonId, Person[]>();
  for (const person of people) {
    const seat = assignmentOn(person, today);
    if (!seat?.managerId || seat.planKey === null) continue;
    const under = found.get(seat.managerId) ?? [];
    found.set(seat.managerId, under);
    under.push(person);
  }
  return found;
}

function targetsSaying(missing: readonly Person[], period: Period, reader: Reader): Saying {
  const { locale, workspace } = reader;
  const more = missing.length - namesShown;
  const names = missing.slice(0, namesShown).map((person) => personName(person, locale));
  const all = more > 0 ? [...names, say(locale, texts.andMore, { count: more })] : names;
  return {
    title: say(locale, texts.targetsTitle, { period: periodTitle(period, workspace, locale) }),
    elements: [
      textElement(
        say(locale, texts.targetsWho, { names: listing(all, locale), count: missing.length }),
      ),
      textElement(say(locale, texts.targetsHow)),
    ],
    buttons: [{ label: say(locale, texts.targetsShow), action: 'target.show', value: '' }],
  };
}
