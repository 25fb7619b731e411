/** Messages whose fate could not be told go to the admins, once, and they decide. Also: how far many messages are. */
import type { Answer } from '../../chat/port.ts';
import { demand } from '../../domain/access.ts';
import { AppError } from '../../domain/errors.ts';
import { languageOf, type Person } from '../../domain/people.ts';
import { say } from '../../i18n/locale.ts';
import { outbox as texts } from '../../i18n/texts/outbox.ts';
import type { OutboxMessage } from '../../store/port-delivery.ts';
import type { Action, Feature, Request, Surroundings } from '../feature.ts';
import { needsCard, progressCard, settledCard, sureCard } from './cards.ts';
import { receiverName } from './receiver.ts';

const wish = { action: 'settings.change' } as const;

export const outbox: Feature = {
  id: 'outbox',
  command: null,
  actions: {
    retry: deciding(async (request, message) => {
      // What was tried may have been shown: that is said before it is shown twice.
      if (message.firstTriedAt !== null)
        return { kind: 'replace', card: sureCard(message.key, request.locale) };
      return retry(request, message);
    }),
    retry_surely: deciding(retry),
    drop: deciding(async ({ store, actor, now, locale }, { key }) => {
      if (!(await store.outbox.drop(key, `left as it is by ${actor.key}`, now)))
        throw new AppError('outbox.settled', {});
      return { kind: 'replace', card: settledCard(say(locale, texts.dropped), key, locale) };
    }),
    progress: {
      effect: 'reads',
      async run(request, { value }) {
        // A button can be forged: how far a question to a team is, only those may see who could have asked it.
        demand(request.actor, { action: 'pulse.send' });
        const progress = await request.store.outbox.progress(value);
        const waiting = await request.store.outbox.receivers(value);
        const leftMs = await request.delivery.estimateMs(request.store, waiting);
        return { kind: 'replace', card: progressCard(progress, value, leftMs, request) };
      },
    },
  },
  jobs: {},
  async sweep(around) {
    await forget(around);
    await reportUnsent(around);
  },
};

/** Rights are checked again: they may have changed since the card was sent. */
function deciding(decide: (request: Request, message: OutboxMessage) => Promise<Answer>): Action {
  return {
    effect: 'changes',
    async run(request, { value }) {
      demand(request.actor, wish);
      const message = await request.store.outbox.byKey(value);
      if (!message) throw new AppError('outbox.unknown', { key: value });
      return decide(request, message);
    },
  };
}

async function retry({ store, now, locale }: Request, { key }: OutboxMessage): Promise<Answer> {
  if (!(await store.outbox.reopen(key, now))) throw new AppError('outbox.settled', {});
  return { kind: 'replace', card: settledCard(say(locale, texts.retried), key, locale) };
}

/** No platform repeats itself for longer. */
const remembered = { hours: 7 * 24 };

const forget = ({ store, now }: Surroundings) => store.inbox.prune(now.subtract(remembered));

const atOnce = 20;
const ownKey = 'outbox.needs_person';

async function reportUnsent(around: Surroundings): Promise<void> {
  const { store } = around;
  const messages = await store.outbox.unreported(atOnce);
  if (messages.length === 0) return;
  const admins = (await store.people.list()).filter(({ roles }) => roles.includes('admin'));
  if (admins.length === 0) return;
  for (const message of messages) await report(around, message, admins);
}

/** A report that gets lost is not reported in its turn: that would never end. */
async function report(
  { store, delivery, workspace }: Surroundings,
  message: OutboxMessage,
  admins: readonly Person[],
): Promise<void> {
  await store.transaction(async (tx) => {
    if (!(await tx.outbox.markReported(message.key))) return;
    if (message.key.startsWith(`${ownKey}:`)) return;
    for (const admin of admins) {
      const { id } = admin;
      const locale = languageOf(admin, workspace.locale);
      const receiver = await receiverName(tx, message, locale);
      const card = needsCard(message, receiver, locale, { workspace });
      await delivery.tell(tx, { id, locale }, card, {
        // By its fence: a message that comes to need a person again is told again.
        key: [ownKey, message.key, `${message.fence}`, id],
        priority: 0,
      });
    }
  });
}
