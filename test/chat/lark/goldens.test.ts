import { describe, expect, it } from 'vitest';
import { renderCard } from '../../../src/chat/lark/render.ts';
import { renderForm } from '../../../src/chat/lark/render-form.ts';
import {
  boardCard,
  bonusCard,
  contestForm,
  howCard,
  pulseCard,
} from '../../support/sample-cards.ts';
import { expectTaken } from '../../support/shown-in-lark.ts';

const reader = 'ou_7d8a6e6df7621556ce0d21922b676706';
const origin = 'oc_5ad11d72b830411d72b836c20';
const en = { locale: 'en', reader } as const;

const cards = {
  bonus: renderCard(bonusCard('en'), en),
  'bonus-zh': renderCard(bonusCard('zh'), { locale: 'zh', reader }),
  board: renderCard(boardCard('14:05'), { locale: 'en', translation: boardCard('14:06') }),
  how: renderCard(howCard(1), en),
  pulse: renderCard(pulseCard, en),
  'contest-form': renderForm(contestForm, {
    ...en,
    origin,
    errors: { goal: 'Write it like 50k.' },
  }),
};

/** To be looked at in a change, as a reader would see them: paste one into the card builder of Lark's developer console. */
describe('what cards look like in Lark', () => {
  it.each(Object.entries(cards))('%s', async (name, card) => {
    expectTaken(card);
    const text = `${JSON.stringify(card, null, 2)}\n`;
    await expect(text).toMatchFileSnapshot(`../../fixtures/lark/cards/${name}.json`);
  });
});
