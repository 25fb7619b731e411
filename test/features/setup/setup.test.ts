import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fallbackText } from '../../../src/chat/fallback.ts';
import { scheduleId } from '../../../src/domain/ids.ts';
import { setup } from '../../../src/features/setup/feature.ts';
import { day, deal, people, person } from '../../support/company.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { general, type Office, openOffice } from '../../support/office.ts';
import { ask, inChinese, plan } from '../sales-floor.ts';

const admin = person('adm', 'Ada Admin', { roles: ['admin'], assignments: [] });

describe('/setup', () => {
  let test: TestDatabase;
  let office: Office;
  beforeAll(async () => {
    test = await openTestDatabase('embedded');
    office = await openOffice(test.database, {
      ...{ now: '2026-02-20T15:00:00Z', features: [setup], staff: [admin] },
    });
  });
  afterAll(() => test.close());

  const read = () => ask(office, setup, admin);
  const press = async (action: 'skip' | 'resume', value: string) => {
    const answer = await setup.actions[action]?.run(office.request(admin, null), {
      value,
      fields: {},
    });
    return answer?.kind === 'replace' ? fallbackText(answer.card) : '';
  };

  it('says how the next step is done, and of the others only where they stand', async () => {
    const text = await read();
    expect(text).toContain('✓ People');
    expect(text).toContain('○ Data · no deals yet');
    expect(text).toContain('npm run -s upside -- import deals deals.csv');
    expect(text).toContain('○ Plan · no plan is in force');
    expect(text).not.toContain('npm run -s upside -- plan publish');
  });

  it('speaks Chinese', async () => {
    expect(await ask(office, setup, inChinese(admin))).toContain('○ 数据 · 还没有成交数据');
  });

  it('leaves a step out and takes it up again', async () => {
    const skipped = await press('skip', 'data');
    expect(skipped).toContain('– Data · left out');
    expect(skipped).toContain('npm run -s upside -- plan publish');
    expect(await press('resume', 'data')).toContain('○ Data');
  });

  it('is done when figures come in, a plan is in force and a board is on the timetable', async () => {
    const { store, clock } = office;
    await store.records.ingest([deal('D-1', 100_00n, people.ann.id)], clock.now());
    await store.plans.publish('reps', plan, day('2026-01-01'), clock.now());
    await store.schedules.save({
      ...{ id: scheduleId('s-1'), job: 'boards.weekly', subject: general.id, catchUp: 'latest' },
      ...{ cadence: { every: 'week', weekdays: [1], at: '09:00' }, timeZone: 'UTC' },
      ...{ createdAt: clock.now(), active: true },
    });
    const text = await read();
    expect(text).toContain('All set. Your people can write /mybonus and /leaderboard now.');
    expect(text).not.toContain('○');
  });

  it('is for admins', async () => {
    await expect(
      setup.actions['skip']?.run(office.request(people.ann, null), { value: 'data', fields: {} }),
    ).rejects.toMatchObject({ code: 'access.role_needed' });
  });
});
