import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SendLimits } from '../../src/chat/port.ts';
import { systemClock } from '../../src/clock.ts';
import { estimateMs } from '../../src/delivery/estimate.ts';
import { createDelivery } from '../../src/delivery/outbox.ts';
import { workspaceId } from '../../src/domain/ids.ts';
import { bulkText, durationText } from '../../src/features/bulk.ts';
import { acme, openCompany, person } from '../support/company.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

const slack = { perConversationPerSecond: 1, perWorkspacePerSecond: 3, perAppPerMinute: null };
const lark = { perConversationPerSecond: 5, perWorkspacePerSecond: 50, perAppPerMinute: 1000 };
const narrow = { ...slack, perWorkspacePerSecond: null, perAppPerMinute: 200 };
const each = (messages: number, limits: SendLimits | null) => ({
  ...{ messages, conversations: messages, limits },
});

describe('the estimate of many messages', () => {
  it('follows the narrowest limit', () => {
    expect(estimateMs([each(1_240, slack)])).toBe(413_334);
    expect(estimateMs([each(1_000, lark)])).toBe(60_000);
    expect(estimateMs([{ messages: 120, conversations: 2, limits: slack }])).toBe(60_000);
  });

  it('is that of the platform that is done last, and nothing where there is no limit', () => {
    expect(estimateMs([each(300, lark), each(30, slack)])).toBe(18_000);
    expect(estimateMs([each(300, null)])).toBe(0);
    expect(estimateMs([])).toBe(0);
    expect(estimateMs([each(0, slack)])).toBe(0);
  });

  describe('of people', () => {
    let db: TestDatabase;
    beforeAll(async () => {
      db = await openTestDatabase('embedded');
    });
    afterAll(() => db.close());

    it('goes by the platforms on which they are: 1,240 at 200 a minute take about 6 minutes', async () => {
      const store = await openCompany(db.database, { ...acme, id: workspaceId('crowd') });
      const crowd = Array.from({ length: 1_300 }, (_, index) => person(`c${index}`, `C ${index}`));
      await store.people.savePeople(crowd);
      const ids = crowd.map(({ id }) => id);
      for (const [index, id] of ids.entries()) {
        if (index < 1_240) await store.people.linkIdentity(id, 'narrow', `N${index}`);
        if (index >= 1_200 && index < 1_250)
          await store.people.linkIdentity(id, 'lark', `L${index}`);
      }
      const delivery = createDelivery(systemClock, [
        { name: 'narrow', limits: narrow },
        { name: 'lark', limits: lark },
      ]);
      expect(await store.people.reachedOn(ids, ['narrow', 'lark'])).toEqual(
        new Map([
          ['narrow', 1_240],
          ['lark', 10],
        ]),
      );
      expect(await bulkText(ids.slice(0, 1_240), { store, delivery, locale: 'en' })).toBe(
        '1,240 messages, about 6 minutes.',
      );
      expect(await delivery.estimateMs(store, ids.slice(1_240, 1_250))).toBe(600);
      expect(await delivery.estimateMs(store, ids.slice(1_250))).toBe(0);
      expect(await createDelivery(systemClock).estimateMs(store, ids)).toBe(3_000);
    });
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
