/** A backup of one engine comes back on either, equal and ready to go on; a damaged one changes nothing. */
import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { scheduleId, workspaceId } from '../../src/domain/ids.ts';
import type { Schedule } from '../../src/domain/schedule.ts';
import { silentLog } from '../../src/log.ts';
import { createBackups } from '../../src/store/backups.ts';
import { type DatabaseOptions, openDatabase } from '../../src/store/open.ts';
import type { Store } from '../../src/store/port.ts';
import type { NewMessage } from '../../src/store/port-delivery.ts';
import { createSealing } from '../../src/store/sealing.ts';
import { acme, deal, instant, openCompany, people } from '../support/company.ts';
import {
  emptyDatabaseOptions,
  engines,
  type TestDatabaseOptions,
  testDatabaseOptions,
} from '../support/database.ts';
import { general } from '../support/office.ts';
import { scratchFolder } from '../support/scratch.ts';

const at = instant('2026-02-20T10:00:00Z');

const message = (key: string): NewMessage => ({
  ...{ key, to: { kind: 'place', id: general.id }, locale: 'zh', card: { title: '季度 "冲刺"' } },
  ...{ lane: key, updates: null, expiresAt: null, priority: 3, policy: 'once', batch: 'b' },
});

const daily = { every: 'day', at: '09:00' } as const;
const schedule: Schedule = {
  ...{ id: scheduleId('daily'), job: 'x.y', cadence: daily, timeZone: 'UTC' },
  ...{ catchUp: 'each', subject: '', createdAt: at, active: true },
};

const sealing = createSealing([{ id: '2026', key: randomBytes(32) }], randomBytes);
const installed = {
  ...{ platform: 'slack', tenant: 'T1', isEnterprise: false, credentials: '{"bot":"xoxe-secret"}' },
  ...{ expiresAt: null, installedAt: at },
};

async function fillCompany(store: Store): Promise<void> {
  await store.places.save([general]);
  await store.records.ingest([deal('D-1', 10n ** 15n), deal('D-2', 7n)], at);
  await store.settings.set(people.ann.id, 'note', 'quotes " and \\ and \n lines, 李安, 🎉');
  for (const key of ['waits', 'under-way', 'unsure', 'done'])
    await store.outbox.add(message(key), at);
  const claimed = await store.outbox.claim(at, 9, 60_000);
  const fence = (key: string) => claimed.find((each) => each.key === key)?.fence ?? 0;
  const unsure = { state: 'ambiguous', nextAt: at, error: 'timeout' } as const;
  await store.outbox.settle('unsure', fence('unsure'), unsure, at);
  await store.outbox.settle('done', fence('done'), { state: 'sent', ref: 'R' }, at);
  const waited = { state: 'pending', nextAt: at, error: 'busy', waited: true } as const;
  await store.outbox.settle('waits', fence('waits'), waited, at);
  const once = { every: 'once', instant: at } as const;
  await store.schedules.save(schedule);
  await store.schedules.save({ ...schedule, id: scheduleId('once'), cadence: once });
  await store.schedules.addOccurrences(schedule.id, [at]);
  await store.schedules.addOccurrences(scheduleId('once'), [at]);
}

describe.each(engines)('a backup of the %s engine', (engine) => {
  const folder = scratchFolder('backup');
  const file = join(folder, 'company.backup');
  let source: TestDatabaseOptions;
  const opened: TestDatabaseOptions[] = [];

  const inStore = async <T>(options: DatabaseOptions, work: (store: Store) => Promise<T>) => {
    const database = await openDatabase(options, silentLog);
    const store = await database.findWorkspace(acme.id);
    if (!store) throw new Error('there is no company');
    return work(store).finally(() => database.close());
  };
  const using = async (making: Promise<TestDatabaseOptions>) => {
    const made = await making;
    opened.push(made);
    return made.options;
  };
  /** Set up and empty, so that it costs no time to make. */
  const empty = () => using(testDatabaseOptions(engine));

  beforeAll(async () => {
    source = await testDatabaseOptions(engine);
    const database = await openDatabase(source.options, silentLog);
    await fillCompany(await openCompany(database, acme));
    await openCompany(database, { ...acme, id: workspaceId('other') });
    await database.installations(sealing).save(installed);
    await database.close();
    await createBackups(source.options).save(file);
  });
  afterEach(async () => {
    for (const each of opened.splice(0)) await each.dispose();
  });
  afterAll(async () => {
    await source.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  it('says what it holds, and the same each time', async () => {
    const contents = await createBackups(source.options).save(file);
    const rows = new Map(contents.tables.map((table) => [table.name, table.rows]));
    expect([rows.get('workspace'), rows.get('outbox_message')]).toEqual([2, 4]);
    expect((await createBackups(source.options).save(file)).tables).toEqual(contents.tables);
    expect((await createBackups(source.options).check(file)).tables).toEqual(contents.tables);
  });

  it.each(engines)(
    'comes back on the %s engine with every figure, and goes on from there',
    async (target) => {
      const options = await using(emptyDatabaseOptions(target));
      await createBackups(options).restore(file);
      await inStore(options, async (store) => {
        expect((await store.people.list()).map(({ key }) => key)).toContain('ann');
        expect(await store.settings.get(people.ann.id, 'note')).toContain('李安, 🎉');
        expect(await store.outbox.byKey('done')).toMatchObject({
          ...{ state: 'sent', providerRef: 'R', card: { title: '季度 "冲刺"' } },
        });
        expect(await store.records.ingest([deal('D-3', 5n)], at)).toMatchObject({ added: 1 });
        expect(await store.records.ingest([deal('D-1', 10n ** 15n)], at)).toMatchObject({
          same: 1,
        });
        expect(await store.outbox.add(message('new'), at)).toBe(true);
      });
    },
  );

  it('announces nothing again: what was under way is looked up, what fell due is over', async () => {
    const options = await empty();
    await createBackups(options).restore(file);
    await inStore(options, async (store) => {
      for (const key of ['waits', 'under-way', 'unsure'])
        expect(await store.outbox.byKey(key)).toMatchObject({
          ...{ state: 'ambiguous', error: 'restored from a backup', leaseUntil: null },
        });
      await store.outbox.add(message('perhaps-said'), at);
      const said = await store.outbox.byKey('perhaps-said');
      expect(said?.state).toBe('ambiguous');
      expect(said?.firstTriedAt?.epochMilliseconds).toBeGreaterThan(at.epochMilliseconds);
      const later = at.add({ hours: 24 * 365 * 30 });
      await store.outbox.add(message('surely-new'), later);
      expect(await store.outbox.byKey('surely-new')).toMatchObject({
        ...{ state: 'pending', firstTriedAt: null },
      });
      expect((await store.outbox.byKey('under-way'))?.firstTriedAt).toEqual(at);
      expect((await store.outbox.byKey('waits'))?.firstTriedAt).not.toBeNull();
      const far = at.add({ hours: 24 * 365 * 30 });
      const due = await store.schedules.claimDue(far, 9, 1_000);
      expect(due.map((each) => each.schedule.id)).toEqual(['once']);
      const until = await store.schedules.materialisedUntil(schedule.id);
      expect(until?.epochMilliseconds).toBeGreaterThan(at.epochMilliseconds);
    });
  });

  it('holds what companies entrusted to us as it is kept: it opens with the key alone', () => {
    const row = lines().find((line) => line.includes('"tenant": "T1"')) ?? '';
    expect(row).not.toContain('xoxe-secret');
    const { credentials, workspace_id: tenant } = JSON.parse(row) as Record<string, string>;
    const kept = { table: 'installation', tenant: tenant ?? '' };
    expect(sealing.open(credentials ?? '', kept)).toBe(installed.credentials);
    expect(() => createSealing([], randomBytes).open(credentials ?? '', kept)).toThrow(
      'store.key_unknown',
    );
  });

  it('goes into an empty database only', async () => {
    await expect(createBackups(source.options).restore(file)).rejects.toMatchObject({
      code: 'backup.not_empty',
    });
  });

  const lines = () => gunzipSync(readFileSync(file)).toString().split('\n');
  const damaged = async (change: (text: string[]) => Buffer | string) => {
    const path = join(folder, 'damaged.backup');
    const made = change(lines());
    writeFileSync(path, typeof made === 'string' ? gzipSync(made) : made);
    return path;
  };

  const damages: Readonly<Record<string, (text: string[]) => Buffer | string>> = {
    'cut off': (text) => gzipSync(text.join('\n')).subarray(0, 400),
    'no archive': () => Buffer.from('hello'),
    'without its end': (text) => `${text.slice(0, -2).join('\n')}\n`,
    'a row short': (text) => text.filter((line) => !line.includes('"bob"')).join('\n'),
    'with another figure': (text) => text.join('\n').replace('1000000000000000', '2'),
    'of something else': () => '{"hello":1}\n',
    empty: () => '',
  };

  it('that is damaged is refused, whatever is wrong with it, and nothing of it stays', async () => {
    const options = await empty();
    for (const [damage, change] of Object.entries(damages))
      await expect(
        createBackups(options).restore(await damaged(change)),
        damage,
      ).rejects.toMatchObject({ code: 'backup.damaged' });
    // Into an empty database only.
    await createBackups(options).restore(file);
  });

  it('of a version that is not known is refused', async () => {
    const path = await damaged((text) => text.join('\n').replace('"checksum":"', '"checksum":"x'));
    await expect(createBackups(await empty()).restore(path)).rejects.toMatchObject({
      code: 'backup.newer',
    });
  });

  it('that cannot be written says why', async () => {
    const nowhere = join(folder, 'no', 'such', 'folder');
    await expect(createBackups(source.options).save(nowhere)).rejects.toMatchObject({
      code: 'backup.unwritable',
    });
  });
});
