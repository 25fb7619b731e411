import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { AppTold } from '../../../src/chat/access.ts';
import { AppError } from '../../../src/domain/errors.ts';
import type {
  CompanyFacts,
  DatabaseFacts,
  Examination,
  SlackFacts,
} from '../../../src/features/doctor/examination.ts';
import { findingsOf } from '../../../src/features/doctor/findings.ts';
import type { Locale } from '../../../src/i18n/locale.ts';

const now = Temporal.Instant.from('2026-11-26T09:00:00Z');
type Read = Extract<Examination['configuration'], { kind: 'read' }>;

const company: CompanyFacts = {
  zones: [
    { zone: 'Asia/Shanghai', team: null },
    { zone: 'Europe/Berlin', team: 'West' },
  ],
  ...{ waitedSeconds: 0, latestSeconds: 300, needPerson: 0, skewMs: 140 },
  refusing: [],
};
const slack: SlackFacts = {
  access: {
    bot: { kind: 'valid', workspace: 'Acme', name: 'upside', missing: [] },
    app: { kind: 'valid' },
  },
  without: [],
};
const lark: { readonly kind: 'valid' } & AppTold = {
  ...{ kind: 'valid', name: 'Upside', isActive: true },
  ...{ missing: [], commandsMissing: [] },
};
const read: Read = {
  kind: 'read',
  place: '/data',
  database: { kind: 'ready', migrations: 19, company },
  disk: { folder: '/data', roomBytes: 50 * 2 ** 30, leastBytes: 32 * 2 ** 20 },
  backup: { file: '/backups/acme', takenAt: now.subtract({ hours: 20 }) },
  ...{ slack, lark, several: null },
};
const found = (more: Partial<Read>, locale: Locale = 'en') => {
  const configuration = { ...read, ...more };
  return findingsOf({ nodeVersion: '24.1.0', zoneRules: '2026a', now, configuration }, locale);
};
const ready = (facts: Partial<CompanyFacts>): DatabaseFacts => ({
  ...{ kind: 'ready', migrations: 19 },
  company: { ...company, ...facts },
});
const ills = (more: Partial<Read>) =>
  found(more)
    .filter(({ state }) => state === 'ill')
    .map(({ id, text, remedy }) => `${id}: ${text} > ${remedy}`);

describe('the doctor', () => {
  it('finds nothing where all is well, and says what was looked at', () => {
    const findings = found({});
    expect(findings.map(({ state, remedy }) => [state, remedy])).toEqual(
      findings.map(() => ['well', null]),
    );
    expect(findings.map(({ id }) => id)).toEqual([
      ...['node', 'settings', 'database', 'zones', 'clock', 'outbox', 'disk', 'backup'],
      ...['slack.bot', 'slack.scopes', 'slack.channels', 'slack.app'],
      ...['lark.app', 'lark.version', 'lark.scopes', 'lark.commands'],
    ]);
    expect(findings.map(({ text }) => text).join('\n')).toMatchInlineSnapshot(`
      "Node.js 24.1.0
      The settings can be used
      The database answers (/data); all 19 migrations are applied
      Time zones: Asia/Shanghai (the company) and Europe/Berlin (West); rules of the clocks 2026a
      This machine’s clock and the database’s differ by 0.1 s
      No message is late, none needs a person
      50 GB are free on the disk of /data
      The last backup was taken 20 h ago: /backups/acme
      Slack: the bot token opens the workspace Acme, as upside
      Slack: the app may do all that it needs
      Slack: I am in every channel that has a timetable
      Slack: the app-level token opens Socket Mode
      Lark: knows the app, as Upside
      Lark: a version of the app is in use
      Lark: the app may do all that it needs
      Lark: every command is in the list behind “/”"
    `);
  });

  it('speaks both languages about everything', () => {
    for (const { text } of found({}, 'zh').slice(1)) expect(text).toMatch(/\p{Script=Han}/u);
  });

  it('says every line that is wrong with the settings, and looks no further', () => {
    const configuration = { kind: 'refused', lines: ['PORT is wrong', 'X is unknown'] } as const;
    const examined = { nodeVersion: '24.1.0', zoneRules: null, now, configuration };
    expect(findingsOf(examined, 'en').map(({ id, state }) => `${id} ${state}`)).toEqual([
      ...['node well', 'settings ill', 'settings ill'],
    ]);
  });

  it.each<[string, Partial<Read>, string]>([
    [
      'migrations that are missing',
      { database: { kind: 'behind', missing: ['20261126_a', '20261127_b'] } },
      'database: The database is of an earlier version: 2 migrations are to be applied, from 20261126_a on > npm start applies them',
    ],
    [
      'a server that does not answer',
      {
        database: {
          kind: 'unusable',
          error: new AppError('store.server_unreachable', { host: 'db', reason: 'timeout' }),
        },
      },
      'database: The database server db cannot be used: timeout. Check DATABASE_URL',
    ],
    [
      'a process that is not ready',
      {
        database: {
          ...{ kind: 'in_use', pid: '7', host: 'here' },
          says: { isReady: false, reason: 'Slack is not connected' },
        },
      },
      'process: The running process says: Slack is not connected >',
    ],
    [
      'a zone that is not known here',
      { database: ready({ zones: [{ zone: 'Mars/Olympus', team: 'Far' }] }) },
      'zones: This machine does not know the time zone Mars/Olympus (Far) > Install a newer Node.js',
    ],
    [
      'clocks that differ by a minute',
      { database: ready({ skewMs: -60_000 }) },
      'clock: This machine’s clock and the database’s differ by 60 s > Let this machine',
    ],
    [
      'messages that do not go out',
      { database: ready({ waitedSeconds: 421 }) },
      'outbox: The oldest message that is due has waited 7 min > Is Upside running',
    ],
    [
      'messages that need a person',
      { database: ready({ needPerson: 2 }) },
      'outbox: 2 messages need a person > See upside outbox list',
    ],
    [
      'a place that the bot was taken out of',
      { database: ready({ refusing: [{ place: 'Sales', reason: 'Lark: 230002 no bot' }] }) },
      'outbox: The last message was refused in Sales (Lark: 230002 no bot) > If the bot was taken out of it, add it again',
    ],
    [
      'a disk that is full',
      { disk: { ...read.disk, roomBytes: 31 * 2 ** 20 } },
      'disk: Only 31 MB are free on the disk of /data > Make room: with less than 32 MB',
    ],
    [
      'a token that was taken back',
      {
        slack: { ...slack, access: { bot: { kind: 'refused', code: 'token_revoked' }, app: null } },
      },
      'slack.bot: Slack: the bot token does not work. Slack turned it away (token_revoked): it has been taken back',
    ],
    [
      'a Slack that cannot be reached',
      {
        slack: {
          access: { ...slack.access, app: { kind: 'unreached', host: 'slack.com', reason: 'EAI' } },
          without: null,
        },
      },
      'slack.app: Slack: the app-level token does not work. slack.com gave no answer (EAI) > Check that this machine reaches',
    ],
    [
      'a scope that is missing',
      {
        slack: {
          ...slack,
          access: {
            ...slack.access,
            bot: { kind: 'valid', workspace: 'A', name: 'u', missing: ['commands'] },
          },
        },
      },
      'slack.scopes: Slack: The app lacks the scope commands. > On the page of the app: OAuth & Permissions',
    ],
    [
      'a channel without the bot',
      { slack: { ...slack, without: ['#east', '#west'] } },
      'slack.channels: Slack: I am not in #east and #west, where something is to be posted > Write /invite @Upside',
    ],
    [
      'a secret that is not the app’s',
      { lark: { kind: 'refused', code: '10014' } },
      'lark.app: Lark: the app cannot be used. Lark said no (10014): the secret is not that of the app, or it was reset: copy it once more, whole > npm run setup lark',
    ],
    [
      'a Lark that cannot be reached',
      { lark: { kind: 'unreached', host: 'open.feishu.cn', reason: 'EAI' } },
      'lark.app: Lark: the app cannot be used. open.feishu.cn gave no answer (EAI) > Check that this machine reaches',
    ],
    [
      'an app that was never published',
      { lark: { ...lark, isActive: false } },
      'lark.version: Lark: No version of the app with a bot is in use. > Add the feature Bot, publish a version',
    ],
    [
      'scopes of Lark’s that are missing',
      { lark: { ...lark, missing: ['im:chat:read', 'im:message:update'] } },
      'lark.scopes: Lark: The app lacks the scopes im:chat:read and im:message:update. > In the console',
    ],
    [
      'commands that are not in Lark’s list',
      { lark: { ...lark, commandsMissing: ['digest'] } },
      'lark.commands: Lark: Not in the list behind “/”: digest. Typed, they work all the same. > npm run setup lark puts them there.',
    ],
  ])('names %s, with the remedy', (_, more, words) => {
    const [only = '', ...others] = ills(more);
    expect(others).toEqual([]);
    expect(only).toContain(words);
  });

  it('does not blame what is only not there yet', () => {
    const database = { kind: 'empty' } as const;
    expect(ills({ database, backup: null, slack: null, lark: null })).toEqual([]);
    expect(ills({ lark: { ...lark, commandsMissing: null } })).toEqual([]);
    const says = { isReady: true, reason: 'ready' };
    expect(ills({ database: { kind: 'in_use', pid: '7', host: 'here', says } })).toEqual([]);
    expect(ills({ database: { kind: 'in_use', pid: '7', host: 'here', says: null } })).toEqual([]);
    expect(ills({ database: { kind: 'ready', migrations: 19, company: null } })).toEqual([]);
    expect(ills({ disk: { ...read.disk, roomBytes: Number.POSITIVE_INFINITY } })).toEqual([]);
  });
});
