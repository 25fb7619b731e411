import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';

const linesOf = (environment: Readonly<Record<string, string>>): readonly string[] => {
  const reading = readConfig(environment);
  return reading.kind === 'refused' ? reading.lines : [];
};

describe('the configuration', () => {
  it('needs nothing', () => {
    const reading = readConfig({});
    expect(reading).toMatchObject({
      kind: 'read',
      config: {
        listen: { address: '127.0.0.1', port: 3000 },
        ...{ databaseUrl: null, locale: 'en', workspace: null, slack: null, playground: true },
      },
    });
  });

  it('takes what is empty for unset', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' }).kind).toBe('read');
  });

  it('says everything that is wrong at once, with what would be right', () => {
    const lines = linesOf({ PORT: '99999', LOG_LEVEL: 'loud', UPSIDE_FISCAL_START: '13' });
    expect(lines).toHaveLength(3);
    expect(lines[0]).toBe(
      'PORT is "99999"; it takes a port from 0 to 65535, for example PORT=3000',
    );
  });

  it('says so in Chinese where the terminal speaks Chinese', () => {
    expect(linesOf({ LANG: 'zh_CN.UTF-8', PORT: 'x' })[0]).toContain('应为');
  });

  it('never repeats a password', () => {
    const lines = linesOf({ DATABASE_URL: 'mysql://me:hunter2@host/db' });
    expect(lines.join()).toContain('[secret]');
    expect(lines.join()).not.toContain('hunter2');
  });

  it('is one’s own company, without the page, as soon as Slack is connected', () => {
    const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
    expect(readConfig(slack)).toMatchObject({
      config: { workspace: 'own', playground: false, slack: { botToken: 'xoxb-1' } },
    });
    expect(readConfig({ ...slack, PLAYGROUND: '1' })).toMatchObject({
      config: { playground: true },
    });
  });

  it('is the demo in Slack for whoever asks for it by name', () => {
    const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
    expect(readConfig({ ...slack, UPSIDE_WORKSPACE: 'demo' })).toMatchObject({
      config: { workspace: 'demo', playground: false, slack: { botToken: 'xoxb-1' } },
    });
  });

  describe('for Lark', () => {
    const app = { LARK_APP_ID: 'cli_a1b2c3d4e5f60718', LARK_APP_SECRET: 'a secret of it' };
    const keys = { LARK_ENCRYPT_KEY: 'key', LARK_VERIFICATION_TOKEN: 'token' };
    const larkAt = (domain: string) => {
      const reading = readConfig({ ...app, LARK_DOMAIN: domain });
      return reading.kind === 'read' ? reading.config.lark : null;
    };

    it.each([
      ['feishu', 'https://open.feishu.cn', 'zh'],
      ['lark', 'https://open.larksuite.com', 'en'],
      ['https://open.example.com//', 'https://open.example.com', 'en'],
      ['http://[::1]:8080', 'http://[::1]:8080', 'en'],
    ])('finds the cloud %s at %s, and its language', (domain, baseUrl, locale) => {
      expect(larkAt(domain)).toMatchObject({ baseUrl, locale, callback: null });
    });

    it.each([
      'https://open.feishu.cn/open-apis',
      'https://open.feishu.cn/?x=1',
      'https://me:hunter2@open.feishu.cn',
      'ftp://open.feishu.cn',
      'open.feishu.cn',
    ])('takes no such address as %s', (domain) => {
      expect(linesOf({ ...app, LARK_DOMAIN: domain })[0]).toContain('LARK_DOMAIN is ');
    });

    it('says which half is missing', () => {
      expect(linesOf({ LARK_DOMAIN: 'lark' }).join()).toMatch(
        /LARK_APP_ID is missing.+LARK_APP_SECRET is missing/,
      );
      expect(linesOf(app)[0]).toContain('LARK_DOMAIN is missing');
      expect(linesOf({ ...app, LARK_DOMAIN: 'lark', LARK_ENCRYPT_KEY: 'key' })[0]).toContain(
        'go together',
      );
    });

    it('shows no page of one’s own company beside an address, and says how else', () => {
      const byHttp = { ...app, ...keys, LARK_DOMAIN: 'lark', PLAYGROUND: '1' };
      const [line = ''] = linesOf(byHttp);
      expect(line).toContain('long connection');
      expect(line).not.toContain('SLACK');
      expect(linesOf({ ...byHttp, UPSIDE_WORKSPACE: 'demo' })).toEqual([]);
    });
  });

  it('shows no page of one’s own company where a proxy brings in the internet', () => {
    const byHttp = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: '12345678', PLAYGROUND: '1' };
    expect(linesOf(byHttp)[0]).toContain('remove PLAYGROUND');
    expect(linesOf({ ...byHttp, UPSIDE_WORKSPACE: 'demo' })).toEqual([]);
    expect(linesOf({ ...byHttp, SLACK_APP_TOKEN: 'xapp-1' })).toEqual([]);
  });

  it('says what is missing to connect Slack, and never repeats a token', () => {
    expect(linesOf({ SLACK_BOT_TOKEN: 'xoxb-1' })[0]).toContain('add SLACK_APP_TOKEN');
    expect(linesOf({ SLACK_SIGNING_SECRET: '12345678' })[0]).toContain(
      'SLACK_BOT_TOKEN is missing',
    );
    const wrong = linesOf({ SLACK_BOT_TOKEN: 'hunter2', SLACK_APP_TOKEN: 'xapp-1' }).join();
    expect(wrong).toContain('begins with xoxb-');
    expect(wrong).not.toContain('hunter2');
  });

  it('takes keys in the form in which they are made, and never repeats one', () => {
    const key = (fill: number) => Buffer.alloc(32, fill).toString('base64');
    const keys = `2026:${key(1)}, 2025-b:${key(250)}`;
    expect(readConfig({ UPSIDE_KEYS: keys })).toMatchObject({ config: { sealingKeys: keys } });
    expect(readConfig({})).toMatchObject({ config: { sealingKeys: null, retentionDays: 90 } });
    const short = Buffer.alloc(31, 1).toString('base64');
    for (const wrong of [key(1), `:${key(1)}`, `a.b:${key(1)}`, `a:${short}`, `${keys},`])
      expect(linesOf({ UPSIDE_KEYS: wrong }).join(), wrong).toContain('openssl rand -base64 32');
    expect(linesOf({ UPSIDE_KEYS: `a:${key(1)},a:${key(2)}` })).toHaveLength(1);
    expect(linesOf({ UPSIDE_KEYS: key(7) }).join()).not.toContain(key(7));
  });

  it('takes days of retention from none to ten years', () => {
    expect(readConfig({ UPSIDE_RETENTION_DAYS: '0' })).toMatchObject({
      config: { retentionDays: 0 },
    });
    expect(linesOf({ UPSIDE_RETENTION_DAYS: '3651' })).toHaveLength(1);
  });

  it('reports a setting that it does not know', () => {
    expect(linesOf({ UPSIDE_HOEM: '/tmp' })[0]).toContain('UPSIDE_HOEM is not a setting');
  });

  it('speaks the language that it is told to', () => {
    expect(readConfig({ UPSIDE_LOCALE: 'zh', LANG: 'en_GB' })).toMatchObject({
      config: { locale: 'zh' },
    });
  });

  const lark = {
    LARK_DOMAIN: 'feishu',
    LARK_APP_ID: 'cli_a1b2c3d4e5f60718',
    LARK_APP_SECRET: 'hunter2hunter2',
  };
  const larkKeys = { LARK_ENCRYPT_KEY: 'hunter2', LARK_VERIFICATION_TOKEN: 'hunter2' };

  it('is one’s own company, without the page, as soon as Lark is connected', () => {
    expect(readConfig(lark)).toMatchObject({
      config: {
        ...{ workspace: 'own', playground: false, slack: null },
        lark: { baseUrl: 'https://open.feishu.cn', locale: 'zh', callback: null },
      },
    });
    expect(readConfig({ ...lark, ...larkKeys, LARK_DOMAIN: 'lark' })).toMatchObject({
      config: {
        lark: {
          ...{ baseUrl: 'https://open.larksuite.com', locale: 'en' },
          callback: { encryptKey: 'hunter2', verificationToken: 'hunter2' },
        },
      },
    });
    expect(readConfig({ ...lark, LARK_DOMAIN: 'https://open.example.com/' })).toMatchObject({
      config: { lark: { baseUrl: 'https://open.example.com', locale: 'en' } },
    });
  });

  it.each([
    ['LARK_APP_ID', 'LARK_APP_ID is missing'],
    ['LARK_APP_SECRET', 'LARK_APP_SECRET is missing'],
    ['LARK_DOMAIN', 'LARK_DOMAIN is missing'],
  ])('says that %s is missing to connect Lark, and where it is found', (name, words) => {
    const [only = '', ...others] = linesOf({ ...lark, [name]: '' });
    expect(others).toEqual([]);
    expect(only).toContain(words);
  });

  it('takes both of the keys by which Lark is told apart, or neither', () => {
    for (const name of Object.keys(larkKeys))
      expect(linesOf({ ...lark, ...larkKeys, [name]: '' })[0]).toContain('go together');
  });

  it('says what is wrong with what Lark is connected by, and never repeats a secret', () => {
    expect(linesOf({ ...lark, LARK_APP_ID: 'a1b2' })[0]).toContain('LARK_APP_ID is "a1b2"');
    expect(linesOf({ ...lark, LARK_DOMAIN: 'baidu' })[0]).toContain('feishu, lark, or the address');
    const short = linesOf({ ...lark, LARK_APP_SECRET: 'hunter2' }).join();
    expect(short).toContain('[secret]');
    expect(short).not.toContain('hunter2');
  });

  it('shows no page of one’s own company where Lark calls an address of this machine', () => {
    const byHttp = { ...lark, ...larkKeys, PLAYGROUND: '1' };
    expect(linesOf(byHttp)[0]).toContain('remove PLAYGROUND');
    expect(linesOf({ ...byHttp, UPSIDE_WORKSPACE: 'demo' })).toEqual([]);
    expect(linesOf({ ...lark, PLAYGROUND: '1' })).toEqual([]);
  });

  it('does not serve one company of Lark’s beside many of Slack’s', () => {
    const many = {
      ...{ SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'hunter2hunter2' },
      ...{ SLACK_SIGNING_SECRET: 'hunter2hunter2' },
      UPSIDE_KEYS: `2026:${Buffer.alloc(32, 1).toString('base64')}`,
    };
    expect(linesOf(many)).toEqual([]);
    expect(linesOf({ ...many, ...lark })[0]).toContain('remove LARK_APP_ID');
  });
});
