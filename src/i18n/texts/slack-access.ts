/** What Slack's verdict about a token means and how to mend it: for the set-up and for whoever looks for a fault. */
import { type Locale, say, type Text } from '../locale.ts';

const kinds = {
  unknown: {
    en: 'Slack does not know it: copy it once more, whole',
    zh: 'Slack 不认识它，请重新完整复制一次',
  },
  gone: {
    en: 'it has been taken back: install the app again (Install App, Reinstall to Workspace) and copy the token that is shown there',
    zh: '它已被收回：请重新安装应用（Install App → Reinstall to Workspace），再复制那里显示的令牌',
  },
  otherKind: {
    en: 'it is a token of another kind',
    zh: '它是另一种令牌',
  },
  noSocket: {
    en: 'it lacks the scope connections:write: generate another one with it (Basic Information, App-Level Tokens)',
    zh: '它缺少 connections:write 权限：请重新生成一个带此权限的（Basic Information → App-Level Tokens）',
  },
  off: {
    en: 'Socket Mode is switched off for the app: switch it on (Socket Mode, Enable Socket Mode)',
    zh: '应用没有开启 Socket Mode：请在 Socket Mode 页面开启（Enable Socket Mode）',
  },
} as const;

const kindOf: ReadonlyMap<string, keyof typeof kinds> = new Map([
  ['invalid_auth', 'unknown'],
  ['not_authed', 'unknown'],
  ['account_inactive', 'gone'],
  ['token_expired', 'gone'],
  ['token_revoked', 'gone'],
  ['not_allowed_token_type', 'otherKind'],
  ['missing_scope', 'noSocket'],
  ['forbidden_team', 'off'],
]);

const why = (code: string, locale: Locale): string => {
  const kind = kindOf.get(code);
  return kind ? say(locale, kinds[kind]) : code;
};

export const slackAccess = {
  /** `code` is Slack's own word. */
  refused: {
    en: ({ code }) => `Slack turned it away (${code}): ${why(code, 'en')}`,
    zh: ({ code }) => `Slack 拒绝了它（${code}）：${why(code, 'zh')}`,
  } satisfies Text<{ code: string }>,
  addScopes: {
    en: 'On the page of the app: OAuth & Permissions, Bot Token Scopes, Add an OAuth Scope; then Reinstall to Workspace. The token stays the same.',
    zh: '在应用页面打开 OAuth & Permissions → Bot Token Scopes → Add an OAuth Scope 添加，再点 Reinstall to Workspace。令牌不变。',
  } satisfies Text,
} as const;
