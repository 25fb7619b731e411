/** `upside outbox list` and `show`. */
import type { Temporal } from 'temporal-polyfill';
import type { Card } from '../../chat/card.ts';
import { fallbackText } from '../../chat/fallback.ts';
import { formatDateTime, formatNumber } from '../../i18n/format.ts';
import { say } from '../../i18n/locale.ts';
import { outbox as texts } from '../../i18n/texts/outbox.ts';
import type { Store } from '../../store/port.ts';
import type { OutboxMessage, OutboxState } from '../../store/port-delivery.ts';
import type { CliContext } from '../cli.ts';
import { messageBy } from './decide-cli.ts';
import { receiverName } from './receiver.ts';

const needy: readonly OutboxState[] = ['needs_person', 'refused'];
const unfinished: readonly OutboxState[] = [...needy, 'ambiguous', 'sending', 'pending'];
const atMost = 100;

export async function listMessages(
  {
    all,
    json,
    batch,
  }: { readonly all: boolean; readonly json: boolean; readonly batch: string | null },
  context: CliContext,
): Promise<number> {
  const { store } = await context.openStore();
  const { locale, print } = context;
  const states = all || batch !== null ? unfinished : needy;
  const filter = batch === null ? { states } : { states, batch };
  const found = await store.outbox.list(filter, atMost + 1);
  const messages = found.slice(0, atMost);
  const progress = batch === null ? null : await store.outbox.progress(batch);
  if (json) {
    const rows = await Promise.all(messages.map((each) => messageJson(store, each, context)));
    print(JSON.stringify({ progress, messages: rows }, null, 2));
    return 0;
  }
  const count = (value: number) => formatNumber(value, locale);
  if (progress)
    print(
      say(locale, texts.cliProgress, {
        ...{ sent: count(progress.sent), total: count(progress.total) },
        ...{ waiting: count(progress.waiting), failed: count(progress.failed) },
      }),
    );
  else if (messages.length === 0) print(say(locale, all ? texts.cliNoneListed : texts.cliNone));
  for (const message of messages) print(await lineOf(store, message, context));
  if (found.length > atMost) print(say(locale, texts.cliMore, { count: count(atMost) }));
  return 0;
}

/** Key, receiver and reason: what is in it is for its receiver. */
async function lineOf(
  store: Store,
  message: OutboxMessage,
  { locale }: CliContext,
): Promise<string> {
  const added = formatDateTime(message.addedAt, store.workspace.timeZone, locale, { year: true });
  const parts = [
    say(locale, texts.states[message.state]),
    added,
    await receiverName(store, message, locale),
    message.key,
    message.error ?? '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** With the words of the card. Throws `outbox.unknown`. */
export async function showMessage(
  key: string,
  json: boolean,
  context: CliContext,
): Promise<number> {
  const { store } = await context.openStore();
  const { locale, print } = context;
  const message = await messageBy(store, key);
  const text = fallbackText(message.card as Card);
  if (json) {
    const row = await messageJson(store, message, context);
    print(JSON.stringify({ ...row, text }, null, 2));
    return 0;
  }
  const time = (instant: Temporal.Instant | null) =>
    instant && formatDateTime(instant, store.workspace.timeZone, locale, { year: true });
  const facts: readonly (readonly [keyof typeof texts.labels, string | null])[] = [
    ['state', say(locale, texts.states[message.state])],
    ['receiver', await receiverName(store, message, locale)],
    ['added', time(message.addedAt)],
    ['tried', time(message.firstTriedAt)],
    ['attempts', formatNumber(message.attempt, locale)],
    ['expires', time(message.expiresAt)],
    ['reason', message.error],
    ['batch', message.batch],
    ['ref', message.providerRef],
  ];
  const colon = locale === 'zh' ? '：' : ': ';
  print(message.key);
  for (const [label, value] of facts)
    if (value !== null) print(`${say(locale, texts.labels[label])}${colon}${value}`);
  print(`\n${text}`);
  return 0;
}

async function messageJson(store: Store, message: OutboxMessage, { locale }: CliContext) {
  const { to } = message;
  return {
    key: message.key,
    state: message.state,
    to: { kind: to.kind, id: to.id, name: await receiverName(store, { to }, locale) },
    ...{ priority: message.priority, policy: message.policy, batch: message.batch },
    ...{ attempt: message.attempt, error: message.error, ref: message.providerRef },
    addedAt: message.addedAt.toString(),
    firstTriedAt: message.firstTriedAt?.toString() ?? null,
    expiresAt: message.expiresAt?.toString() ?? null,
  };
}
