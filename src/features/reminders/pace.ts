/** The weekly word to those who are behind pace: in private, with a way forward. Who is on pace hears nothing. */
import type { Temporal } from 'temporal-polyfill';
import type { PrivateCard } from '../../chat/card.ts';
import { missingTo, pace } from '../../domain/attainment.ts';
import { measure } from '../../domain/measure.ts';
import { assignmentOn, type Person } from '../../domain/people.ts';
import { elapsed, type Period, periodOf } from '../../domain/period.ts';
import { compare, divide, type Rational, rational, round, zero } from '../../domain/rational.ts';
import type { Workspace } from '../../domain/workspace.ts';
import { formatNumber } from '../../i18n/format.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import { reminderTexts as texts } from '../../i18n/texts/reminders.ts';
import type { Standing } from '../../store/port-performance.ts';
import type { Job, Surroundings } from '../feature.ts';
import {
  measureText,
  noteElement,
  percent,
  periodTitle,
  textElement,
  wholeUnits,
} from '../figures.ts';
import { attainmentOf, measuredOf } from '../measurements.ts';
import { buttonsFor, readFrequency } from './frequency.ts';

const counted = measure('bookings');
/** Earlier in a period, being behind says nothing. */
const firstFifth = 5;
const worthHours = 12;

export const paceJob: Job = {
  async run(around, { instant, finish }) {
    const { store, delivery, workspace } = around;
    const reminders = await remindersOf(around);
    await store.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      for (const { person, card } of reminders)
        await delivery.tell(tx, { id: person.id, locale: localeOf(person, workspace) }, card, {
          key: ['reminders.pace', person.id, instant.toString()],
          expiresAt: instant.add({ hours: worthHours }),
        });
    });
  },
};

const localeOf = (person: Person, workspace: Workspace): Locale =>
  person.locale ?? workspace.locale;

async function remindersOf(around: Surroundings) {
  const { store, workspace, today } = around;
  const period = periodOf('quarter', today, workspace);
  const time = elapsed(period, today);
  if (time.gone * firstFifth < time.days) return [];
  const people = (await store.people.list()).filter(
    (person) => person.roles.includes('rep') && assignmentOn(person, today) !== null,
  );
  const standings = await store.standings.of(
    people.map(({ id }) => ({ kind: 'person', id }) as const),
    period,
  );
  const reminders: { readonly person: Person; readonly card: PrivateCard }[] = [];
  for (const [index, person] of people.entries()) {
    const standing = standings[index];
    const reached = standing && attainmentOf(standing, counted);
    if (!standing || !reached || pace(reached, time) !== 'behind') continue;
    const frequency = await readFrequency(store, person.id);
    if (frequency === 'off' || (frequency === 'fewer' && today.day > 7)) continue;
    const card = paceCard(standing, reached, period, today, frequency, {
      workspace,
      locale: localeOf(person, workspace),
    });
    reminders.push({ person, card });
  }
  return reminders;
}

interface Reader {
  readonly workspace: Workspace;
  readonly locale: Locale;
}

function paceCard(
  standing: Standing,
  reached: Rational,
  period: Period,
  today: Temporal.PlainDate,
  frequency: 'weekly' | 'fewer',
  reader: Reader,
): PrivateCard {
  const { locale, workspace } = reader;
  const time = elapsed(period, today);
  const share = rational(BigInt(time.gone), BigInt(time.days));
  return {
    audience: 'private',
    title: say(locale, texts.title, { period: periodTitle(period, workspace, locale) }),
    elements: [
      textElement(
        say(locale, texts.standing, {
          reached: percent(reached, locale),
          gone: percent(share, locale),
        }),
      ),
      textElement(wayForward(standing, share, reader)),
      noteElement([
        say(locale, frequency === 'fewer' ? texts.reasonFewer : texts.reason),
        say(locale, common.onlyYou),
      ]),
      { kind: 'actions', buttons: buttonsFor(frequency, locale) },
    ],
  };
}

/** In the person's own average deals where there are any: an amount alone says little about the way. */
function wayForward(standing: Standing, share: Rational, { locale, workspace }: Reader): string {
  const { value, quota, count } = measuredOf(standing, counted);
  const gap = missingTo(share, value ?? zero, quota ?? zero);
  const missing = measureText(wholeUnits(gap, workspace, 'up'), counted, workspace, locale);
  const average = value && count > 0 ? divide(value, rational(BigInt(count))) : zero;
  if (compare(average, zero) <= 0) return say(locale, texts.way, { missing });
  const deals = formatNumber(round(divide(gap, average), 'up'), locale);
  return say(locale, texts.wayByDeals, { deals, missing });
}
