import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { History, type NewMessage } from '../../../src/chat/playground/history.ts';
import { leftOut } from '../../support/left-out.ts';
import { temporaryFolder } from '../../support/sample-playground.ts';
import { mountSmallDisk } from '../../support/small-disk.ts';

const said = (key: string, text: string): NewMessage => ({
  place: 'sales',
  author: { person: 'li-na' },
  visibleTo: 'all',
  key,
  at: '2026-11-23T01:40:00Z',
  content: { kind: 'said', text },
});

const disk = mountSmallDisk(2);
const isLeftOut = leftOut(disk === null, 'a full disk: only root may mount a small one.');
afterAll(() => disk?.dispose());

describe('the history of the playground', () => {
  let folder: string;
  let history: History;
  const reopen = (): void => {
    history.close();
    history = History.open(folder, 'later');
  };
  const texts = (): string[] =>
    history
      .conversation('maria', ({ place }) => place === 'sales')
      .flatMap(({ content }) => (content.kind === 'said' ? content.text : []));

  beforeEach(() => {
    folder = temporaryFolder();
    history = History.open(folder, 'first');
  });
  afterEach(() => history.close());

  it('shows after a restart what was said before', () => {
    history.add(said('a', 'hello'));
    const { id } = history.add(said('b', 'draft'));
    history.change(id, { kind: 'said', text: 'final' }, '2026-11-23T02:00:00Z', 'edit');
    reopen();
    expect(texts()).toEqual(['hello', 'final']);
    expect(history.add(said('c', 'again')).id).not.toBe(id);
  });

  it('knows a key again after a restart', () => {
    const { id } = history.add(said('same', 'once'));
    reopen();
    expect(history.add(said('same', 'once')).id).toBe(id);
    expect(texts()).toEqual(['once']);
  });

  it('cuts off a line torn by a kill and goes on behind it', () => {
    history.add(said('a', 'whole'));
    history.close();
    appendFileSync(join(folder, 'playground.jsonl'), '{"seq":9,"message":{"id":"m9","pla');
    history = History.open(folder, 'later');
    history.add(said('b', 'next'));
    reopen();
    expect(texts()).toEqual(['whole', 'next']);
  });

  it('passes over a damaged line in the middle', () => {
    history.add(said('a', 'one'));
    history.close();
    appendFileSync(join(folder, 'playground.jsonl'), 'no json\n[]\n');
    history = History.open(folder, 'later');
    history.add(said('b', 'two'));
    expect(texts()).toEqual(['one', 'two']);
  });

  it('never names two gestures the same, not even in a journal begun anew', () => {
    const names = new Set([history.nextGesture(), history.nextGesture()]);
    reopen();
    names.add(history.nextGesture());
    history.close();
    writeFileSync(join(folder, 'playground.jsonl'), '');
    history = History.open(folder, 'anew');
    names.add(history.nextGesture());
    expect(names.size).toBe(4);
  });

  it('rewrites a journal that consists mostly of changes, losing nothing', () => {
    const { id } = history.add(said('board', 'v0'));
    for (let version = 1; version <= 2100; version += 1)
      history.change(id, { kind: 'said', text: `v${version}` }, '2026-11-23T02:00:00Z', null);
    const seq = history.latest;
    reopen();
    const lines = readFileSync(join(folder, 'playground.jsonl'), 'utf8').trim().split('\n');
    expect(lines).toHaveLength(2);
    reopen();
    expect(texts()).toEqual(['v2100']);
    expect(history.latest).toBe(seq);
  });

  it('hides what is for others and what is a form', () => {
    history.add({ ...said('a', 'secret'), visibleTo: ['li-na'] });
    expect(texts()).toEqual([]);
    expect(history.since(0, 'maria')).toEqual([]);
    expect(history.since(0, 'li-na')).toHaveLength(1);
  });

  it.skipIf(isLeftOut)('keeps no part of what a full disk had no room for', () => {
    const small = History.open(disk?.folder ?? '', 'small');
    small.add(said('a', 'before'));
    disk?.fill();
    expect(() => small.add(said('b', 'x'.repeat(9_000)))).toThrow('ENOSPC');
    disk?.free();
    small.add(said('c', 'after'));
    small.close();
    const again = History.open(disk?.folder ?? '', 'later');
    expect(again.byKey('b')).toBeNull();
    expect([again.byKey('a')?.content, again.byKey('c')?.content]).toEqual([
      { kind: 'said', text: 'before' },
      { kind: 'said', text: 'after' },
    ]);
    again.close();
  });
});
