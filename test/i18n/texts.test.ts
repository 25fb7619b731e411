import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { textsIn } from './texts.ts';

const folder = new URL('../../src/i18n/texts/', import.meta.url);
const files = readdirSync(folder).sort();
const pairs = (
  await Promise.all(
    files.map(async (file) => textsIn((await import(new URL(file, folder).href)) as object, file)),
  )
).flat();

/** The product's name, and commands that take no words. */
const alike = [/playground\.bot$/, /\.usage$/];
/** Figures and signs are the same in every language. */
const hasWords = (text: string): boolean => /\p{L}/u.test(text);

describe('every text', () => {
  it('is found', () => {
    expect(pairs.length).toBeGreaterThan(200);
  });

  it('says something in both languages, and not the same', () => {
    const wrong = pairs.filter(
      ({ path, en, zh }) =>
        !alike.some((each) => each.test(path)) &&
        (en.trim() === '' || zh.trim() === '' || (en === zh && hasWords(en))),
    );
    expect(wrong).toEqual([]);
  });

  it('has no half-width punctuation between Chinese characters', () => {
    const wrong = pairs.filter(({ zh }) => /\p{Script=Han}[,;?!]\p{Script=Han}/u.test(zh));
    expect(wrong).toEqual([]);
  });
});
