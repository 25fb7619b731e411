import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fallbackText, formText } from '../../src/chat/fallback.ts';
import {
  boardCard,
  bonusCard,
  cardSaying,
  contestForm,
  howCard,
  pulseCard,
} from '../support/sample-cards.ts';

describe('a card as plain text', () => {
  it('says the answer first and lines figures up', () => {
    expect(fallbackText(bonusCard('en')).split('\n')).toEqual([
      'Your bonus · Q4 2026',
      'earned so far: ¥18,240',
      'Attainment ▓▓▓▓▓▓▓▓▓░ 87 % · 61 % of the quarter gone · ahead of pace',
      'New business      ¥15,600  ¥312,000 × 5 % (tier 2 of 4)',
      'Team pool          ¥1,860  East at 94 %, your share 12 %',
      'Satisfaction       × 1.05  4.7 of 5 from 23 answers (+¥780)',
      'Over-achievement        –  from 100 %: ¥48,000 to go',
      'Next: ¥48,000 more reaches 100 % and pays ¥3,000, then 7 % on everything above. Your average deal is ¥41,000.',
      '#3 of 8 in East ▲1 · CRM data as of 09:40 (12 min ago)',
      '[How is this computed?] [What is my next deal worth?]',
    ]);
  });

  it('gives a Chinese sign the width of two letters', () => {
    const lines = fallbackText(bonusCard('zh')).split('\n');
    expect(lines.slice(3, 7)).toEqual([
      '\u65b0\u7b7e\u63d0\u6210    ¥15,600  ¥312,000 × 5 %\uff08\u7b2c 2 \u6863\uff0c\u5171 4 \u6863\uff09',
      '\u56e2\u961f\u5956\u91d1\u6c60   ¥1,860  \u534e\u4e1c\u8fbe\u6210 94 %\uff0c\u4f60\u7684\u4efd\u989d 12 %',
      '\u5ba2\u6237\u6ee1\u610f\u5ea6   × 1.05  4.7 / 5\uff0c23 \u4efd\u8bc4\u4ef7\uff08+¥780\uff09',
      '\u8d85\u989d\u5956\u52b1          –  \u8fbe\u6210 100 % \u8d77\u7b97\uff0c\u8fd8\u5dee ¥48,000',
    ]);
  });

  it('draws the bars of a table with their figures beside them', () => {
    expect(fallbackText(boardCard('14:05'))).toContain('4 Wang Hao    91 % ▓▓▓▓▓▓▓▓▓░');
  });

  it('says what a chart shows, in words and in figures', () => {
    const text = fallbackText(boardCard('14:05'));
    expect(text).toContain('East leads with 94 %.');
    expect(text).toContain('  North: W44 51, W45 60, W46 70, W47 83');
  });

  it('unfolds what is folded away, under its title', () => {
    expect(fallbackText(howCard(1))).toContain(
      'Changed since yesterday: +¥900.00\n  HT-2077 rose from ¥54,000 to ¥63,000',
    );
  });

  it('offers the options of a choice', () => {
    expect(fallbackText(pulseCard)).toContain(
      'I understand how my bonus is computed.\n[1] [2] [3] [4] [5]',
    );
  });

  it('leaves nothing out, whatever the words are', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[^\s]{1,40}$/), (words) => {
        expect(fallbackText(cardSaying(words)).split(words).length).toBeGreaterThanOrEqual(13);
      }),
    );
  });
});

describe('a form as plain text', () => {
  it('names each field as a script fills it in, and marks what is needed', () => {
    const text = formText(contestForm);
    expect(text).toContain('- Goal * (goal)');
    expect(text).toContain('- A word to go with it (word)');
  });
});
