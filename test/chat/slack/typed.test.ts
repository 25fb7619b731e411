import { describe, expect, it } from 'vitest';
import type { Card, Form } from '../../../src/chat/card.ts';
import { allAsTyped, asTyped } from '../../../src/chat/slack/typed.ts';
import { catalogue } from '../../../src/features/catalogue.ts';

describe('a command that is named in a text', () => {
  it.each([
    ['发送 /日程 查看', '发送 /upside 日程 查看'],
    ['/我的奖金 和 /帮助 照常可用', '/upside 我的奖金 和 /upside 帮助 照常可用'],
    ['例如：/调查 新建「清楚吗」', '例如：/upside 调查 新建「清楚吗」'],
    ['（/疑问）', '（/upside 疑问）'],
    ['／目标', '/upside 目标'],
    ['/help shows what you can do', '/upside shows what you can do'],
    ['see /help.', 'see /upside.'],
  ])('%s is said as it is typed in Slack', (text, typed) => {
    expect(asTyped(text)).toBe(typed);
    expect(asTyped(typed)).toBe(typed);
  });

  it.each([
    ['/mybonus 上季度'],
    ['新签/续约'],
    ['¥5,000/月'],
    ['¥/单'],
    ['4.7 / 5'],
    ['/helpful, https://example.org/help'],
    ['/upside 我的奖金'],
  ])('%s stays as it is', (text) => {
    expect(asTyped(text)).toBe(text);
  });

  it('is so for every Chinese name that there is', () => {
    const names = catalogue.flatMap(({ command }) => command?.names ?? []);
    const inChinese = names.filter((name) => /\p{Script=Han}/u.test(name));
    expect(inChinese.length).toBeGreaterThan(10);
    for (const name of inChinese) expect(asTyped(`/${name}`)).toBe(`/upside ${name}`);
  });

  it('is so all over a card and a form, but not in what they carry', () => {
    const card: Card = {
      ...{ audience: 'private', title: '/帮助' },
      elements: [
        { kind: 'table', columns: [], rows: [[{ text: '/目标', strong: true }]] },
        { kind: 'actions', buttons: [{ label: '/日程', action: 'a.b', value: '/日程' }] },
      ],
    };
    expect(allAsTyped(card)).toEqual({
      ...card,
      title: '/upside 帮助',
      elements: [
        { kind: 'table', columns: [], rows: [[{ text: '/upside 目标', strong: true }]] },
        { kind: 'actions', buttons: [{ label: '/upside 日程', action: 'a.b', value: '/日程' }] },
      ],
    });
    const form: Form = {
      ...{ title: 'F', submit: 'S', action: 'a.b', value: '/日程', intro: '/日程' },
      fields: [
        {
          ...{ name: 'f', label: 'L', hint: '/日程', type: 'text', required: true },
          ...{ initial: '/日程', options: [] },
        },
      ],
    };
    const [field] = form.fields;
    const typed = '/upside 日程';
    expect(allAsTyped(form)).toEqual({
      ...form,
      intro: typed,
      fields: [{ ...field, hint: typed }],
    });
  });
});
