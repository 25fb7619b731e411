import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { PrivateCard } from '../../src/chat/card.ts';
import type { Answer, Inbound, InboundEvent } from '../../src/chat/port.ts';
import { createRouter, NotTaken, type RoutedFeature } from '../../src/chat/router.ts';
import { AppError } from '../../src/domain/errors.ts';
import { describe as describeError, refusals } from '../../src/features/routing.ts';
import type { Locale } from '../../src/i18n/locale.ts';
import type { Begun } from '../../src/store/port-delivery.ts';

interface Asked {
  readonly key: string;
  readonly locale: Locale;
}

const card = (title: string): PrivateCard => ({ audience: 'private', title, elements: [] });
const privately = (title: string): Answer => ({ kind: 'private', card: card(title) });

/** A counter that only a manager may reset: small, and a real feature with all its parts. */
function counter() {
  const state = { count: 0, failures: 0 };
  const feature: RoutedFeature<Asked> = {
    id: 'counter',
    command: {
      names: ['counter', '计数'],
      effect: 'reads',
      roles: ['rep', 'manager'],
      run: async ({ locale }, words) => privately(`${locale}:${words}:${state.count}`),
    },
    actions: {
      add: {
        effect: 'changes',
        run: async (_request, { value, fields }) => {
          state.count += Number(fields['by'] ?? value);
          return privately(`now ${state.count}`);
        },
      },
      'add.wrongly': {
        effect: 'changes',
        run: async () => {
          throw new AppError('money.unreadable', { text: 'ten' });
        },
      },
      /** Fails the first time. */
      once: {
        effect: 'changes',
        run: async () => {
          state.failures += 1;
          if (state.failures === 1) throw new Error('the database went away');
          state.count += 1;
          return privately(`now ${state.count}`);
        },
      },
      break: {
        effect: 'changes',
        run: async () => {
          throw new TypeError('cannot read properties of undefined');
        },
      },
      explode: {
        effect: 'reads',
        run: async () => {
          throw new TypeError('a secret detail');
        },
      },
    },
  };
  const reset: RoutedFeature<Asked> = {
    id: 'reset',
    command: {
      names: ['reset'],
      effect: 'changes',
      roles: ['manager'],
      run: async () => {
        state.count = 0;
        return privately('reset');
      },
    },
    actions: {},
  };
  return { state, features: [feature, reset] };
}

/** What the database keeps, in memory: the router's only dependency that remembers. */
function memoryInbox() {
  const rows = new Map<string, unknown>();
  return {
    rows,
    begin: async (platform: string, key: string): Promise<Begun> => {
      const id = `${platform} ${key}`;
      if (rows.has(id) && rows.get(id) === null) return { state: 'busy' };
      if (rows.has(id)) return { state: 'seen', answer: rows.get(id) };
      rows.set(id, null);
      return { state: 'new' };
    },
    finish: async (platform: string, key: string, answer: unknown) => {
      rows.set(`${platform} ${key}`, JSON.parse(JSON.stringify(answer)));
    },
  };
}

function company(
  options: { roles?: readonly string[]; locale?: Locale | null; resolve?: Error } = {},
) {
  const { state, features } = counter();
  const inbox = memoryInbox();
  const reports: { reference: string; feature: string; error: unknown }[] = [];
  const route = createRouter<Asked>({
    features,
    resolve: async (inbound) => {
      if (options.resolve) throw options.resolve;
      if (inbound.user === 'stranger') throw new AppError('people.no_identity', {});
      return {
        locale: options.locale ?? null,
        roles: options.roles ?? ['rep'],
        request: (key, locale) => ({ key, locale }),
        inbox,
      };
    },
    welcome: async ({ locale }) => privately(`welcome ${locale}`),
    home: async ({ locale }) => privately(`home ${locale}`),
    describe: describeError,
    refusals,
    report: (failure) => reports.push(failure),
  });
  return { state, inbox, reports, route };
}

const inbound = (event: InboundEvent, over: Partial<Inbound> = {}): Inbound => ({
  platform: 'playground',
  tenant: 'demo',
  user: 'li-na',
  place: { id: 'dm', kind: 'dm' },
  locale: 'en',
  dedupeKey: 'gesture-1',
  receivedAt: Temporal.Instant.from('2026-11-23T01:00:00Z'),
  event,
  ...over,
});
const command = (text: string): InboundEvent => ({ kind: 'command', text });
const press = (action: string, value = ''): InboundEvent => ({
  kind: 'button',
  message: 'm1',
  action,
  value,
});

const titleOf = (answer: Answer): string => ('card' in answer ? answer.card.title : answer.kind);
const wordsOf = (answer: Answer): string => JSON.stringify('card' in answer ? answer.card : answer);

describe('finding the command', () => {
  it.each([
    ['counter a b', 'en:a b:0'],
    ['/counter', 'en::0'],
    ['／COUNTER  Q3', 'en:Q3:0'],
    ['  / Ｃounter Q3', 'en:Q3:0'],
    ['/计数 上季度', 'en:上季度:0'],
    ['计数上季度', 'en:上季度:0'],
    ['counter a\u0000b \u202Ec\u2066', 'en:ab c:0'],
  ])('understands %j', async (text, title) => {
    expect(titleOf(await company().route(inbound(command(text))))).toBe(title);
  });

  it('does not take a longer word for the command', async () => {
    expect(wordsOf(await company().route(inbound(command('counterpart'))))).toContain(
      'command.unknown',
    );
  });

  it('names the nearest command when one is near', async () => {
    const answer = await company().route(inbound(command('/coutner')));
    expect(wordsOf(answer)).toContain('Did you mean /counter?');
    expect(wordsOf(answer)).toContain('help.show');
  });

  it('suggests the Chinese name to a Chinese reader', async () => {
    const answer = await company({ locale: 'zh' }).route(inbound(command('/记数')));
    expect(wordsOf(answer)).toContain('/计数');
  });

  it('offers help when nothing is near', async () => {
    expect(wordsOf(await company().route(inbound(command('good morning'))))).toContain('/help');
  });
});

describe('the language', () => {
  it("is the person's own before the client's", async () => {
    expect(titleOf(await company({ locale: 'zh' }).route(inbound(command('counter'))))).toBe(
      'zh::0',
    );
  });

  it("is the client's for somebody who has set none", async () => {
    const answer = await company().route(inbound({ kind: 'opened' }, { locale: 'zh' }));
    expect(titleOf(answer)).toBe('welcome zh');
  });

  it("is the person's on the own page too", async () => {
    const answer = await company({ locale: 'zh' }).route(inbound({ kind: 'home' }));
    expect(titleOf(answer)).toBe('home zh');
  });
});

describe('roles', () => {
  it('refuses a command to somebody without the role and says which it takes', async () => {
    const { route, inbox } = company({ roles: ['rep'] });
    const answer = await route(inbound(command('reset')));
    expect(wordsOf(answer)).toContain('“manager”');
    expect(wordsOf(answer)).toContain('access.role_needed');
    expect(inbox.rows.size).toBe(0);
  });

  it('lets somebody with one of several roles pass', async () => {
    expect(
      titleOf(await company({ roles: ['ops', 'manager'] }).route(inbound(command('reset')))),
    ).toBe('reset');
  });

  it('tells a stranger how to become known, in the language of the client', async () => {
    const answer = await company().route(
      inbound(command('counter'), { user: 'stranger', locale: 'zh' }),
    );
    expect(wordsOf(answer)).toContain('请管理员用 /人员 把这个账号关联到你');
  });
});

describe('what changes something', () => {
  it('happens once however often the platform repeats itself, and is answered the same', async () => {
    const { route, state } = company();
    const first = await route(inbound(press('counter.add', '5')));
    const second = await route(inbound(press('counter.add', '5')));
    expect(state.count).toBe(5);
    expect(second).toEqual(first);
  });

  it('happens again for another gesture', async () => {
    const { route, state } = company();
    await route(inbound(press('counter.add', '5')));
    await route(inbound(press('counter.add', '5'), { dedupeKey: 'gesture-2' }));
    expect(state.count).toBe(10);
  });

  it('happens for each installation of its own', async () => {
    const { route, state } = company();
    await route(inbound(press('counter.add', '1')));
    await route(inbound(press('counter.add', '1'), { tenant: 'other' }));
    expect(state.count).toBe(2);
  });

  it('is not acknowledged to a repetition while the first is still at work', async () => {
    const { route, inbox, state } = company();
    await inbox.begin('playground', JSON.stringify(['demo', 'gesture-1']));
    await expect(route(inbound(press('counter.add', '5')))).rejects.toMatchObject({
      reason: 'busy',
    });
    expect(state.count).toBe(0);
  });

  it('is neither done nor acknowledged when it cannot be written down first', async () => {
    const { route, inbox, state } = company();
    inbox.begin = async () => {
      throw new Error('connection refused');
    };
    await expect(route(inbound(press('counter.add', '5')))).rejects.toMatchObject({
      name: 'NotTaken',
      reason: 'unavailable',
    });
    expect(state.count).toBe(0);
  });

  it('is not acknowledged when its person cannot be looked up, while a question is answered', async () => {
    const { route } = company({ resolve: new Error('connection refused') });
    await expect(route(inbound(press('counter.add', '5')))).rejects.toThrow(NotTaken);
    expect(wordsOf(await route(inbound(command('counter'))))).toContain('reference');
  });

  it('is not acknowledged as failed when the failure cannot be written down either', async () => {
    const { route, inbox } = company();
    inbox.finish = async () => {
      throw new Error('connection lost');
    };
    await expect(route(inbound(press('counter.break')))).rejects.toThrow(NotTaken);
    expect(
      wordsOf(await route(inbound(press('counter.add.wrongly'), { dedupeKey: 'g2' }))),
    ).toContain('money.unreadable');
  });

  it('gets the fields of a form', async () => {
    const { route, state } = company();
    await route(inbound({ kind: 'form', action: 'counter.add', value: '', fields: { by: '7' } }));
    expect(state.count).toBe(7);
  });

  it('that fails in a form leaves it open, with what was written and why', async () => {
    const { route, reports } = company();
    const form = (action: string, dedupeKey: string) =>
      route(inbound({ kind: 'form', action, value: '', fields: { by: 'ten' } }, { dedupeKey }));
    const refused = await form('counter.add.wrongly', 'form-1');
    expect(refused).toMatchObject({
      kind: 'field_errors',
      errors: { '': expect.stringMatching(/ten.* · money\.unreadable$/) },
    });
    const failed = await form('counter.break', 'form-2');
    expect(failed).toMatchObject({
      kind: 'field_errors',
      errors: { '': expect.stringContaining(reports[0]?.reference ?? 'no reference') },
    });
  });

  it('and failed in a form is tried anew when the form is sent once more with the same words', async () => {
    const { route, state } = company();
    const form = { kind: 'form', action: 'counter.once', value: '', fields: { by: '7' } } as const;
    expect((await route(inbound(form))).kind).toBe('field_errors');
    expect((await route(inbound(form))).kind).toBe('private');
    expect((await route(inbound(form))).kind).toBe('private');
    expect(state.count).toBe(1);
  });

  it('gets them without control characters', async () => {
    const { route, state } = company();
    const fields = { by: '\u00007\u202E' };
    await route(inbound({ kind: 'form', action: 'counter.add', value: '', fields }));
    expect(state.count).toBe(7);
  });

  it('remembers a refusal like an answer', async () => {
    const { route } = company();
    const first = await route(inbound(press('counter.add.wrongly')));
    expect(wordsOf(first)).toContain('money.unreadable');
    expect(await route(inbound(press('counter.add.wrongly')))).toEqual(first);
  });

  it('stands even when its answer cannot be stored', async () => {
    const { route, inbox, state, reports } = company();
    inbox.finish = async () => {
      throw new Error('connection lost');
    };
    expect(titleOf(await route(inbound(press('counter.add', '5'))))).toBe('now 5');
    expect(state.count).toBe(5);
    expect(reports).toHaveLength(1);
  });
});

describe('what nobody expected', () => {
  it('is a reference in the reply and the same one in the log, and no detail in the reply', async () => {
    const { route, reports } = company();
    const answer = await route(inbound(press('counter.explode')));
    const reference = reports[0]?.reference ?? 'none';
    expect(reference).toMatch(/^[0-9a-f]{4}-[0-9a-f]{4}$/);
    expect(wordsOf(answer)).toContain(reference);
    expect(wordsOf(answer)).not.toContain('secret detail');
    expect(reports[0]?.feature).toBe('counter');
  });

  it('bears another reference for another gesture', async () => {
    const { route, reports } = company();
    await route(inbound(press('counter.explode')));
    await route(inbound(press('counter.explode'), { dedupeKey: 'gesture-2' }));
    expect(new Set(reports.map(({ reference }) => reference)).size).toBe(2);
  });

  it('includes a button of nobody', async () => {
    const { route, reports } = company();
    await route(inbound(press('nobody.there')));
    await route(inbound(press('counter.constructor'), { dedupeKey: 'gesture-2' }));
    expect(reports).toHaveLength(2);
  });
});
