import { describe, expect, it } from 'vitest';
import { estimateMs } from '../../src/delivery/estimate.ts';
import { durationText } from '../../src/features/bulk.ts';

const slack = { perConversationPerSecond: 1, perWorkspacePerSecond: 3, perAppPerMinute: null };
const lark = { perConversationPerSecond: 5, perWorkspacePerSecond: 50, perAppPerMinute: 1000 };
const each = (messages: number) => ({ messages, conversations: messages });

describe('the estimate of many messages', () => {
  it('follows the narrowest limit', () => {
    expect(estimateMs(each(1_240), [slack])).toBe(413_334);
    expect(estimateMs(each(1_000), [lark])).toBe(60_000);
    expect(estimateMs({ messages: 120, conversations: 2 }, [slack])).toBe(60_000);
  });

  it('is that of the slowest platform, and nothing where there is no limit', () => {
    expect(estimateMs(each(300), [lark, slack])).toBe(100_000);
    expect(estimateMs(each(300), [null])).toBe(0);
    expect(estimateMs(each(300), [])).toBe(0);
    expect(estimateMs(each(0), [slack])).toBe(0);
  });

  it.each([
    [0, 'in a moment', '马上就好'],
    [60_000, 'about a minute', '约 1 分钟'],
    [372_000, 'about 6 minutes', '约 6 分钟'],
    [7_200_000, 'about 2 hours', '约 2 小时'],
  ])('reads like a person would say it: %i ms', (ms, en, zh) => {
    expect([durationText(ms, 'en'), durationText(ms, 'zh')]).toEqual([en, zh]);
  });
});
