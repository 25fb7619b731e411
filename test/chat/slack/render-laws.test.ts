import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  renderCardView,
  renderHome,
  renderMessage,
  renderModal,
} from '../../../src/chat/slack/render.ts';
import { cards, forms } from '../../support/random-cards.ts';
import { missing, missingOf, readsAsMarkup, textsOfForm } from '../../support/slack-shown.ts';
import { checkHome, checkMessage, checkModal } from '../../support/slack-validator.ts';

const locales = fc.constantFrom('en' as const, 'zh' as const);
const capabilities = fc.record({
  charts: fc.boolean(),
  dataTables: fc.boolean(),
  containers: fc.boolean(),
});
const runs = { numRuns: 100 };

describe('any card', () => {
  it('is a message that Slack takes, whatever it knows of newer blocks', () => {
    fc.assert(
      fc.property(cards, locales, capabilities, (card, locale, can) => {
        expect(checkMessage(renderMessage(card, { locale, capabilities: can }))).toEqual([]);
      }),
      runs,
    );
  });

  it('is shown to the last word, or says how much is left out', () => {
    fc.assert(
      fc.property(cards, locales, capabilities, (card, locale, can) => {
        const { blocks } = renderMessage(card, { locale, capabilities: can });
        expect(missingOf(card, blocks)).toEqual([]);
      }),
      runs,
    );
  });

  it('mentions nobody, links to nothing and formats nothing by itself', () => {
    fc.assert(
      fc.property(cards, locales, capabilities, (card, locale, can) => {
        const message = renderMessage(card, { locale, capabilities: can });
        expect(readsAsMarkup(message.blocks)).toBe(false);
        expect(message.text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
      }),
      runs,
    );
  });

  it('is a page that Slack takes, to the last word', () => {
    fc.assert(
      fc.property(cards, locales, capabilities, (card, locale, can) => {
        const view = renderHome(card, { locale, capabilities: can });
        expect(checkHome(view)).toEqual([]);
        expect(missingOf(card, view.blocks)).toEqual([]);
        expect(readsAsMarkup(view)).toBe(false);
      }),
      runs,
    );
  });

  it('is a window that Slack takes, to the last word', () => {
    fc.assert(
      fc.property(cards, locales, (card, locale) => {
        const view = renderCardView(card, { locale });
        expect(checkModal(view)).toEqual([]);
        expect(missingOf(card, view.blocks)).toEqual([]);
        expect(readsAsMarkup(view)).toBe(false);
      }),
      runs,
    );
  });
});

describe('any form', () => {
  it('is a window that Slack takes, to the last word', () => {
    fc.assert(
      fc.property(forms, locales, (form, locale) => {
        const view = renderModal(form, { locale, errors: { field_0: form.title } });
        expect(checkModal(view)).toEqual([]);
        expect(missing(textsOfForm(form), view)).toEqual([]);
        expect(readsAsMarkup(view)).toBe(false);
      }),
      runs,
    );
  });
});
