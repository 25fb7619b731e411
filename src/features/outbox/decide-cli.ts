/** `upside outbox retry` and `drop`: a person's word on a message whose fate could not be told. */
import { AppError } from '../../domain/errors.ts';
import { say } from '../../i18n/locale.ts';
import { outbox as texts } from '../../i18n/texts/outbox.ts';
import type { Store } from '../../store/port.ts';
import type { OutboxMessage } from '../../store/port-delivery.ts';
import type { CliContext } from '../cli.ts';

/** 1: it may have been shown, and `--yes` was not said; nothing was changed. Throws `outbox.unknown` and `outbox.settled`. */
export async function retryMessage(
  key: string,
  isSure: boolean,
  { openStore, locale, print, complain }: CliContext,
): Promise<number> {
  const { store, now } = await openStore();
  const message = await messageBy(store, key);
  if (message.state === 'needs_person' && !isSure) {
    complain(say(locale, texts.cliSure, { key }));
    return 1;
  }
  if (!(await store.outbox.reopen(key, now))) throw new AppError('outbox.settled', {});
  print(say(locale, texts.cliRetried, { key }));
  return 0;
}

/** Throws `outbox.unknown` and `outbox.settled`. */
export async function dropMessage(
  key: string,
  reason: string,
  { openStore, locale, print }: CliContext,
): Promise<number> {
  const { store, now } = await openStore();
  await messageBy(store, key);
  if (!(await store.outbox.drop(key, reason, now))) throw new AppError('outbox.settled', {});
  print(say(locale, texts.cliDropped, { key }));
  return 0;
}

export async function messageBy({ outbox }: Store, key: string): Promise<OutboxMessage> {
  const message = await outbox.byKey(key);
  if (!message) throw new AppError('outbox.unknown', { key });
  return message;
}
