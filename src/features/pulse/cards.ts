/** The cards of a pulse. None of them ever holds anybody's answer. */
import type { CardElement, PrivateCard, PublicCard } from '../../chat/card.ts';
import { minimumAnswers, type Pulse, type PulseTally, pulseResult } from '../../domain/pulse.ts';
import type { Workspace } from '../../domain/workspace.ts';
import { formatDateTime, formatNumber, formatPercent } from '../../i18n/format.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import { pulseTexts as texts } from '../../i18n/texts/pulse.ts';
import { barRatio, noteElement, textElement } from '../figures.ts';

export interface Reader {
  readonly workspace: Workspace;
  readonly locale: Locale;
}

export const closingTime = ({ closesAt }: Pulse, { workspace, locale }: Reader): string =>
  formatDateTime(closesAt, workspace.timeZone, locale, { weekday: true });

/** What goes to each person who is asked, privately: nobody sees who takes part. */
export const askCard = (pulse: Pulse, asker: string, reader: Reader): PrivateCard => ({
  audience: 'private',
  title: say(reader.locale, texts.askTitle),
  elements: [
    ...questionElements(pulse, asker, reader),
    noteElement([say(reader.locale, common.onlyYou)]),
  ],
});

export const questionElements = (pulse: Pulse, asker: string, reader: Reader): CardElement[] => {
  const { locale } = reader;
  return [
    { kind: 'text', spans: [{ text: pulse.question, style: 'strong' }] },
    {
      kind: 'choice',
      label: say(locale, texts.scale),
      action: 'pulse.answer',
      options: [1, 2, 3, 4, 5].map((score) => ({
        label: formatNumber(score, locale),
        value: `${pulse.id}:${score}`,
      })),
    },
    noteElement([say(locale, texts.promise, { needed: formatNumber(minimumAnswers, locale) })]),
    noteElement([say(locale, texts.closes, { asker, at: closingTime(pulse, reader) })]),
  ];
};

/** Says nothing about the answer: this card may be kept wherever the platform keeps its messages. */
export const thanksCard = (pulse: Pulse, place: string, reader: Reader): PrivateCard => ({
  audience: 'private',
  title: say(reader.locale, texts.thanksTitle),
  elements: [
    { kind: 'text', spans: [{ text: pulse.question, style: 'muted' }] },
    textElement(say(reader.locale, texts.thanks, { at: closingTime(pulse, reader), place })),
    noteElement([say(reader.locale, texts.thanksNote), say(reader.locale, common.onlyYou)]),
  ],
});

/** What becomes of everybody's question once it is closed: the same card for all, whether they answered or not. */
export const overCard = (pulse: Pulse, place: string, reader: Reader): PrivateCard => ({
  audience: 'private',
  title: say(reader.locale, texts.overTitle),
  elements: [
    { kind: 'text', spans: [{ text: pulse.question, style: 'muted' }] },
    textElement(say(reader.locale, texts.over, { at: closingTime(pulse, reader), place })),
    noteElement([say(reader.locale, common.onlyYou)]),
  ],
});

export const resultCard = (pulse: Pulse, tally: PulseTally, reader: Reader): PublicCard => ({
  audience: 'public',
  title: say(reader.locale, texts.resultTitle),
  elements: resultElements(pulse, tally, reader),
});

export function resultElements(pulse: Pulse, tally: PulseTally, reader: Reader): CardElement[] {
  const { locale } = reader;
  const question: CardElement = {
    kind: 'text',
    spans: [{ text: pulse.question, style: 'strong' }],
  };
  const result = pulseResult(tally);
  const at = closingTime(pulse, reader);
  if (result.kind === 'too_few') {
    const needed = formatNumber(result.needed, locale);
    return [
      question,
      textElement(say(locale, texts.tooFew, { needed })),
      noteElement([say(locale, texts.closed, { at })]),
    ];
  }
  const note = noteElement([
    say(locale, texts.answers, {
      answers: formatNumber(result.answers, locale),
      asked: formatNumber(pulse.invited.length, locale),
      at,
    }),
  ]);
  if (result.kind === 'agreed') {
    const range = { from: formatNumber(result.from, locale), to: formatNumber(result.to, locale) };
    return [question, textElement(say(locale, texts.agreed, range)), note];
  }
  const mean = formatNumber(result.mean, locale, { decimals: 1 });
  return [
    question,
    { kind: 'figure', value: mean, label: say(locale, texts.mean) },
    ...result.shares.map(
      ({ score, share }): CardElement => ({
        kind: 'bar',
        label: formatNumber(score, locale),
        ratio: barRatio(share),
        caption: formatPercent(share, locale),
      }),
    ),
    note,
  ];
}
