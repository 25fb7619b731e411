/** What admins see of a message that needs them, and how far many messages are. */
import type { PrivateCard } from '../../chat/card.ts';
import { formatDateTime, formatNumber, formatTime } from '../../i18n/format.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import { outbox as texts } from '../../i18n/texts/outbox.ts';
import type { BatchProgress, OutboxMessage } from '../../store/port-delivery.ts';
import { durationText } from '../bulk.ts';
import type { Request, Surroundings } from '../feature.ts';
import { noteElement, textElement } from '../figures.ts';
import { publicTitle } from './receiver.ts';

export function needsCard(
  message: OutboxMessage,
  receiver: string,
  locale: Locale,
  { workspace }: Pick<Surroundings, 'workspace'>,
): PrivateCard {
  const title = publicTitle(message);
  const what = title === null ? texts.needsPerson : texts.needsPlace;
  const time = formatDateTime(message.firstTriedAt ?? message.addedAt, workspace.timeZone, locale);
  return {
    audience: 'private',
    title: say(locale, texts.needsTitle),
    elements: [
      textElement(say(locale, what, { title: title ?? '', receiver })),
      textElement(say(locale, texts.needsLook, { time })),
      {
        kind: 'actions',
        buttons: [
          { label: say(locale, texts.drop), action: 'outbox.drop', value: message.key },
          { label: say(locale, texts.retry), action: 'outbox.retry', value: message.key },
        ],
      },
      noteElement([message.error ?? '', message.key, say(locale, common.onlyYou)]),
    ],
  };
}

/** Before something is shown twice. */
export const sureCard = (key: string, locale: Locale): PrivateCard => ({
  audience: 'private',
  title: say(locale, texts.sureTitle),
  elements: [
    textElement(say(locale, texts.sure)),
    {
      kind: 'actions',
      buttons: [
        { label: say(locale, texts.drop), action: 'outbox.drop', value: key },
        {
          label: say(locale, texts.sureRetry),
          action: 'outbox.retry_surely',
          value: key,
          style: 'danger',
        },
      ],
    },
    noteElement([key, say(locale, common.onlyYou)]),
  ],
});

export const settledCard = (text: string, key: string, locale: Locale): PrivateCard => ({
  audience: 'private',
  title: say(locale, texts.settledTitle),
  elements: [textElement(text), noteElement([key, say(locale, common.onlyYou)])],
});

export function progressCard(
  progress: BatchProgress,
  batch: string,
  leftMs: number,
  { locale, now, workspace }: Request,
): PrivateCard {
  const { total, sent, waiting, failed } = progress;
  const count = (value: number) => formatNumber(value, locale);
  const about = durationText(leftMs, locale);
  const left = say(locale, texts.progressLeft, { waiting: count(waiting), about });
  const caption = say(locale, texts.progressCaption, { sent: count(sent), total: count(total) });
  const label = say(locale, texts.progressBar);
  const refresh = { label: say(locale, texts.refresh), action: 'outbox.progress', value: batch };
  return {
    audience: 'private',
    title: say(locale, texts.progressTitle, { total: count(total) }),
    elements: [
      { kind: 'bar', label, ratio: total === 0 ? 0 : sent / total, caption },
      textElement(waiting > 0 ? left : say(locale, texts.progressDone)),
      ...(failed > 0
        ? [textElement(say(locale, texts.progressFailed, { failed: count(failed) }))]
        : []),
      ...(waiting > 0 ? [{ kind: 'actions', buttons: [refresh] } as const] : []),
      noteElement([
        say(locale, texts.asOf, { time: formatTime(now, workspace.timeZone) }),
        say(locale, common.onlyYou),
      ]),
    ],
  };
}
