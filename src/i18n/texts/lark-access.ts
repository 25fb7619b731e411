/** What Lark's verdict about an app means and how to mend it: for the set-up and for whoever looks for a fault. */
import { listing } from '../format.ts';
import { type Locale, say, type Text } from '../locale.ts';

const kinds = {
  noApp: {
    en: 'Lark does not know the app: copy the app id once more, and check which cloud it is in (LARK_DOMAIN)',
    zh: '飞书没有找到这个应用，请重新复制 App ID，并确认 LARK_DOMAIN 没有选错（飞书还是 Lark）',
  },
  wrongSecret: {
    en: 'the secret is not that of the app, or it was reset: copy it once more, whole',
    zh: 'App Secret 与应用不符，或已被重置，请重新完整复制一次',
  },
  noScope: {
    en: 'the app lacks a right that this takes',
    zh: '应用缺少所需的权限',
  },
} as const;

const kindOf: ReadonlyMap<string, keyof typeof kinds> = new Map([
  ['10003', 'noApp'],
  ['10012', 'noApp'],
  ['10014', 'wrongSecret'],
  ['99991672', 'noScope'],
]);

const why = (code: string, locale: Locale): string => {
  const kind = kindOf.get(code);
  const words = kind ? say(locale, kinds[kind]) : '';
  return words === '' ? '' : `${locale === 'zh' ? '：' : ': '}${words}`;
};

export const larkAccess = {
  /** `code` is Lark's own number. */
  refused: {
    en: ({ code }) => `Lark said no (${code})${why(code, 'en')}`,
    zh: ({ code }) => `飞书拒绝了（${code}）${why(code, 'zh')}`,
  } satisfies Text<{ code: string }>,
  inactive: {
    en: 'No version of the app with a bot is in use.',
    zh: '应用还没有带机器人的已发布版本。',
  } satisfies Text,
  activate: {
    en: 'Add the feature Bot, publish a version, and let an admin of the company approve it.',
    zh: '请添加“机器人”能力，发布版本，并由企业管理员审核通过。',
  } satisfies Text,
  addScopes: {
    en: 'In the console, on “Permissions & Scopes” of the app: add them, then publish a version. npm run setup lark prints them in the form in which they can be pasted.',
    zh: '在开发者后台应用的“权限管理”中开通，然后发布版本。npm run setup lark 会打印可以直接粘贴导入的内容。',
  } satisfies Text,
  commandsMissing: {
    en: ({ commands }) =>
      `Not in the list behind “/”: ${listing(commands, 'en')}. Typed, they work all the same.`,
    zh: ({ commands }) => `输入“/”时的列表中缺少 ${listing(commands, 'zh')}（直接输入仍然有效）。`,
  } satisfies Text<{ commands: readonly string[] }>,
} as const;
