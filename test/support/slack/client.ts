/**
 * What Slack's own client does for a person: sends their gestures, and keeps and shows what only they see (answers in acknowledgements,
 * ephemeral messages, windows), which no API of Slack's tells.
 */
import type { Seen } from '../../contract/platform.ts';
import type { Payload, Reply, Wire } from './wire.ts';
import { type Pressable, pressablesOf, wordsOf } from './words.ts';
import type { Fetch, Workspace } from './workspace.ts';

interface Shown {
  readonly channel: string;
  readonly ts: string;
  /** Null: everybody in the channel. */
  readonly reader: string | null;
  content: Content;
}

type Content = Readonly<Record<string, unknown>>;

interface View {
  readonly id: string;
  readonly hash: string;
  readonly type: string;
  readonly callback_id?: string;
  readonly private_metadata?: string;
  readonly title?: unknown;
  readonly blocks: readonly Content[];
}

export interface SlackSeen extends Seen {
  /** Null: everybody in the place. */
  readonly reader: string | null;
}

/** Resolves when what follows an acknowledgement has been shown. `isShown`: whether anything has been. */
export type Settled = (isShown: () => boolean) => Promise<void>;

export interface SlackClient {
  /** To be given to the connection: sees which windows open. */
  readonly fetch: Fetch;
  /** Every address that the connection called, in order. */
  readonly called: readonly URL[];
  readonly dm: (person: string) => Promise<string>;
  say(person: string, place: string, text: string, gesture?: string): Promise<readonly SlackSeen[]>;
  press(
    person: string,
    message: string,
    action: string,
    values: Readonly<Record<string, string>>,
  ): Promise<readonly SlackSeen[]>;
  /** Sends the form in an open window. */
  submit(
    person: string,
    window: string,
    values: Readonly<Record<string, string>>,
  ): Promise<readonly SlackSeen[]>;
  look(person: string, place: string): Promise<readonly SlackSeen[]>;
  /** Everything that the person can press or choose there, in its order. */
  pressables(person: string, message: string): Promise<readonly Pressable[]>;
  /** Sends what it is given and shows what came back, as if it had happened in `channel`. */
  event(event: Content): Promise<Reply>;
  /** What the person's own page shows. */
  page(person: string): string | null;
}

interface Exchange {
  readonly person: string;
  readonly channel: string;
  readonly pressed: Shown | null;
  readonly seen: SlackSeen[];
}

const words = ({ blocks, text }: Content): string =>
  blocks === undefined ? String(text ?? '') : wordsOf(blocks);

export function createClient(
  workspace: Workspace,
  wire: Pick<Wire, 'send'>,
  settled: Settled,
): SlackClient {
  const kept: Shown[] = [];
  const views = new Map<string, View>();
  const pages = new Map<string, string>();
  const repeated = new Map<string, Readonly<Record<string, string>>>();
  const direct = new Map<string, string>();
  const called: URL[] = [];
  const current: { exchange: Exchange | null; submission: Exchange | null } = {
    exchange: null,
    submission: null,
  };
  const { team } = workspace;
  const names = new Map([...workspace.channels].map(([name, id]) => [id, name]));
  let published = 0;
  let count = 0;
  const nextTs = (): string => {
    count += 1;
    return `${Math.floor(Date.now() / 1000)}.${String(900_000 + count).padStart(6, '0')}`;
  };

  const dm = async (person: string): Promise<string> => {
    const known = direct.get(person);
    if (known !== undefined) return known;
    const reply = await workspace.call('conversations.open', { users: person });
    const { id } = reply['channel'] as { id: string };
    direct.set(person, id);
    return id;
  };
  const channelOf = async (person: string, place: string) => (place === 'dm' ? dm(person) : place);
  const idOf = ({ channel, ts }: Pick<Shown, 'channel' | 'ts'>): string => `${channel}:${ts}`;
  const asSeen = (shown: Shown): SlackSeen => ({
    id: idOf(shown),
    words: words(shown.content),
    form: false,
    errors: {},
    reader: shown.reader,
  });

  /** An acknowledgement or what came to a `response_url`. */
  const show = async (exchange: Exchange, content: Content): Promise<void> => {
    const { pressed, person, channel, seen } = exchange;
    if (content['replace_original'] === true && pressed) {
      pressed.content = content;
      // A message that others read too is the workspace's.
      if (!kept.includes(pressed))
        await workspace.call('chat.update', {
          ...content,
          channel: pressed.channel,
          ts: pressed.ts,
        });
      seen.push(asSeen(pressed));
      return;
    }
    const reader = content['response_type'] === 'in_channel' ? null : person;
    const shown: Shown = { channel, ts: nextTs(), reader, content };
    kept.push(shown);
    seen.push(asSeen(shown));
  };

  /** Those to a form come much later, at the address of where it was asked for: they are seen then. */
  const answersTo = (exchange: Exchange): string =>
    workspace.responseUrl((body) =>
      show({ ...exchange, seen: (current.submission ?? exchange).seen }, body),
    );

  const showWindow = (exchange: Exchange, view: View, errors: Seen['errors'] = {}): void => {
    views.set(view.id, view);
    const isForm = view.blocks.some(({ type }) => type === 'input');
    const { person: reader, seen } = exchange;
    seen.push({ id: view.id, words: wordsOf(view), form: isForm, errors, reader });
  };

  const take = async (exchange: Exchange, reply: Reply, of: View | null): Promise<void> => {
    const body = reply.body as Content | null;
    if (!reply.taken || body === null) return;
    const action = body['response_action'];
    if (action === 'errors' && of) showWindow(exchange, of, body['errors'] as Seen['errors']);
    else if (action === 'update' && of) {
      const changed = { view_id: of.id, view: body['view'] };
      showWindow(exchange, (await workspace.call('views.update', changed))['view'] as View);
    } else if (action === undefined) await show(exchange, body);
  };

  const gestureOf = async (person: string): Promise<{ trigger_id: string }> => {
    const reply = await workspace.call('views.generateTriggerId', { user_id: person });
    return { trigger_id: String(reply['trigger_id']) };
  };

  const exchangeOver = async (
    exchange: Exchange,
    payload: Payload,
    of: View | null = null,
  ): Promise<readonly SlackSeen[]> => {
    current.exchange = exchange;
    await take(exchange, await wire.send(payload), of);
    await settled(() => exchange.seen.length > 0);
    return exchange.seen;
  };

  const pressMessage = async (
    person: string,
    message: Shown,
    action: string,
    { value }: Readonly<Record<string, string>>,
  ): Promise<readonly SlackSeen[]> => {
    const all = pressablesOf(message.content, action);
    const found = value === undefined ? all[0] : all.find((each) => each.value === value);
    if (!found) throw new Error(`nothing there can be pressed for ${action}`);
    const { channel, ts, reader } = message;
    const exchange: Exchange = { person, channel, pressed: message, seen: [] };
    return exchangeOver(exchange, {
      kind: 'interactive',
      body: {
        type: 'block_actions',
        user: { id: person, team_id: team },
        team: { id: team },
        channel: { id: channel },
        container: {
          type: 'message',
          message_ts: ts,
          channel_id: channel,
          is_ephemeral: reader !== null && !channel.startsWith('D'),
        },
        ...(await gestureOf(person)),
        response_url: answersTo(exchange),
        actions: [
          {
            type: 'button',
            action_id: found.actionId,
            block_id: found.blockId,
            value: found.value,
            action_ts: nextTs(),
          },
        ],
      },
    });
  };

  const pressWindow = async (
    person: string,
    view: View,
    action: string,
  ): Promise<readonly SlackSeen[]> => {
    const [found] = pressablesOf(view.blocks, action);
    if (!found) throw new Error(`nothing in the window can be pressed for ${action}`);
    const exchange: Exchange = { person, channel: originOf(view), pressed: null, seen: [] };
    const { actionId: action_id, value } = found;
    return exchangeOver(exchange, {
      kind: 'interactive',
      body: {
        type: 'block_actions',
        user: { id: person, team_id: team },
        team: { id: team },
        container: { type: 'view', view_id: view.id },
        view,
        ...(await gestureOf(person)),
        actions: [{ type: 'button', action_id, value, action_ts: nextTs() }],
      },
    });
  };

  const submit = async (
    person: string,
    view: View,
    values: Readonly<Record<string, string>>,
  ): Promise<readonly SlackSeen[]> => {
    const exchange: Exchange = { person, channel: originOf(view), pressed: null, seen: [] };
    current.submission = exchange;
    const payload: Payload = {
      kind: 'interactive',
      body: {
        type: 'view_submission',
        user: { id: person, team_id: team },
        team: { id: team },
        ...(await gestureOf(person)),
        view: { ...view, state: { values: stateOf(view, values) } },
      },
    };
    try {
      return await exchangeOver(exchange, payload, view);
    } finally {
      current.submission = null;
    }
  };

  const emulated = async (channel: string): Promise<readonly Shown[]> => {
    const shown: Shown[] = [];
    let cursor = '';
    do {
      const asked = { channel, limit: 1000, ...(cursor === '' ? {} : { cursor }) };
      const reply = await workspace.call('conversations.history', asked);
      for (const content of (reply['messages'] ?? []) as Content[])
        shown.push({ channel, ts: String(content['ts']), reader: null, content });
      cursor = (reply['response_metadata'] as { next_cursor?: string })?.next_cursor ?? '';
    } while (cursor !== '');
    return shown;
  };

  const visible = async (person: string, channel: string): Promise<readonly Shown[]> =>
    [
      ...(await emulated(channel)),
      ...kept.filter((each) => each.channel === channel && [null, person].includes(each.reader)),
    ].sort((a, b) => Number(a.ts) - Number(b.ts));

  const find = async (person: string, message: string): Promise<Shown> => {
    const channel = message.slice(0, message.lastIndexOf(':'));
    const found = (await visible(person, channel)).find((each) => idOf(each) === message);
    if (!found) throw new Error(`${person} sees no message ${message}`);
    return found;
  };

  return {
    dm,
    called,
    fetch: async (input, init) => {
      called.push(new URL(String(input)));
      const response = await workspace.fetch(input, init);
      const method = new URL(String(input)).pathname.split('/').at(-1) ?? '';
      if (!method.startsWith('views.')) return response;
      const { view } = (await response.clone().json()) as { view?: View };
      if (view?.type === 'home') {
        pages.set(personOf(init?.body), wordsOf(view.blocks));
        published += 1;
      } else if (view && current.exchange) showWindow(current.exchange, view);
      return response;
    },
    say: async (person, place, text, gesture) => {
      const channel = await channelOf(person, place);
      const exchange: Exchange = { person, channel, pressed: null, seen: [] };
      const [command = '', ...rest] = text.split(' ');
      const once = (gesture === undefined ? undefined : repeated.get(gesture)) ?? {
        ...(await gestureOf(person)),
        response_url: answersTo(exchange),
      };
      if (gesture !== undefined) repeated.set(gesture, once);
      const who = { user_id: person, team_id: team };
      const where = { channel_id: channel, channel_name: names.get(channel) ?? 'directmessage' };
      return exchangeOver(exchange, {
        kind: 'slash_commands',
        body: { command, text: rest.join(' '), ...who, ...where, ...once },
      });
    },
    press: async (person, message, action, values) => {
      const view = views.get(message);
      if (view?.callback_id === action) return submit(person, view, values);
      if (view) return pressWindow(person, view, action);
      return pressMessage(person, await find(person, message), action, values);
    },
    submit: async (person, window, values) => {
      const view = views.get(window);
      if (!view) throw new Error(`there is no window ${window}`);
      return submit(person, view, values);
    },
    look: async (person, place) =>
      (await visible(person, await channelOf(person, place))).map(asSeen),
    pressables: async (person, message) =>
      pressablesOf(views.get(message)?.blocks ?? (await find(person, message)).content),
    event: async (event) => {
      const before = published;
      const reply = await wire.send({
        kind: 'events_api',
        body: { type: 'event_callback', team_id: team, event_id: `Ev${nextTs()}`, ...event },
      });
      await settled(() => published > before);
      return reply;
    },
    page: (person) => pages.get(person) ?? null,
  };
}

const personOf = (body: unknown): string => new URLSearchParams(String(body)).get('user_id') ?? '';

const originOf = ({ private_metadata = '' }: View): string => {
  const { origin } = JSON.parse(private_metadata) as { origin: string | null };
  return origin === null ? '' : (JSON.parse(origin) as { place: string }).place;
};

/** As Slack's client fills it in: what nobody touched keeps what the form opened with. */
function stateOf({ blocks }: View, values: Readonly<Record<string, string>>) {
  const inputs = blocks.filter(({ type }) => type === 'input');
  return Object.fromEntries(
    inputs.map(({ block_id, element }) => {
      const field = element as Content;
      const initial = (field['initial_option'] as { value?: string } | undefined)?.value;
      const text =
        values[String(block_id)] ?? initial ?? field['initial_value'] ?? field['initial_date'];
      return [block_id, { [String(field['action_id'])]: inputState(field, text ?? null) }];
    }),
  );
}

function inputState({ type }: Content, text: unknown): Content {
  if (type === 'datepicker') return { type, selected_date: text };
  if (type !== 'static_select') return { type, value: text };
  return { type, selected_option: text === null ? null : { value: text } };
}
