/** What is kept in mind, and what is let go. */
import { expect, it } from 'vitest';
import { remember } from '../../src/chat/remembering.ts';

it('what was not heard of for longest goes when there is more than can be remembered', () => {
  const memory = new Map<string, number>();
  for (const [at, key] of ['a', 'b', 'a', 'c', 'd'].entries()) remember(memory, key, at, 3);
  expect([...memory]).toEqual([
    ['a', 2],
    ['c', 3],
    ['d', 4],
  ]);
});
