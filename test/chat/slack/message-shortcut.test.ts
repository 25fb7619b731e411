import { describe, expect, it } from 'vitest';
import { readGesture } from '../../../src/chat/slack/inbound.ts';
import { plainWords } from '../../../src/chat/slack/plain-words.ts';

const onMessage = (callback_id: string) =>
  readGesture('shortcut', {
    callback_id,
    user: { id: 'U1', team_id: 'T1' },
    team: { id: 'T1' },
    channel: { id: 'C1' },
    trigger_id: '1.2.3',
    message: { ts: '1700000000.000100', text: 'Do you &lt;3 <https://example.com|the new plan>?' },
  });

describe('a shortcut on a message', () => {
  it('that is named like a button presses it, with the words of the message as people see them', () => {
    expect(onMessage('pulse.new').event).toEqual({
      kind: 'button',
      message: 'C1:1700000000.000100',
      action: 'pulse.new',
      value: 'Do you <3 the new plan?',
    });
  });

  it('that is named like a command is that command', () => {
    expect(onMessage('mybonus').event).toEqual({ kind: 'command', text: '/mybonus' });
  });
});

describe('the words of a message', () => {
  it.each([
    ['<@U1|Ana> and <@U2>', '@Ana and'],
    ['<#C1|sales>', '#sales'],
    ['<!here> <!date^1|Friday>', 'Friday'],
    ['<https://example.com/a>', 'https://example.com/a'],
    ['a &amp;lt; b', 'a &lt; b'],
    ['1 < 2', '1 < 2'],
    ['', ''],
  ])('%s', (written, seen) => {
    expect(plainWords(written)).toBe(seen);
  });
});
