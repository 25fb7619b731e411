/** How the app stands with a chat platform, as far as it is the same with all of them. */
import { listing } from '../format.ts';
import type { Text } from '../locale.ts';

export const appAccess = {
  unreached: {
    en: ({ host, reason }) => `${host} gave no answer (${reason})`,
    zh: ({ host, reason }) => `${host} 没有应答（${reason}）`,
  } satisfies Text<{ host: string; reason: string }>,
  reach: {
    en: ({ host }) =>
      `Check that this machine reaches https://${host} (firewall, proxy, name server), and try again.`,
    zh: ({ host }) => `请确认这台机器能访问 https://${host}（防火墙、代理、DNS），然后重试。`,
  } satisfies Text<{ host: string }>,
  missing: {
    en: ({ scopes }) =>
      `The app lacks the ${scopes.length === 1 ? 'scope' : 'scopes'} ${listing(scopes, 'en')}.`,
    zh: ({ scopes }) => `应用缺少权限 ${listing(scopes, 'zh')}。`,
  } satisfies Text<{ scopes: readonly string[] }>,
} as const;
