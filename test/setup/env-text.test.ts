import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withSettings } from '../../src/setup/env-text.ts';

describe('the text of the settings', () => {
  it('gets a setting at its end where it has none', () => {
    expect(withSettings('', { A: '1' })).toBe('A=1\n');
    expect(withSettings('# mine\nB=2', { A: '1' })).toBe('# mine\nB=2\nA=1\n');
  });

  it('has a comment that shows it come true, and no other', () => {
    const text = '# the token\n#A=xoxb-\n#AB=3\nB=2\n';
    expect(withSettings(text, { A: '1' })).toBe('# the token\nA=1\n#AB=3\nB=2\n');
  });

  it('has its own line replaced, however it is written, and counts once', () => {
    expect(withSettings('export A = old # why\nB=2\nA=older\n', { A: '1' })).toBe('A=1\nB=2\n');
  });

  it('keeps what is put out of force as a comment', () => {
    expect(withSettings('A=1\nB=2\n', { A: null, C: null })).toBe('#A=1\nB=2\n');
    expect(withSettings('#A=1\nB=2\n', { A: '3' })).toBe('A=3\nB=2\n');
  });

  it('keeps the ends of lines of Windows', () => {
    expect(withSettings('#A=\r\nB=2\r\n', { A: '1', C: '3' })).toBe('A=1\r\nB=2\r\nC=3\r\n');
  });

  const line = fc.oneof(
    fc.constantFrom('', '# a comment', '#A=', '#B=old', 'A=old', 'export B=old', 'C=3', ' D = 4'),
    fc.stringMatching(/^(#[ =\w.-]{0,20})?$/),
  );

  it('says afterwards what was asked for, keeps every other line, and twice is as once', () => {
    const own = (each: string) => /^\s*#?\s*(?:export\s+)?[AB]\s*=/.test(each);
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = lines.join('\n');
        const after = withSettings(text, { A: 'one', B: 'two' });
        expect(parseEnv(after)).toMatchObject({ A: 'one', B: 'two' });
        const others = (all: string) => all.split('\n').filter((each) => each !== '' && !own(each));
        expect(others(after)).toEqual(others(text));
        expect(withSettings(after, { A: 'one', B: 'two' })).toBe(after);
      }),
    );
  });
});
