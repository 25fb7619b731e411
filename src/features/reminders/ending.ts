/** What ends before the next round: contests for who takes part, and questions for who has not answered, once. */
import { Temporal } from 'temporal-polyfill';
import type { Contest } from '../../domain/contest.ts';
import type { PersonId, PulseId } from '../../domain/ids.ts';
import type { Pulse } from '../../domain/pulse.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { say } from '../../i18n/locale.ts';
import { reminderTexts as texts } from '../../i18n/texts/reminders.ts';
import { textElement } from '../figures.ts';
import type { Gather, Reader, Round, Saying } from './reminder.ts';

/** Who has just been told of it needs no reminder. */
const freshHours = 12;

const isEnding = (
  begun: Temporal.Instant,
  ends: Temporal.Instant,
  { now, horizon }: Round,
): boolean =>
  Temporal.Instant.compare(now, ends) < 0 &&
  Temporal.Instant.compare(ends, horizon) <= 0 &&
  Temporal.Instant.compare(begun.add({ hours: freshHours }), now) <= 0;

export const gatherContests: Gather = async (round) => {
  const running = await round.store.contests.running();
  return running
    .filter(({ launchedAt, rules }) => isEnding(launchedAt, rules.endsAt, round))
    .flatMap((contest) =>
      contest.participants.map((personId) => ({
        ...{ personId, kind: 'contest' as const, subject: contest.id },
        ...{
          expiresAt: contest.rules.endsAt,
          says: (reader: Reader) => contestSaying(contest, reader),
        },
      })),
    );
};

function contestSaying({ id, title, rules }: Contest, reader: Reader): Saying {
  const { locale } = reader;
  const [prize] = rules.prizes;
  return {
    title: say(locale, texts.contestTitle, { title }),
    elements: [
      textElement(say(locale, texts.contestEnds, { at: timeText(rules.endsAt, reader) })),
      ...(prize ? [textElement(say(locale, texts.contestPrize, { prize }))] : []),
    ],
    buttons: [
      {
        label: say(locale, texts.contestBoard),
        ...{ action: 'contest.board', value: id, style: 'primary' },
      },
    ],
  };
}

/** Each person is asked for by themselves: no list of who has not answered is ever made. */
export const gatherPulses: Gather = async (round) => {
  const { store } = round;
  const open = (await store.pulses.open()).filter(({ openedAt, closesAt }) =>
    isEnding(openedAt, closesAt, round),
  );
  const ending = new Map<PulseId, Pulse>(open.map((pulse) => [pulse.id, pulse]));
  const here = new Set<PersonId>(round.people.map(({ id }) => id));
  const asked = new Set(open.flatMap(({ invited }) => invited.filter((id) => here.has(id))));
  const waiting = [];
  for (const personId of asked)
    for (const { id } of await store.pulses.awaiting(personId)) {
      const pulse = ending.get(id);
      if (!pulse) continue;
      const says = (reader: Reader) => pulseSaying(pulse, reader);
      const expiresAt = pulse.closesAt;
      waiting.push({ personId, kind: 'pulse', subject: id, expiresAt, says } as const);
    }
  return waiting;
};

function pulseSaying({ id, question, closesAt }: Pulse, reader: Reader): Saying {
  const { locale } = reader;
  return {
    title: say(locale, texts.pulseTitle),
    elements: [
      { kind: 'text', spans: [{ text: question, style: 'strong' }] },
      {
        kind: 'choice',
        label: say(locale, texts.pulseScale),
        action: 'pulse.answer',
        options: [1, 2, 3, 4, 5].map((score) => ({ label: `${score}`, value: `${id}:${score}` })),
      },
      textElement(say(locale, texts.pulseCloses, { at: timeText(closesAt, reader) })),
    ],
    buttons: [],
  };
}

const timeText = (at: Temporal.Instant, { workspace, locale }: Reader): string =>
  formatDateTime(at, workspace.timeZone, locale, { weekday: true });
