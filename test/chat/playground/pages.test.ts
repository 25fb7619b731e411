import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boardCard } from '../../support/sample-cards.ts';
import { type SamplePlayground, startSample } from '../../support/sample-playground.ts';

let sample: SamplePlayground;
beforeAll(async () => {
  sample = await startSample();
});
afterAll(async () => sample.stop());

const page = async (query: string, headers = {}): Promise<Response> =>
  sample.ask(`/playground${query}`, undefined, headers);

/** As htmx sends a form of the page. */
const post = async (
  path: string,
  fields: Record<string, string>,
  headers = {},
): Promise<Response> =>
  sample.ask(`/playground/${path}`, new URLSearchParams(fields).toString(), {
    'content-type': 'application/x-www-form-urlencoded',
    'hx-request': 'true',
    ...headers,
  });

const firstMessage = (html: string): string =>
  /name="message" value="(m\d+)"/.exec(html)?.[1] ?? '';

describe('the pages of the playground', () => {
  it('begin as the first rep, alone with the bot', async () => {
    const root = await sample.ask('/');
    expect([root.status, root.headers.get('location')]).toEqual([302, '/playground']);
    const html = await (await page('')).text();
    expect(html).toContain('<strong>Li Na</strong>');
    expect(html).toContain('Only you and Upside read this conversation.');
    expect(sample.bot.heard.at(-1)?.event).toEqual({ kind: 'opened' });
  });

  it('allow nothing that is not their own', async () => {
    const policy = (await page('')).headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    const html = await (await page('')).text();
    expect(html).not.toMatch(/https?:|<style|style="|onclick=/);
  });

  it('look as Lark shows it when asked to, and keep to it', async () => {
    const own = await page('');
    expect(own.headers.get('set-cookie')).toBeNull();
    expect(await own.text()).not.toContain('lark.css');
    expect(await (await page('?look=teams')).text()).not.toContain('lark.css');
    const asked = await page('?look=lark');
    expect(await asked.text()).toContain('lark.css');
    const [cookie = ''] = (asked.headers.get('set-cookie') ?? '').split(';');
    expect(await (await page('', { cookie })).text()).toContain('lark.css');
    expect(await (await page('?look=upside', { cookie })).text()).not.toContain('lark.css');
  });

  it('show each reader what is public in their own language, where it looks like Lark', async () => {
    const card = { ...boardCard('14:05'), locale: 'en' } as const;
    const translation = { ...boardCard('14:05'), title: '华东排行榜' };
    await sample.playground.send({
      ...{ key: 'in both', tenant: 'sample', locale: 'en', update: null },
      to: { kind: 'place', place: 'east', card: { ...card, translation } },
    });
    const seen = async (who: string, look: string) =>
      (await page(`?as=${who}&in=east&look=${look}`)).text();
    expect(await seen('chen-yu', 'lark')).toContain('<h3>华东排行榜</h3>');
    expect(await seen('chen-yu', 'upside')).not.toContain('华东排行榜');
    expect(await seen('li-na', 'lark')).not.toContain('华东排行榜');
  });

  it('change their look without a trace of it in their address', async () => {
    const chosen = await post('look', { as: 'li-na', in: 'east', look: 'lark' });
    expect([chosen.status, chosen.headers.get('location')]).toEqual([
      303,
      '/playground?as=li-na&in=east',
    ]);
    expect(chosen.headers.get('set-cookie')).toContain('=lark; Max-Age=');
    const unknown = await post('look', { as: 'li-na', in: 'east', look: 'teams' });
    expect([unknown.status, unknown.headers.get('set-cookie')]).toEqual([303, null]);
  });

  it('answer only to this machine, the page as well as its parts', async () => {
    for (const path of ['', '/events', '/assets/page.js', '/api/people'])
      expect((await page(path, { host: 'evil.example' })).status).toBe(403);
    const evil = { origin: 'https://evil.example' };
    expect((await post('say', { as: 'li-na', in: 'dm', text: '/mybonus' }, evil)).status).toBe(403);
    expect((await post('clock', { as: 'li-na', in: 'dm', step: 'day' }, evil)).status).toBe(403);
  });

  it('carry files that never change under their name', async () => {
    const html = await (await page('')).text();
    const files = [...html.matchAll(/(?:src|href)="(\/playground\/assets\/[^"]+)"/g)];
    expect(files.length).toBeGreaterThanOrEqual(4);
    for (const [, file = ''] of files) {
      const response = await sample.ask(file);
      expect([file, response.status]).toEqual([file, 200]);
      expect(response.headers.get('cache-control')).toContain('immutable');
    }
    expect((await page('/assets/..%2fpage.tsx')).status).toBe(404);
    expect((await page('/assets/constructor')).status).toBe(404);
  });

  it('send pieces that say what they take the place of', async () => {
    const said = await (await post('say', { as: 'li-na', in: 'sales', text: '/contest' })).text();
    expect(said).toContain('hx-target="#messages"');
    expect(said).toContain('<dialog');
    const form = firstMessage(said.slice(said.indexOf('<dialog')));
    const fields = {
      as: 'li-na',
      message: form,
      action: 'contest.create',
      'field.title': '"><script>x</script>',
      'field.goal': 'many',
      'field.until': '2026-12-05',
      'field.team': 'east',
    };
    const again = await (await post('press', fields)).text();
    expect(again).toContain('aria-invalid="true"');
    expect(again).toContain('value="&quot;&gt;&lt;script&gt;x&lt;/script&gt;"');
    const done = await (await post('press', { ...fields, 'field.goal': '5' })).text();
    expect(done).toContain('<div id="dialog-slot"></div>');
    expect(done).toContain('&lt;script&gt;x&lt;/script&gt;: first to ¥5');
  });

  it('never leave a press without an answer', async () => {
    const quiet = await (await post('say', { as: 'maria', in: 'dm', text: '/quiet' })).text();
    expect(quiet).toContain('Noted already. Nothing changed.');
    const gone = await post('press', { as: 'maria', message: 'm9999', action: 'a.b' });
    expect([gone.status, await gone.text()]).toEqual([404, expect.stringContaining('#toast')]);
    const lost = await page('/nowhere');
    expect([lost.status, await lost.text()]).toEqual([
      404,
      expect.stringContaining('Back to the playground'),
    ]);
  });

  it('draw charts for those who can see the message, in both themes', async () => {
    const sent = await sample.playground.send({
      key: 'chart',
      tenant: 'sample',
      locale: 'en',
      update: null,
      to: { kind: 'person', user: 'eva', card: boardCard('14:05') },
    });
    const ref = sent.kind === 'sent' ? sent.ref : '';
    const light = await page(`/chart/${ref}/0/light?as=eva`);
    const dark = await page(`/chart/${ref}/0/dark?as=eva`);
    expect(light.headers.get('content-type')).toBe('image/svg+xml');
    const svg = await light.text();
    expect(svg).toContain('<svg');
    expect(svg).toContain('W47');
    expect(await dark.text()).not.toBe(svg);
    expect((await page(`/chart/${ref}/0/light?as=li-na`)).status).toBe(404);
    expect((await page(`/chart/${ref}/1/light?as=eva`)).status).toBe(404);
  });

  it('resume the live updates where the reader left off', async () => {
    await post('say', { as: 'sun-jie', in: 'east', text: 'first words' });
    await post('say', { as: 'sun-jie', in: 'east', text: 'second words' });
    const read = async (headers: Record<string, string>): Promise<string> => {
      const response = await page('/events?as=maria&in=east&after=0', headers);
      const reader = response.body?.getReader();
      const chunk = await reader?.read();
      await reader?.cancel();
      return new TextDecoder().decode(chunk?.value);
    };
    const all = await read({});
    expect(all).toContain('first words');
    const id = /^id: (\d+)$/m.exec(all)?.[1] ?? '';
    await post('say', { as: 'sun-jie', in: 'east', text: 'third words' });
    const rest = await read({ 'last-event-id': id });
    expect(rest).toContain('third words');
    expect(rest).not.toContain('second words');
  });

  it('count what is new elsewhere until it is read', async () => {
    const unread = async (place: string): Promise<boolean> =>
      (await (await page(`?as=fiona&in=${place}`)).text()).includes('aria-label="1 new"');
    for (const place of ['sales', 'east']) await page(`?as=fiona&in=${place}`);
    expect(await unread('dm')).toBe(false);
    await sample.playground.send({
      key: 'news',
      tenant: 'sample',
      locale: 'en',
      update: null,
      to: { kind: 'place', place: 'sales', card: boardCard('16:00') },
    });
    expect(await unread('dm')).toBe(true);
    await page('?as=fiona&in=sales');
    expect(await unread('dm')).toBe(false);
  });
});
