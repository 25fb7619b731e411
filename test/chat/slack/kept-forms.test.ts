/** What somebody has written in a window is lost by nothing that goes wrong on our side. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Answer, Inbound } from '../../../src/chat/port.ts';
import { NotTaken } from '../../../src/chat/router.ts';
import { contestForm } from '../../support/sample-cards.ts';
import { type SampleSlack, startSlack } from '../../support/slack/sample.ts';
import { httpWire } from '../../support/slack/wire.ts';

const fields = { title: 'Q4 sprint', goal: '100,000', until: '2026-12-05', team: 'east' };

describe('a form in a window', () => {
  let slack: SampleSlack;
  afterEach(() => slack.stop());

  /** Opens the form, and answers what it is sent with one after the other. */
  async function open(...answers: readonly (() => Answer)[]) {
    const left = [...answers];
    slack = await startSlack(httpWire(), {
      handle: async ({ event }: Inbound) =>
        event.kind === 'form'
          ? (left.shift() ?? (() => ({ kind: 'none' }) as const))()
          : { kind: 'form', form: contestForm },
    });
    const [form] = await slack.client.say(slack.user('li-na'), slack.place('sales'), '/contest');
    const id = form?.id ?? '';
    return {
      id,
      send: () => slack.client.submit(slack.user('li-na'), id, fields),
      heard: () => slack.bot.heard.filter(({ event }) => event.kind === 'form'),
    };
  }
  const done = (): Answer => ({
    kind: 'private',
    card: { audience: 'private', title: 'Done', elements: [] },
  });

  it('stays open when it was not taken, and the same words can be sent again', async () => {
    const { send, heard } = await open(() => {
      throw new NotTaken('unavailable');
    }, done);
    expect(await send()).toEqual([]);
    expect((await send())[0]?.words).toContain('Done');
    const [first, second] = heard();
    expect(second?.dedupeKey).toBe(first?.dedupeKey);
    expect(second?.event).toEqual(first?.event);
  });

  it('stays open and says why at its first field when it cannot be done', async () => {
    const refused: Answer = {
      kind: 'field_errors',
      errors: { '': 'Nobody can answer. · q.nobody' },
    };
    const { id, send } = await open(() => refused, done);
    const [kept] = await send();
    expect(kept).toMatchObject({ id, form: true });
    expect(kept?.errors).toEqual({ title: 'Nobody can answer. · q.nobody' });
    expect((await send())[0]?.words).toContain('Done');
  });
});
