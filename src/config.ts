/** The settings, out of the environment, once, at start. Everything that is wrong is said at once, with what would be right. */
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { type Environment, localeOf, projectFolder } from './environment.ts';
import { type Locale, locales, say } from './i18n/locale.ts';
import { config as texts } from './i18n/texts/config.ts';

export interface Config {
  /** Folder of the embedded database and of what belongs to it. */
  readonly home: string;
  /** Where the server listens; port 0: any free one. */
  readonly listen: { readonly address: string; readonly port: number };
  /** A PostgreSQL server; null: the embedded engine. */
  readonly databaseUrl: string | null;
  readonly logLevel: string;
  /** Language of the terminal. */
  readonly locale: Locale;
  /** Whose data: the demo company's, or one's own; null: the command decides. */
  readonly workspace: 'demo' | 'own' | null;
  /** For commands, where several companies are served: the id of the one that is meant; null: not said. */
  readonly company: string | null;
  /** One workspace of Slack's; null: not connected. */
  readonly slack: SlackSettings | null;
  /** One company at Lark or Feishu; null: not connected. */
  readonly lark: LarkSettings | null;
  /** An app that workspaces of Slack's install by themselves; null: there is none. */
  readonly slackApp: SlackAppSettings | null;
  /** Whether the page on this machine is shown. */
  readonly playground: boolean;
  /** The keys under which installations are kept, the newest first, as `store/sealing.ts` reads them; null: none. */
  readonly sealingKeys: string | null;
  /** For how many days the data of a company stay that has taken the bot out. */
  readonly retentionDays: number;
  /** What an own workspace is founded with. */
  readonly founding: {
    readonly company: string;
    readonly currency: string;
    readonly timeZone: string;
    readonly fiscalStartMonth: number;
  };
}

export interface SlackSettings {
  readonly botToken: string;
  /** Socket Mode; null: HTTP, with the signing secret. */
  readonly appToken: string | null;
  readonly signingSecret: string | null;
  /** Another Web API than Slack's, with `/` at its end. */
  readonly apiUrl: string | null;
}

export interface LarkSettings {
  readonly appId: string;
  readonly appSecret: string;
  /** Without `/` at its end. */
  readonly baseUrl: string;
  /** Of people who have chosen none. */
  readonly locale: Locale;
  /** HTTP; null: a long connection, which needs no address on the internet. */
  readonly callback: { readonly encryptKey: string; readonly verificationToken: string } | null;
}

export interface SlackAppSettings {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly signingSecret: string;
  readonly apiUrl: string | null;
}

/** sysexits.h: the configuration is wrong. */
export const configExitCode = 78;

const isTimeZone = (text: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).format !== undefined;
  } catch {
    return false;
  }
};
const isDatabaseUrl = (text: string): boolean =>
  URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);
const isAddress = (text: string): boolean => isIP(text) !== 0;
const isWebAddress = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
/** Of a whole server: what it is asked for begins at its root. */
const isOrigin = (text: string): boolean =>
  isWebAddress(text) && new URL(text).href.replace(/\/+$/, '') === new URL(text).origin;
const wholeNumber = (low: number, high: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .refine((value) => low <= value && value <= high);

/** `name:` and 32 bytes in base64, several with commas between them, no name twice. */
const areKeys = (text: string): boolean => {
  const keys = text
    .split(',')
    .map((key) => /^\s*([\w-]{1,32}):[A-Za-z0-9+/]{43}=\s*$/.exec(key)?.[1]);
  return keys.every((name) => name !== undefined) && new Set(keys).size === keys.length;
};

const variables = z.object({
  UPSIDE_HOME: z.string().default('.upside'),
  PORT: wholeNumber(0, 65_535).default(3000),
  UPSIDE_LISTEN: z.string().refine(isAddress).default('127.0.0.1'),
  DATABASE_URL: z.string().refine(isDatabaseUrl).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn'),
  UPSIDE_LOCALE: z.enum(locales).optional(),
  UPSIDE_WORKSPACE: z
    .string()
    .regex(/^(?:demo|own|slack-[TE][A-Z0-9]{1,30})$/)
    .optional(),
  UPSIDE_COMPANY: z.string().max(100).default('My company'),
  UPSIDE_CURRENCY: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('USD'),
  UPSIDE_TIME_ZONE: z.string().refine(isTimeZone).default('UTC'),
  UPSIDE_FISCAL_START: wholeNumber(1, 12).default(1),
  UPSIDE_KEYS: z.string().refine(areKeys).optional(),
  UPSIDE_RETENTION_DAYS: wholeNumber(0, 3650).default(90),
  PLAYGROUND: z.enum(['0', '1']).optional(),
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-').optional(),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-').optional(),
  SLACK_SIGNING_SECRET: z.string().min(8).optional(),
  SLACK_CLIENT_ID: z
    .string()
    .regex(/^[\d.]+$/)
    .optional(),
  SLACK_CLIENT_SECRET: z.string().min(8).optional(),
  SLACK_API_URL: z.string().refine(isWebAddress).optional(),
  LARK_APP_ID: z
    .string()
    .regex(/^cli_[0-9a-fA-F]{16}$/)
    .optional(),
  LARK_APP_SECRET: z.string().min(8).optional(),
  LARK_DOMAIN: z
    .string()
    .refine((text) => larkAddress(text) !== null)
    .optional(),
  LARK_ENCRYPT_KEY: z.string().min(1).optional(),
  LARK_VERIFICATION_TOKEN: z.string().min(1).optional(),
});

type VariableName = keyof z.output<typeof variables>;
const names = Object.keys(variables.shape) as readonly VariableName[];
const examples: Readonly<Record<VariableName, string>> = {
  UPSIDE_HOME: '/var/lib/upside',
  PORT: '3000',
  UPSIDE_LISTEN: '0.0.0.0',
  DATABASE_URL: 'postgresql://upside:password@127.0.0.1:5432/upside',
  LOG_LEVEL: 'info',
  UPSIDE_LOCALE: 'zh',
  UPSIDE_WORKSPACE: 'own',
  UPSIDE_COMPANY: 'Harbour Instruments',
  UPSIDE_CURRENCY: 'CNY',
  UPSIDE_TIME_ZONE: 'Asia/Shanghai',
  UPSIDE_FISCAL_START: '4',
  UPSIDE_KEYS: '2026:8Yg…=',
  UPSIDE_RETENTION_DAYS: '90',
  PLAYGROUND: '1',
  SLACK_BOT_TOKEN: 'xoxb-…',
  SLACK_APP_TOKEN: 'xapp-…',
  SLACK_SIGNING_SECRET: '8f742231b10e…',
  SLACK_CLIENT_ID: '3336676.569200954261',
  SLACK_CLIENT_SECRET: '0b1c2d3e4f50…',
  SLACK_API_URL: 'https://slack.com/api/',
  LARK_APP_ID: 'cli_a1b2c3d4e5f60718',
  LARK_APP_SECRET: 'Qk3…',
  LARK_DOMAIN: 'feishu',
  LARK_ENCRYPT_KEY: 'x7Tq…',
  LARK_VERIFICATION_TOKEN: 'v9Lr…',
};
const secrets: ReadonlySet<string> = new Set([
  ...['DATABASE_URL', 'UPSIDE_KEYS', 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'],
  ...['SLACK_CLIENT_SECRET', 'LARK_APP_SECRET', 'LARK_ENCRYPT_KEY', 'LARK_VERIFICATION_TOKEN'],
]);

export type ConfigReading =
  | { readonly kind: 'read'; readonly config: Config }
  /** One line per problem, in the language of the terminal as far as it can be told. */
  | { readonly kind: 'refused'; readonly locale: Locale; readonly lines: readonly string[] };

export function readConfig(environment: Environment): ConfigReading {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const locale = localeOf(given);
  const parsed = variables.safeParse(given);
  const wrong = parsed.error?.issues.map((issue) => String(issue.path[0])) ?? [];
  const lines = [
    ...[...new Set(wrong)].map((name) => problem(name as VariableName, given[name] ?? '', locale)),
    ...unknownNames(given, locale),
    ...(parsed.success ? contradictions(parsed.data, locale) : []),
  ];
  if (!parsed.success || lines.length > 0) return { kind: 'refused', locale, lines };
  return { kind: 'read', config: configOf(parsed.data, locale) };
}

type Variables = z.output<typeof variables>;

/** What no variable says alone. */
function contradictions(read: Variables, locale: Locale): string[] {
  const [token, ways] = [read.SLACK_BOT_TOKEN, [read.SLACK_APP_TOKEN, read.SLACK_SIGNING_SECRET]];
  const isReachable = ways.some((way) => way !== undefined);
  const { slack } = texts;
  if (read.SLACK_CLIENT_ID !== undefined || read.SLACK_CLIENT_SECRET !== undefined)
    return contradictionsOfApp(read, locale);
  return [
    ...(token !== undefined && !isReachable ? [say(locale, slack.noWay)] : []),
    ...(token === undefined && isReachable ? [say(locale, slack.noToken)] : []),
    ...exposures(read, locale),
    ...contradictionsOfLark(read, locale),
  ];
}

function contradictionsOfLark(read: Variables, locale: Locale): string[] {
  const { lark } = texts;
  const [id, secret] = [read.LARK_APP_ID, read.LARK_APP_SECRET];
  const [key, token] = [read.LARK_ENCRYPT_KEY, read.LARK_VERIFICATION_TOKEN];
  const isMentioned = [id, secret, key, token, read.LARK_DOMAIN].some((each) => each !== undefined);
  return [
    ...(isMentioned && id === undefined ? [say(locale, lark.noId)] : []),
    ...(isMentioned && secret === undefined ? [say(locale, lark.noSecret)] : []),
    ...((key === undefined) !== (token === undefined) ? [say(locale, lark.half)] : []),
    ...(isMentioned && read.LARK_DOMAIN === undefined ? [say(locale, lark.noDomain)] : []),
  ];
}

function contradictionsOfApp(read: Variables, locale: Locale): string[] {
  const { slackApp } = texts;
  const needed = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_SIGNING_SECRET', 'UPSIDE_KEYS'];
  const missing = needed.filter((name) => read[name as VariableName] === undefined);
  const isOfOne = read.SLACK_BOT_TOKEN !== undefined || read.SLACK_APP_TOKEN !== undefined;
  const isDemo = read.UPSIDE_WORKSPACE === 'demo' || read.UPSIDE_WORKSPACE === 'own';
  return [
    ...(missing.length > 0 ? [say(locale, slackApp.missing, { names: missing.join(', ') })] : []),
    ...(isOfOne ? [say(locale, slackApp.ofOne)] : []),
    ...(isDemo ? [say(locale, slackApp.company)] : []),
    ...(read.LARK_APP_ID !== undefined ? [say(locale, slackApp.lark)] : []),
    ...(read.PLAYGROUND === '1' ? [say(locale, texts.slack.page)] : []),
  ];
}

/** A proxy passes on what comes from the internet, and to us it looks like this machine: nobody's pay may lie behind it. */
function exposures(read: Variables, locale: Locale): string[] {
  if (read.PLAYGROUND !== '1' || read.UPSIDE_WORKSPACE === 'demo') return [];
  const isBySlack = read.SLACK_SIGNING_SECRET !== undefined && read.SLACK_APP_TOKEN === undefined;
  const isByLark = read.LARK_ENCRYPT_KEY !== undefined;
  return [
    ...(isBySlack ? [say(locale, texts.slack.page)] : []),
    ...(isByLark ? [say(locale, texts.lark.page)] : []),
  ];
}

function configOf(read: Variables, locale: Locale): Config {
  const [slack, slackApp, lark] = [slackOf(read), slackAppOf(read), larkOf(read)];
  const isInChat = slack !== null || slackApp !== null || lark !== null;
  const named = read.UPSIDE_WORKSPACE;
  return {
    home: resolve(projectFolder, read.UPSIDE_HOME),
    listen: { address: read.UPSIDE_LISTEN, port: read.PORT },
    databaseUrl: read.DATABASE_URL ?? null,
    logLevel: read.LOG_LEVEL,
    locale,
    // Who connects a chat means business: the demo comes there only when it is asked for by name.
    workspace: named === 'demo' || named === 'own' ? named : isInChat ? 'own' : null,
    company: named?.startsWith('slack-') ? named : null,
    ...{ slack, slackApp, lark },
    playground: read.PLAYGROUND === undefined ? !isInChat : read.PLAYGROUND === '1',
    sealingKeys: read.UPSIDE_KEYS ?? null,
    retentionDays: read.UPSIDE_RETENTION_DAYS,
    founding: {
      company: read.UPSIDE_COMPANY,
      currency: read.UPSIDE_CURRENCY,
      timeZone: read.UPSIDE_TIME_ZONE,
      fiscalStartMonth: read.UPSIDE_FISCAL_START,
    },
  };
}

function slackOf(read: Variables): SlackSettings | null {
  if (read.SLACK_BOT_TOKEN === undefined) return null;
  return {
    botToken: read.SLACK_BOT_TOKEN,
    appToken: read.SLACK_APP_TOKEN ?? null,
    signingSecret: read.SLACK_SIGNING_SECRET ?? null,
    apiUrl: apiUrlOf(read),
  };
}

const larkClouds: Readonly<Record<string, string>> = {
  feishu: 'https://open.feishu.cn',
  lark: 'https://open.larksuite.com',
};

/** Of a value of LARK_DOMAIN: the address, without `/` at its end; null: it is no such value. */
export const larkAddress = (domain: string): string | null =>
  larkClouds[domain] ?? (isOrigin(domain) ? domain.replace(/\/*$/, '') : null);

function larkOf(read: Variables): LarkSettings | null {
  const { LARK_APP_ID: appId, LARK_APP_SECRET: appSecret, LARK_DOMAIN: domain } = read;
  if (appId === undefined || appSecret === undefined || domain === undefined) return null;
  const [encryptKey, verificationToken] = [read.LARK_ENCRYPT_KEY, read.LARK_VERIFICATION_TOKEN];
  const baseUrl = larkAddress(domain);
  if (baseUrl === null) return null;
  return {
    ...{ appId, appSecret, baseUrl },
    locale: new URL(baseUrl).hostname.endsWith('feishu.cn') ? 'zh' : 'en',
    callback:
      encryptKey === undefined || verificationToken === undefined
        ? null
        : { encryptKey, verificationToken },
  };
}

const apiUrlOf = (read: Variables): string | null =>
  read.SLACK_API_URL?.replace(/\/*$/, '/') ?? null;

function slackAppOf(read: Variables): SlackAppSettings | null {
  const [clientId, clientSecret] = [read.SLACK_CLIENT_ID, read.SLACK_CLIENT_SECRET];
  const signingSecret = read.SLACK_SIGNING_SECRET;
  if (clientId === undefined || clientSecret === undefined || signingSecret === undefined)
    return null;
  return { clientId, clientSecret, signingSecret, apiUrl: apiUrlOf(read) };
}

function problem(name: VariableName, got: string, locale: Locale): string {
  return say(locale, texts.problem, {
    name,
    got: secrets.has(name) ? '[secret]' : JSON.stringify(got.slice(0, 80)),
    expected: say(locale, texts.expected[name]),
    example: examples[name],
  });
}

/** A name with our prefix that we do not know is a slip of the pen, and would be silently without effect. */
const unknownNames = (given: Environment, locale: Locale): string[] =>
  Object.keys(given)
    .filter((name) => name.startsWith('UPSIDE_') && !names.some((known) => known === name))
    .sort()
    .map((name) => say(locale, texts.unknown, { name, known: names.join(', ') }));
