import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Card, CardElement, Form } from '../../../src/chat/card.ts';
import type { LarkCard } from '../../../src/chat/lark/card-schema.ts';
import { type CarriedValue, carriedSchema } from '../../../src/chat/lark/carried.ts';
import { LarkLimitBreach } from '../../../src/chat/lark/limits.ts';
import { renderCard } from '../../../src/chat/lark/render.ts';
import { renderForm } from '../../../src/chat/lark/render-form.ts';
import { shownInLark } from '../../support/lark-shown.ts';
import { cards, forms } from '../../support/random-cards.ts';
import { expectTaken } from '../../support/shown-in-lark.ts';
import { missingFrom, missingOfCard, textsOfForm } from '../../support/slack-shown.ts';

const locales = fc.constantFrom('en' as const, 'zh' as const);
const runs = { numRuns: 60 };
const reader = 'ou_7d8a6e6df7621556ce0d21922b676706';

/** Features keep to ids: what a button carries is short. */
const short = (value: string): string => value.slice(0, 200);
const carryingLittle = (element: CardElement): CardElement => {
  if (element.kind === 'actions')
    return {
      ...element,
      buttons: element.buttons.map((each) => ({ ...each, value: short(each.value) })),
    };
  if (element.kind === 'choice')
    return {
      ...element,
      options: element.options.map((each) => ({ ...each, value: short(each.value) })),
    };
  if (element.kind === 'details')
    return { ...element, elements: element.elements.map(carryingLittle) };
  return element;
};
const anyCard: fc.Arbitrary<Card> = cards.map((card) => ({
  ...card,
  elements: card.elements.map(carryingLittle),
}));
const anyForm: fc.Arbitrary<Form> = forms.map((form) => ({ ...form, value: short(form.value) }));

/** What the buttons of a card carry, wherever they stand. */
const carriedBy = (value: unknown): CarriedValue[] => {
  if (Array.isArray(value)) return value.flatMap(carriedBy);
  if (typeof value !== 'object' || value === null) return [];
  const own = carriedSchema.safeParse(value);
  return own.success ? [own.data] : Object.values(value).flatMap(carriedBy);
};

describe('any card', () => {
  it('is one that Lark takes, in which nothing is markup, and a private one for its reader alone', () => {
    fc.assert(
      fc.property(anyCard, locales, (card, locale) => {
        const shown = renderCard(card, { locale, reader });
        expectTaken(shown);
        const isPrivate = card.audience === 'private';
        expect(shown.config.enable_forward).toBe(isPrivate ? false : undefined);
        for (const carried of carriedBy(shown))
          expect(carried.p).toBe(isPrivate ? reader : undefined);
      }),
      runs,
    );
  });

  it('is shown to the last word, or says how much is left out when it is long', () => {
    fc.assert(
      fc.property(anyCard, locales, (card, locale) => {
        const texts = shownInLark(renderCard(card, { locale, reader }));
        expect(missingOfCard(card, texts)).toEqual([]);
        const isLong = JSON.stringify(card).length > 2500;
        if (!isLong) expect(texts.join('\n')).not.toMatch(/^\+\d+ more|^另有/m);
      }),
      runs,
    );
  });

  it('is one that Lark takes with its translation beside it', () => {
    fc.assert(
      fc.property(anyCard, anyCard, locales, (card, other, locale) => {
        for (const translation of [card, other]) {
          expectTaken(renderCard(card, { locale, translation }));
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('any form', () => {
  const tried = (form: Form, locale: 'en' | 'zh'): LarkCard | null => {
    try {
      return renderForm(form, { locale, reader, errors: { field_0: form.title } });
    } catch (error) {
      if (error instanceof LarkLimitBreach) return null;
      throw error;
    }
  };

  it('is one that Lark takes, to the last word, or is not made', () => {
    fc.assert(
      fc.property(anyForm, locales, (form, locale) => {
        const shown = tried(form, locale);
        if (!shown) return;
        expectTaken(shown);
        expect(missingFrom(textsOfForm(form), shownInLark(shown))).toEqual([]);
      }),
      runs,
    );
  });
});
