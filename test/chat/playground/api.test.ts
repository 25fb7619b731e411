import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/chat/playground/api.ts';
import { type SamplePlayground, startSample } from '../../support/sample-playground.ts';

let sample: SamplePlayground;
beforeAll(async () => {
  sample = await startSample();
});
afterAll(async () => sample.stop());

const api = '/playground/api';
const repliesOf = async (response: Response): Promise<readonly Reply[]> =>
  ((await response.json()) as { replies: readonly Reply[] }).replies;
const say = async (as: string, place: string, text: string): Promise<readonly Reply[]> =>
  repliesOf(await sample.ask(`${api}/say`, { as, in: place, text }));

describe('the playground for scripts', () => {
  it('lists people and places', async () => {
    const people = (await (await sample.ask(`${api}/people`)).json()) as unknown[];
    expect(people[0]).toEqual({
      key: 'li-na',
      name: 'Li Na',
      nameZh: '\u674e\u5a1c',
      role: 'rep',
      team: 'East',
      locale: 'en',
    });
    const places = (await (await sample.ask(`${api}/places`)).json()) as { key: string }[];
    expect(places.map(({ key }) => key)).toEqual(['sales', 'east']);
  });

  it('answers with who can see each reply, its text and its card', async () => {
    const [board, aside] = await say('li-na', 'sales', '/leaderboard');
    expect(board).toMatchObject({ in: 'sales', visibleTo: 'all', card: { audience: 'public' } });
    expect(board?.text).toContain('Wang Hao');
    expect(aside).toMatchObject({ in: 'sales', visibleTo: ['li-na'] });
    expect(aside?.text).toContain('You are #6 of 8');
    const [direct] = await say('li-na', 'dm', '/leaderboard');
    expect(direct).toMatchObject({ in: 'dm', visibleTo: ['li-na'] });
  });

  it('answers once what was set in motion has been sent', async () => {
    let sent = 0;
    const slow = await startSample(undefined, {
      sent: async () => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        sent += 1;
      },
    });
    const [bonus] = await repliesOf(
      await slow.ask(`${api}/say`, { as: 'li-na', in: 'dm', text: '/mybonus' }),
    );
    expect(sent).toBe(1);
    await slow.ask(`${api}/press`, { as: 'li-na', message: bonus?.id, action: 'mybonus.how' });
    expect(sent).toBe(2);
    await slow.stop();
  });

  it('answers in the language of the person', async () => {
    const [bonus] = await say('chen-yu', 'dm', '/mybonus');
    expect(bonus?.text).toContain('\u8fbe\u6210\u7387');
  });

  it('tells buttons of the same action apart by value or by label, and asks when it must', async () => {
    const [bonus] = await say('li-na', 'dm', '/mybonus');
    const press = (message: string, action: string, values?: unknown) =>
      sample.ask(`${api}/press`, { as: 'li-na', message, action, values });
    const [how] = await repliesOf(await press(bonus?.id ?? '', 'mybonus.how'));
    const id = how?.id ?? '';
    const [more] = await repliesOf(await press(id, 'mybonus.how_page', { label: 'More' }));
    expect(more?.text).toContain('Page 2 of 3');
    const unsure = await press(id, 'mybonus.how_page');
    expect(unsure.status).toBe(400);
    expect(await unsure.json()).toEqual({
      error: { code: 'which_value', message: 'Say which one in values.value: Back, More.' },
    });
  });

  it('carries a form beside the card, and its errors back', async () => {
    const [form] = await say('li-na', 'sales', '/contest');
    expect(form).toMatchObject({ card: null, form: { action: 'contest.create' } });
    const submit = async (values: Record<string, unknown>) =>
      repliesOf(
        await sample.ask(`${api}/press`, {
          as: 'li-na',
          message: form?.id,
          action: 'contest.create',
          values,
        }),
      );
    const [empty] = await submit({ title: ' ', team: 'north' });
    expect(empty?.errors).toEqual({
      title: 'This one is needed.',
      goal: 'This one is needed.',
      team: 'Choose one of the list.',
    });
    const [contest] = await submit({ title: 'S', goal: 100000 });
    expect(contest?.text).toContain('first to ¥100000');
    expect(sample.bot.heard.at(-1)?.event).toMatchObject({
      fields: { title: 'S', goal: '100000', until: '2026-12-05', team: 'east', word: '' },
    });
  });

  it('shows the messages of a place as one person sees them', async () => {
    await say('sun-jie', 'east', '/mybonus');
    await say('sun-jie', 'east', 'good morning');
    const see = async (as: string) => {
      const response = await sample.ask(`${api}/messages?as=${as}&in=east`);
      const { messages } = (await response.json()) as { messages: { text: string }[] };
      return messages.map(({ text }) => text.split('\n')[0]);
    };
    expect(await see('sun-jie')).toContain('/mybonus');
    expect(await see('maria')).toEqual(['good morning']);
  });

  it('moves the clock', async () => {
    const response = await sample.ask(`${api}/clock`, { advance: 'P1D' });
    expect(await response.json()).toEqual({
      now: '2026-11-24T01:40:00Z',
      local: '2026-11-24T09:40+08:00',
      timeZone: 'Asia/Shanghai',
    });
    expect((await sample.ask(`${api}/clock`, { to: '2026-11-24' })).status).toBe(400);
    expect((await sample.ask(`${api}/clock`, { advance: 'P1D', to: '2026-12-01' })).status).toBe(
      400,
    );
  });

  it.each([
    ['say', 'no json', 400, 'bad_json'],
    ['say', '[]', 400, 'bad_request'],
    ['say', '{"as":"li-na","in":"dm"}', 400, 'bad_request'],
    ['say', '{"as":"li-na","in":"dm","text":"  "}', 400, 'nothing_said'],
    ['say', `{"as":"li-na","in":"dm","text":"${'x'.repeat(5000)}"}`, 400, 'too_long'],
    ['say', `{"as":"li-na","in":"dm","text":"${'x'.repeat(70_000)}"}`, 413, 'too_large'],
    ['say', '{"as":"nobody","in":"dm","text":"/help"}', 404, 'unknown_person'],
    ['say', '{"as":"li-na","in":"nowhere","text":"/help"}', 404, 'unknown_place'],
    ['say', '{"as":"li-na","in":"dm:maria","text":"/help"}', 404, 'unknown_place'],
    ['press', '{"as":"li-na","message":"m9999","action":"a.b"}', 404, 'unknown_message'],
    ['press', '{"as":"li-na","message":"__proto__","action":"a.b"}', 404, 'unknown_message'],
    ['clock', '{"advance":"soon"}', 400, 'clock_unreadable'],
    ['clock', '{}', 400, 'bad_request'],
    ['nothing', '{}', 404, 'not_found'],
  ])('refuses %s %.60s with %i %s', async (path, body, status, code) => {
    const response = await sample.ask(`${api}/${path}`, body);
    expect(response.status).toBe(status);
    const { error } = (await response.json()) as { error: { code: string; message: string } };
    expect(error.code).toBe(code);
    expect(error.message.length).toBeGreaterThan(10);
  });

  it('lets nobody press what only another can see, and nothing that is not there', async () => {
    const [bonus] = await say('li-na', 'dm', '/mybonus');
    const press = async (as: string, action: string) =>
      (await sample.ask(`${api}/press`, { as, message: bonus?.id, action })).status;
    expect(await press('maria', 'mybonus.how')).toBe(404);
    expect(await press('li-na', 'mybonus.everything')).toBe(400);
    expect(await press('li-na', 'mybonus.how')).toBe(200);
  });

  it('answers a gesture that comes again with the same reply', async () => {
    const once = { as: 'li-na', in: 'sales', text: '/leaderboard' };
    const key = { 'idempotency-key': 'k1' };
    const [first] = await repliesOf(await sample.ask(`${api}/say`, once, key));
    const [second] = await repliesOf(await sample.ask(`${api}/say`, once, key));
    expect(second?.id).toBe(first?.id);
  });

  it('answers only to this machine', async () => {
    const people = (headers: Record<string, string>) =>
      sample.ask(`${api}/people`, undefined, headers);
    expect((await people({ host: 'evil.example:3000' })).status).toBe(403);
    expect((await people({ host: '127.0.0.1.evil.example' })).status).toBe(403);
    expect((await people({ host: 'localhost:3000' })).status).toBe(200);
    const post = (headers: Record<string, string>) =>
      sample.ask(`${api}/say`, { as: 'li-na', in: 'dm', text: '/quiet' }, headers);
    expect((await post({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await post({ origin: 'http://127.0.0.1:4000' })).status).toBe(403);
    expect((await post({ origin: 'null' })).status).toBe(403);
    expect((await post({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await post({ origin: 'http://127.0.0.1:3000' })).status).toBe(200);
  });
});
