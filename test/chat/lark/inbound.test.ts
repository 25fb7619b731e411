/** What Lark tells, read: the words of a message, and which gestures are the same. */
import { describe, expect, it } from 'vitest';
import { carry } from '../../../src/chat/lark/carried.ts';
import { readEvent } from '../../../src/chat/lark/inbound.ts';

const header = {
  ...{ event_id: 'e1', create_time: '1764144000000', app_id: 'cli_1', tenant_key: 't1' },
};
const bot = 'ou_bot';

const readAs = (event_type: string, event: unknown) => {
  const read = readEvent({ schema: '2.0', header: { ...header, event_type }, event }, bot);
  if (read?.kind !== 'gesture') throw new Error('that is no gesture');
  return read;
};

interface Mention {
  readonly key: string;
  readonly name: string;
  readonly id: { readonly open_id: string };
}

const heard = (message_type: string, content: object, mentions: readonly Mention[] = []) =>
  readAs('im.message.receive_v1', {
    sender: { sender_id: { open_id: 'ou_1' }, sender_type: 'user' },
    message: {
      ...{ message_id: 'om_1', chat_id: 'oc_1', chat_type: 'group', message_type },
      ...{ content: JSON.stringify(content), mentions },
    },
  }).event;

const toBot = { key: '@_user_1', name: 'Upside', id: { open_id: bot } };
const command = (text: string) => ({ kind: 'command', text });

describe('the words of a message in Lark', () => {
  it.each(['$&', '$1', '$`', "$'", '$$'])('hold the name %s of somebody as it is', (name) => {
    const other = { key: '@_user_2', name, id: { open_id: 'ou_2' } };
    const text = '@_user_1 /thank @_user_2 now';
    expect(heard('text', { text }, [toBot, other])).toEqual(command(`/thank @${name} now`));
  });

  it('are the same when they are written in bold, over lines, or with a link', () => {
    const content = [
      [
        { tag: 'at', user_id: '@_user_1', user_name: 'Upside' },
        { tag: 'text', text: ' /contest ', style: ['bold'] },
        { tag: 'a', text: 'Q4', href: 'https://example.com' },
      ],
      [{ tag: 'img', image_key: 'img_1' }],
      [{ tag: 'text', text: 'race' }],
    ];
    expect(heard('post', { title: '', content }, [toBot])).toEqual(command('/contest Q4\n\nrace'));
  });
});

describe('forms sent back from one message', () => {
  const sent = (action: string, value: string, form_value: object) =>
    readAs('card.action.trigger', {
      operator: { open_id: 'ou_1' },
      action: { value: carry(action, value, { reader: 'ou_1' }), form_value },
      context: { open_message_id: 'om_1', open_chat_id: 'oc_1' },
    }).dedupeKey;

  it('are one when they say the same, in whatever order', () => {
    expect(sent('a.b', '', { x: '1', y: '2' })).toBe(sent('a.b', '', { y: '2', x: '1' }));
  });

  it.each([
    ['are mended', sent('a.b', '', { x: '2' })],
    ['are another form', sent('a.c', '', { x: '1' })],
    ['are about another thing', sent('a.b', 'other', { x: '1' })],
  ])('are two when they %s', (_, other) => {
    expect(other).not.toBe(sent('a.b', '', { x: '1' }));
  });
});
