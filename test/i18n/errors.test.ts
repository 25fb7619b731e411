import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { ErrorCode, ErrorParams } from '../../src/domain/errors.ts';
import { describeError, type errorTexts, errorTexts as texts } from '../../src/i18n/errors.ts';
import { textsIn } from './texts.ts';

type Words = (typeof errorTexts)[keyof typeof errorTexts]['en'];
type ParamsOf<C extends keyof typeof errorTexts> = (typeof errorTexts)[C]['en'] extends (
  params: infer P,
) => string
  ? P
  : object;

const codes = Object.keys(texts).sort();
const rows = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8')
  .split('\n')
  .flatMap((line) => /^\| `([^`]+)` \|/.exec(line)?.slice(1) ?? []);

describe('the words of errors', () => {
  it('are there for every code the domain knows, and for no other', () => {
    expectTypeOf<keyof typeof errorTexts>().toEqualTypeOf<ErrorCode>();
    expectTypeOf<Words>().not.toBeNever();
  });

  it('quote the beginning of a long text only', () => {
    const said = describeError('people.unknown', { text: '💰'.repeat(4000), near: [] }, 'en');
    expect(said).toContain(`“${'💰'.repeat(79)}…”. Write the full name`);
    const short = describeError('people.unknown', { text: 'a'.repeat(80), near: [] }, 'en');
    expect(short).toContain(`“${'a'.repeat(80)}”`);
  });

  it('take the figures that the error carries', () => {
    expectTypeOf<{ [C in ErrorCode]: ErrorParams[C] }>().toExtend<{
      [C in ErrorCode]: ParamsOf<C>;
    }>();
  });

  it('have a row each in docs/errors.md, in order, and no row is left over', () => {
    expect(rows).toEqual(codes);
  });

  it.each(codes)('of %s differ between the languages and say something', (code) => {
    const pair = textsIn({ [code]: texts[code as ErrorCode] })[0];
    expect(pair?.en.length).toBeGreaterThan(10);
    expect(pair?.zh).toMatch(/\p{Script=Han}/u);
    expect(pair?.zh).not.toBe(pair?.en);
  });

  it('quote what was typed and offer what is legal', () => {
    const params = { text: 'Anne', near: ['Ann Lee', 'Anna Li'] };
    expect(describeError('people.unknown', params, 'en')).toContain('Ann Lee and Anna Li');
    expect(describeError('people.unknown', params, 'zh')).toContain('「Anne」');
    expect(describeError('nothing.known', {}, 'en')).toBeNull();
  });
});
