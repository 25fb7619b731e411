import { describe, expect, it } from 'vitest';
import { everyBlock, oldBlocks } from '../../../src/chat/slack/capabilities.ts';
import { renderHome, renderMessage, renderModal } from '../../../src/chat/slack/render.ts';
import {
  boardCard,
  bonusCard,
  contestCard,
  contestForm,
  howCard,
  pulseCard,
} from '../../support/sample-cards.ts';
import { checkHome, checkMessage, checkModal } from '../../support/slack-validator.ts';

const all = { locale: 'en', capabilities: everyBlock } as const;
const old = { locale: 'en', capabilities: oldBlocks } as const;
const zh = { locale: 'zh', capabilities: everyBlock } as const;

const messages = {
  bonus: renderMessage(bonusCard('en'), all),
  'bonus-zh': renderMessage(bonusCard('zh'), zh),
  board: renderMessage(boardCard('14:05'), all),
  'board-old': renderMessage(boardCard('14:05'), old),
  how: renderMessage(howCard(1), all),
  contest: renderMessage(contestCard('Q4 sprint', '100,000'), all),
  pulse: renderMessage(pulseCard, all),
};
const views = { 'contest-form': renderModal(contestForm, { locale: 'en', origin: 'D1' }) };
const homes = { home: renderHome(bonusCard('en'), { locale: 'en' }) };

/** To be looked at in a change, as a reader would see them: paste `blocks` into Slack's Block Kit Builder. */
describe('what cards look like in Slack', () => {
  it.each(Object.entries({ ...messages, ...views, ...homes }))('%s', async (name, shown) => {
    const text = `${JSON.stringify(shown, null, 2)}\n`;
    await expect(text).toMatchFileSnapshot(`../../fixtures/slack/cards/${name}.json`);
  });

  it('is taken by Slack', () => {
    for (const message of Object.values(messages)) expect(checkMessage(message)).toEqual([]);
    for (const view of Object.values(views)) expect(checkModal(view)).toEqual([]);
    for (const view of Object.values(homes)) expect(checkHome(view)).toEqual([]);
  });
});
