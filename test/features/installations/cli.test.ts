/** What whoever runs Upside for several companies sees of them, and does about them. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Leaving } from '../../../src/chat/access.ts';
import { workspaceId } from '../../../src/domain/ids.ts';
import { installationsCommand } from '../../../src/features/installations/cli.ts';
import type { Locale } from '../../../src/i18n/locale.ts';
import { createSealing } from '../../../src/store/sealing.ts';
import { acme, instant, openCompany } from '../../support/company.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';

const at = instant('2026-02-20T10:00:00Z');
const now = instant('2026-03-02T10:00:00Z');
const keys = ['2025', '2026'].map((id) => ({ id, key: randomBytes(32) }));
const secret = '{"bot":"xoxe-secret"}';

describe('upside installations', () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await openTestDatabase('embedded');
    const installations = test.database.installations(createSealing(keys, randomBytes));
    for (const tenant of ['T1', 'T2', 'E3'])
      await installations.save({
        ...{ platform: 'slack', tenant, isEnterprise: tenant === 'E3', credentials: secret },
        ...{ expiresAt: null, installedAt: at },
      });
    await installations.uninstall('slack', 'T2', at.add({ hours: 24 }));
    for (const tenant of ['T1', 'T2'])
      await openCompany(test.database, { ...acme, id: workspaceId(`slack-${tenant}`) });
  });
  afterAll(() => test.close());

  /** `sealedBy`: names of the keys, the newest first. */
  async function run(
    words: string,
    locale: Locale = 'en',
    sealedBy = ['2025', '2026'],
    left: Leaving = { kind: 'uninstalled' },
  ) {
    const printed: string[] = [];
    const asked: string[] = [];
    const complaints: string[] = [];
    const chosen = sealedBy.flatMap((id) => keys.filter((key) => key.id === id));
    const code = await installationsCommand.run({
      ...{ args: words.split(' '), locale, isTerminal: false },
      print: (text) => printed.push(text),
      complain: (text) => complaints.push(text),
      openStore: () => Promise.reject(new Error('it is about no single company')),
      companies: async () => ({
        database: test.database,
        installations: test.database.installations(createSealing(chosen, randomBytes)),
        leave: async ({ tenant }) => {
          asked.push(tenant);
          return left;
        },
        ...{ retentionDays: 90, now },
      }),
    });
    return { code, text: printed.join('\n'), complaints: complaints.join('\n'), asked };
  }

  it('lists who is there, who has left, and when what they left goes', async () => {
    const { code, text } = await run('list', 'en', []);
    expect(code).toBe(0);
    expect(text.split('\n')).toEqual([
      'no data yet (slack E3) · whole organisation · installed 20 Feb 2026',
      'Acme (slack T1) · installed 20 Feb 2026',
      'Acme (slack T2) · taken out 21 Feb 2026, its data go on 22 May 2026',
    ]);
    expect((await run('list', 'zh')).text).toContain(
      '极致（slack T2） · 2026年2月21日卸载，数据将于2026年5月22日清除',
    );
  });

  it('lists them for scripts, without anything secret', async () => {
    const { text } = await run('list --json');
    expect(JSON.parse(text).installations[2]).toEqual({
      ...{ platform: 'slack', tenant: 'T2', workspace: 'slack-T2', name: 'Acme' },
      ...{ enterprise: false, installedAt: '2026-02-20T10:00:00Z' },
      ...{ uninstalledAt: '2026-02-21T10:00:00Z', dataGoAt: '2026-05-22T10:00:00Z' },
    });
    expect(text).not.toMatch(/credentials|xoxe|v1\./);
  });

  it('seals anew with the newest key what an older one sealed', async () => {
    const changed = await run('reseal', 'en', ['2026', '2025']);
    expect(changed).toMatchObject({ code: 0, complaints: '' });
    expect(changed.text).toContain('2 sealed anew');
    expect((await run('reseal', 'zh', ['2026'])).text).toContain('没有需要重新加密的内容');
    await expect(run('reseal', 'en', ['2025'])).rejects.toMatchObject({
      ...{ code: 'store.key_unknown', params: { key: '2026' } },
    });
  });

  it('shows what would be removed, and removes nothing', async () => {
    const { code, text, complaints } = await run('remove slack T1');
    expect([code, text]).toEqual([1, '']);
    expect(complaints).toContain('Acme (slack T1) would be removed');
    expect(complaints).toMatch(/knows of it: \d+ people/);
    expect(complaints).toContain('the app would be taken out in slack as well');
    expect(complaints).toContain('upside installations remove slack T1 --yes');
    expect((await run('remove slack T2')).complaints).not.toContain('still installed');
    expect((await run('list')).text.split('\n')).toHaveLength(3);
    expect(await test.database.findWorkspace(workspaceId('slack-T1'))).not.toBeNull();
  });

  it('removes nothing while Slack has not taken the app out, and says what to do', async () => {
    const left = { kind: 'failed', reason: 'not_reached' } as const;
    const refused = await run('remove slack T1 --yes', 'en', ['2026'], left);
    expect([refused.code, refused.text, refused.asked]).toEqual([1, '', ['T1']]);
    expect(refused.complaints).toMatch(/\(not_reached\), so nothing was removed.*--yes --anyway$/);
    expect(await test.database.findWorkspace(workspaceId('slack-T1'))).not.toBeNull();
    const zh = await run('remove slack T1 --yes', 'zh', ['2026'], left);
    expect(zh.complaints).toContain('没有删除任何数据');
  });

  it('removes the one that was named, and says how much that was', async () => {
    const { code, text, asked } = await run('remove slack T1 --yes');
    expect([code, asked]).toEqual([0, ['T1']]);
    expect(text).toMatch(/^The app is out in slack, .*\.\nAcme \(slack T1\) is gone: \d+ rows\.$/);
    expect(await test.database.findWorkspace(workspaceId('slack-T1'))).toBeNull();
    expect(await test.database.findWorkspace(workspaceId('slack-T2'))).not.toBeNull();
    await expect(run('remove slack T1 --yes')).rejects.toMatchObject({
      code: 'installation.unknown',
    });
    await expect(run('remove slack own --yes')).rejects.toMatchObject({
      code: 'installation.unknown',
    });
  });

  it('leaves Slack alone when it is told to, or the app is out already', async () => {
    const out = await run('remove slack T2 --yes');
    expect([out.code, out.asked, out.complaints]).toEqual([0, [], '']);
    const anyway = await run('remove slack E3 --yes --anyway');
    expect([anyway.code, anyway.asked]).toEqual([0, []]);
    expect(anyway.complaints).toContain('still in the list of slack');
  });

  it('says how it is called', async () => {
    for (const words of ['', 'show', 'remove slack', 'list --all', 'reseal now', 'remove a b c']) {
      const { code, complaints } = await run(words);
      expect([code, complaints], words).toEqual([2, expect.stringMatching(/^Usage: upside inst/)]);
    }
  });
});
