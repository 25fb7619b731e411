import { expect, it } from 'vitest';
import { canary } from './canary.ts';

it('hears the canary that is watched', () => {
  expect(canary.watched(1)).toBe(2);
});
