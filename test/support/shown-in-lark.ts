/** That Lark takes what we show, whole: alone, and in a group that reads in two languages. */
import { expect } from 'vitest';
import type { Card, Form } from '../../src/chat/card.ts';
import { cardSchema, type LarkCard } from '../../src/chat/lark/card-schema.ts';
import { renderCard } from '../../src/chat/lark/render.ts';
import { renderForm } from '../../src/chat/lark/render-form.ts';
import type { Answer } from '../../src/chat/port.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { readsAsMarkupInLark, shownInLark } from './lark-shown.ts';
import { cardsOf } from './shown-in-slack.ts';
import { missingFrom, missingOfCard, textsOfForm } from './slack-shown.ts';

const reader = 'ou_7d8a6e6df7621556ce0d21922b676706';
const origin = 'oc_5ad11d72b830411d72b836c20';

export function expectShownInLark(card: Card, locale: Locale): void {
  const shown = renderCard(card, { locale, reader, translation: card });
  expectTaken(shown);
  const texts = shownInLark(shown);
  expect(missingOfCard(card, texts)).toEqual([]);
  expect(texts.join('\n')).not.toMatch(/\+\d+ more part|另有 \d+ 部分/);
}

export function expectAskedInLark(form: Form, locale: Locale): void {
  const errors = Object.fromEntries(form.fields.map(({ name, label }) => [name, label]));
  for (const shown of [
    renderForm(form, { locale, reader, origin }),
    renderForm(form, { locale, reader, origin, errors }),
  ]) {
    expectTaken(shown);
    expect(missingFrom(textsOfForm(form), shownInLark(shown))).toEqual([]);
  }
}

export function expectAnswerShownInLark(answer: Answer, locale: Locale): void {
  for (const card of cardsOf(answer)) expectShownInLark(card, locale);
  if (answer.kind === 'form') expectAskedInLark(answer.form, locale);
}

export function expectTaken(card: LarkCard): void {
  expect(cardSchema.safeParse(card).error).toBeUndefined();
  expect(readsAsMarkupInLark(card)).toBe(false);
}
