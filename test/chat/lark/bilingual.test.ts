import { describe, expect, it } from 'vitest';
import type { PublicCard } from '../../../src/chat/card.ts';
import type { LarkCard } from '../../../src/chat/lark/card-schema.ts';
import { renderCard } from '../../../src/chat/lark/render.ts';
import { expectTaken } from '../../support/shown-in-lark.ts';

const card = (
  title: string,
  column: string,
  names: readonly string[],
  more: Partial<PublicCard> = {},
): PublicCard => ({
  ...{ audience: 'public', title },
  elements: [
    {
      kind: 'table',
      columns: [{ title: column, align: 'start' }],
      rows: names.map((name) => [{ text: name }]),
    },
    { kind: 'actions', buttons: [{ label: title, action: 'board.mine', value: 'east' }] },
  ],
  ...more,
});
const en = card('Leaderboard', 'Name', ['Li Na']);
const zh = card('排行榜', '姓名', ['Li Na']);

const shown = (ours: PublicCard, theirs: PublicCard, locale: 'en' | 'zh' = 'en'): LarkCard => {
  const both = renderCard(ours, { locale, translation: theirs });
  expectTaken(both);
  return both;
};
const alone = (ours: PublicCard): LarkCard => renderCard(ours, { locale: 'en' });

describe('a card of a group', () => {
  it('is read by everybody in the language of the client', () => {
    const both = { zh_cn: '排行榜', en_us: 'Leaderboard' };
    expect(shown(en, zh).header.title).toMatchObject({
      content: 'Leaderboard',
      i18n_content: both,
    });
    expect(shown(zh, en, 'zh').header.title).toMatchObject({
      content: '排行榜',
      i18n_content: both,
    });
    expect(JSON.stringify(shown(en, zh).body)).toContain(JSON.stringify(both));
  });

  it('says both where Lark knows no translation, and once what is the same in both', () => {
    expect(shown(en, zh).body.elements[0]).toMatchObject({
      columns: [{ display_name: 'Name / 姓名' }],
      rows: [{ c0: 'Li Na' }],
    });
  });

  it('is in one language when the other is not alike', () => {
    for (const other of [
      card('排行榜', '姓名', ['Li Na', 'Chen Yu']),
      { ...zh, elements: zh.elements.slice(1) },
      card('排行榜', '姓名', ['Li Na'], {
        elements: [
          ...zh.elements.slice(0, 1),
          { kind: 'actions', buttons: [{ label: '我', action: 'board.mine', value: 'west' }] },
        ],
      }),
    ])
      expect(shown(en, other)).toEqual(alone(en));
  });

  it('is in one language when both are too long together', () => {
    const names = Array.from({ length: 60 }, (_, at) => `${at} ${'x'.repeat(300)}`);
    const ours = card('Leaderboard', 'Name', names);
    const theirs = card(
      '排行榜',
      '姓名',
      names.map((name) => `销${name}`),
    );
    expect(JSON.stringify(shown(ours, theirs)) === JSON.stringify(alone(ours))).toBe(true);
  });

  it('has no other language when it is private', () => {
    const own = { ...en, audience: 'private' } as const;
    const both = renderCard(own, { locale: 'en', translation: zh, reader: 'ou_1' });
    expect(JSON.stringify(both)).not.toContain('i18n_content');
  });
});
