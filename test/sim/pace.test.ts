/** A platform that bears less than it says, and how often it has to turn messages away until what is sent comes at its pace. */
import { expect, it } from 'vitest';
import { backlog } from './burst.ts';

const messages = 250;

it('finds the pace that a platform bears, and is seldom turned away after that', async () => {
  const { minutes, shown, turnedAway } = await backlog('slack-like', 0.4, messages);
  expect(shown).toBe(messages);
  expect(turnedAway / minutes).toBeLessThan(1);
  // It bears 1.2 a second: more than half of that is made use of, with the pauses that it asks for.
  expect(minutes).toBeLessThan((2 * messages) / 1.2 / 60);
});

it('is not slowed by a platform that bears what it says', async () => {
  const { minutes, turnedAway } = await backlog('slack-like', 1, messages);
  expect(turnedAway).toBe(0);
  expect(minutes).toBeLessThan((1.1 * messages) / 3 / 60);
});
