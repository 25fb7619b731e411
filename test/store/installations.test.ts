/** Who has the bot in their chat: in, out and in again; renewed by one at a time; sealed all along. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { placeId, workspaceId } from '../../src/domain/ids.ts';
import type { NewMessage } from '../../src/store/port-delivery.ts';
import type {
  Installation,
  Installations,
  NewInstallation,
} from '../../src/store/port-installations.ts';
import { createSealing } from '../../src/store/sealing.ts';
import { acme as company, instant, openCompany } from '../support/company.ts';
import {
  engines,
  openTestDatabaseOn,
  type TestDatabase,
  type TestDatabaseOptions,
  testDatabaseOptions,
} from '../support/database.ts';

const at = instant('2026-02-20T10:00:00Z');
const later = at.add({ hours: 1 });
const [older, newer] = ['2025', '2026'].map((id) => ({ id, key: randomBytes(32) }));
if (!older || !newer) throw new Error('two keys');
const sealing = createSealing([older], randomBytes);

const acme: NewInstallation = {
  ...{ platform: 'slack', tenant: 'T1', isEnterprise: false },
  ...{ credentials: '{"refresh":"r1"}', expiresAt: later, installedAt: at },
};

describe.each(engines)('installations on the %s engine', (engine) => {
  let made: TestDatabaseOptions;
  let test: TestDatabase;
  /** As another replica has it. The embedded engine belongs to one process: there it is another caller. */
  let replica: TestDatabase;
  let installations: Installations;

  beforeAll(async () => {
    made = await testDatabaseOptions(engine);
    test = await openTestDatabaseOn(made.options);
    replica = engine === 'server' ? await openTestDatabaseOn(made.options) : test;
  });
  afterAll(async () => {
    if (replica !== test) await replica.close();
    await test.close();
    await made.dispose();
  });
  beforeEach(async () => {
    await test.client.installation.deleteMany();
    installations = test.database.installations(sealing);
  });

  const replicas = () => replica.database.installations(sealing);
  const stored = () => test.client.installation.findFirstOrThrow();

  it('are found as they were saved, and nothing secret is in the database', async () => {
    const saved = await installations.save(acme);
    expect(saved).toEqual({ ...acme, workspaceId: 'slack-T1', uninstalledAt: null });
    expect(await installations.find('slack', 'T1')).toEqual(saved);
    expect(await installations.find('slack', 'T2')).toBeNull();
    expect((await stored()).credentials).toMatch(/^v1\.2025\./);
    expect(JSON.stringify(await installations.all())).not.toContain('credentials');
  });

  it('are listed by platform while they are there', async () => {
    await installations.save({ ...acme, tenant: 'T2' });
    await installations.save({ ...acme, tenant: 'E1', isEnterprise: true, expiresAt: null });
    await installations.save({ ...acme, platform: 'lark' });
    await installations.uninstall('slack', 'T2', later);
    const names = (list: readonly { workspaceId: string }[]) => list.map((one) => one.workspaceId);
    expect(names(await installations.list('slack'))).toEqual(['slack-E1']);
    expect((await installations.list('slack'))[0]).toMatchObject({
      ...{ isEnterprise: true, expiresAt: null },
    });
    expect(names(await installations.all())).toEqual(['lark-T1', 'slack-E1', 'slack-T2']);
  });

  it('lose their credentials when they are taken out, once, and wait for their data to go', async () => {
    await installations.save(acme);
    expect(await installations.uninstall('slack', 'T1', later)).toBe(true);
    expect(await installations.uninstall('slack', 'T1', later.add({ hours: 9 }))).toBe(false);
    expect(await installations.uninstall('slack', 'T9', later)).toBe(false);
    expect(await installations.find('slack', 'T1')).toBeNull();
    expect(await stored()).toMatchObject({ credentials: null, expiresAt: null });
    expect(await installations.due(later.subtract({ seconds: 1 }))).toEqual([]);
    expect(await installations.due(later)).toMatchObject([
      { workspaceId: 'slack-T1', uninstalledAt: later },
    ]);
  });

  it('leave nothing behind that would be sent months later, should they come back', async () => {
    const store = await openCompany(test.database, { ...company, id: workspaceId('slack-T1') });
    const message: NewMessage = {
      ...{ key: 'board', to: { kind: 'place', id: placeId('p') }, locale: 'en', card: {} },
      ...{ lane: 'p', updates: null, expiresAt: null, priority: 1, policy: 'once', batch: null },
    };
    await store.outbox.add(message, at);
    await installations.save(acme);
    await installations.uninstall('slack', 'T1', later);
    expect(await store.outbox.byKey('board')).toMatchObject({
      ...{ state: 'expired', error: 'uninstalled' },
    });
    await installations.save(acme);
    expect(await store.outbox.claim(later, 9, 1_000)).toEqual([]);
  });

  it('come back with other credentials, and their data do not go any more', async () => {
    await installations.save(acme);
    await installations.uninstall('slack', 'T1', later);
    const anew = { ...acme, credentials: '{"refresh":"r2"}', installedAt: later };
    await installations.save(anew);
    expect(await installations.find('slack', 'T1')).toMatchObject(anew);
    expect(await installations.due(later)).toEqual([]);
  });

  it('of one company do not open as those of another', async () => {
    await installations.save(acme);
    await installations.save({ ...acme, tenant: 'T2', credentials: '{"refresh":"of T2"}' });
    const { credentials } = await stored();
    await test.client.installation.update({
      where: { workspaceId: 'slack-T2' },
      data: { credentials },
    });
    await expect(installations.find('slack', 'T2')).rejects.toMatchObject({
      code: 'store.seal_broken',
    });
    expect(await installations.list('slack')).toHaveLength(2);
  });

  describe('that are renewed', () => {
    const isDue = ({ expiresAt }: Installation) => expiresAt?.equals(later) === true;
    const renewed = { credentials: '{"refresh":"r2"}', expiresAt: later.add({ hours: 12 }) };

    it('are kept as the platform handed them out', async () => {
      await installations.save(acme);
      const seen: string[] = [];
      const got = await installations.renew('slack', 'T1', isDue, async ({ credentials }) => {
        seen.push(credentials);
        return renewed;
      });
      expect(seen).toEqual([acme.credentials]);
      expect(got).toMatchObject(renewed);
      expect(await installations.find('slack', 'T1')).toEqual(got);
    });

    it('are left alone when they are not due, or not there', async () => {
      const none = () => Promise.reject(new Error('nobody is to be asked'));
      expect(await installations.renew('slack', 'T1', isDue, none)).toBeNull();
      const saved = await installations.save(acme);
      expect(await installations.renew('slack', 'T1', () => false, none)).toEqual(saved);
    });

    it('are spent once, however many want them at once', async () => {
      await installations.save(acme);
      const other = replicas();
      const spent: string[] = [];
      const work = async ({ credentials }: Installation) => {
        spent.push(credentials);
        await new Promise((done) => setTimeout(done, 100));
        return renewed;
      };
      const several = [installations, other, installations, other];
      const got = await Promise.all(several.map((one) => one.renew('slack', 'T1', isDue, work)));
      expect(spent).toEqual([acme.credentials]);
      for (const each of got) expect(each).toMatchObject(renewed);
    });

    it('keep nobody from the database while the platform is asked', async () => {
      await installations.save(acme);
      await installations.renew('slack', 'T1', isDue, async () => {
        await installations.save({ ...acme, tenant: 'T2' });
        expect(await installations.list('slack')).toHaveLength(2);
        return renewed;
      });
    });

    it('stay as they were when the platform fails, and the next one tries at once', async () => {
      const saved = await installations.save(acme);
      const failing = () => Promise.reject(new Error('Slack is away'));
      await expect(installations.renew('slack', 'T1', isDue, failing)).rejects.toThrow('away');
      expect(await installations.find('slack', 'T1')).toEqual(saved);
      expect((await stored()).renewingUntil).toBeNull();
      const got = await installations.renew('slack', 'T1', isDue, async () => renewed);
      expect(got).toMatchObject(renewed);
    });

    it('go to somebody else when whoever was at it has vanished', async () => {
      await installations.save(acme);
      const passed = new Date(Date.now() - 60_000);
      await test.client.installation.updateMany({ data: { renewingUntil: passed } });
      const got = await installations.renew('slack', 'T1', isDue, async () => renewed);
      expect(got).toMatchObject(renewed);
    });

    it('count when they come late, and whoever has taken over in the meantime asks in vain', async () => {
      await installations.save(acme);
      const got = await installations.renew('slack', 'T1', isDue, async () => {
        await test.client.installation.updateMany({ data: { renewingUntil: new Date(0) } });
        const spent = () => Promise.reject(new Error('invalid_refresh_token'));
        await expect(replicas().renew('slack', 'T1', isDue, spent)).rejects.toThrow('invalid');
        return renewed;
      });
      expect(got).toMatchObject(renewed);
    });

    it('give way when they come late and somebody else has renewed them', async () => {
      await installations.save(acme);
      const others = { ...renewed, credentials: '{"refresh":"of another"}' };
      const got = await installations.renew('slack', 'T1', isDue, async () => {
        await test.client.installation.updateMany({ data: { renewingUntil: new Date(0) } });
        await replicas().renew('slack', 'T1', isDue, async () => others);
        return renewed;
      });
      expect(got).toMatchObject(others);
      expect(await installations.find('slack', 'T1')).toEqual(got);
    });

    it('never take the place of those of a new installation, nor bring back what was taken out', async () => {
      await installations.save(acme);
      const anew = { ...acme, credentials: '{"refresh":"new"}', installedAt: later };
      const got = await installations.renew('slack', 'T1', isDue, async () => {
        await installations.save(anew);
        return renewed;
      });
      expect(got).toMatchObject(anew);
      const gone = await installations.renew('slack', 'T1', isDue, async () => {
        await installations.uninstall('slack', 'T1', later);
        return renewed;
      });
      expect(gone).toBeNull();
      expect((await stored()).credentials).toBeNull();
    });

    it('are not lost to a key that changes meanwhile', async () => {
      await installations.save(acme);
      const both = test.database.installations(createSealing([newer, older], randomBytes));
      const got = await installations.renew('slack', 'T1', isDue, async () => {
        expect(await both.reseal()).toBe(1);
        return renewed;
      });
      expect(got).toMatchObject(renewed);
    });
  });

  describe('when keys change', () => {
    const both = () => test.database.installations(createSealing([newer, older], randomBytes));
    const alone = () => test.database.installations(createSealing([newer], randomBytes));

    it('are sealed anew, so that the old key can go', async () => {
      await installations.save(acme);
      await installations.save({ ...acme, tenant: 'T2' });
      await both().save({ ...acme, tenant: 'T3' });
      await both().save({ ...acme, tenant: 'T4' });
      await installations.uninstall('slack', 'T4', later);
      expect(await both().reseal()).toBe(2);
      expect(await both().reseal()).toBe(0);
      for (const tenant of ['T1', 'T2', 'T3'])
        expect(await alone().find('slack', tenant)).toMatchObject({
          credentials: acme.credentials,
        });
    });

    it('that do not open are named, and all others are sealed anew', async () => {
      await alone().save({ ...acme, tenant: 'T0' });
      await installations.save(acme);
      const strange = createSealing([{ id: '2027', key: randomBytes(32) }, older], randomBytes);
      await expect(test.database.installations(strange).reseal()).rejects.toMatchObject({
        ...{ code: 'store.key_unknown', params: { key: '2026' } },
      });
      expect(await test.database.installations(strange).find('slack', 'T1')).not.toBeNull();
    });
  });
});
