/** That Slack takes what we show, whole: every limit, with the newest blocks and without them, as a message, a page and a window. */
import { expect } from 'vitest';
import type { Card, Form } from '../../src/chat/card.ts';
import type { Answer } from '../../src/chat/port.ts';
import { everyBlock, oldBlocks } from '../../src/chat/slack/capabilities.ts';
import {
  renderCardView,
  renderHome,
  renderMessage,
  renderModal,
} from '../../src/chat/slack/render.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import { missing, missingOf, textsOfForm } from './slack-shown.ts';
import { checkHome, checkMessage, checkModal } from './slack-validator.ts';

export const cardsOf = (answer: Answer): readonly Card[] =>
  'card' in answer
    ? [answer.card, ...(answer.kind === 'public' && answer.aside ? [answer.aside] : [])]
    : [];

export function expectShown(card: Card, locale: Locale): void {
  for (const capabilities of [everyBlock, oldBlocks]) {
    const message = renderMessage(card, { locale, capabilities });
    expect(checkMessage(message)).toEqual([]);
    expect(missingOf(card, message.blocks)).toEqual([]);
    expect(JSON.stringify(message.blocks)).not.toMatch(/\+\d+ more part|另有 \d+ 部分/);
  }
  expect(checkHome(renderHome(card, { locale }))).toEqual([]);
  expect(checkModal(renderCardView(card, { locale }))).toEqual([]);
}

export function expectAsked(form: Form, locale: Locale): void {
  const view = renderModal(form, { locale });
  expect(checkModal(view)).toEqual([]);
  expect(missing(textsOfForm(form), view)).toEqual([]);
}

export function expectAnswerShown(answer: Answer, locale: Locale): void {
  for (const card of cardsOf(answer)) expectShown(card, locale);
  if (answer.kind === 'form') expectAsked(answer.form, locale);
}
