/** The app as Slack is told of it: made from what the bot can do, so that it never promises what is not there. */
import type { webApi } from '@slack/bolt';
import { locales, say, type Text } from '../../i18n/locale.ts';
import {
  slackMessageShortcuts,
  slackShortcuts,
  slackManifest as texts,
} from '../../i18n/texts/slack-manifest.ts';
import { summaryOf, type ToldCommand } from '../told-command.ts';

type Manifest = webApi.AppsManifestValidateArguments['manifest'];
type Features = NonNullable<Manifest['features']>;

/**
 * `http`: `url` is where Slack reaches the bot from outside, without a slash at its end. `isDistributed`: workspaces and organisations
 * install it by themselves, and their tokens end and are renewed.
 */
export type Connection =
  | { readonly kind: 'socket' }
  | { readonly kind: 'http'; readonly url: string; readonly isDistributed?: true };

/** What the bot is to be allowed. */
export const botScopes = ['chat:write', 'commands', 'users:read', 'users:read.email'] as const;
const events = [
  'app_home_opened',
  'app_uninstalled',
  'team_join',
  'tokens_revoked',
  'user_change',
] as const;

/** Commands without a name that Slack takes are left out. */
export function slackManifest(commands: readonly ToldCommand[], connection: Connection) {
  const url = connection.kind === 'http' && connection.isDistributed ? connection.url : null;
  const redirect = url === null ? {} : { redirect_urls: [`${url}/slack/oauth_redirect`] };
  const requests =
    connection.kind === 'http' ? { request_url: `${connection.url}/slack/events` } : {};
  return {
    display_information: {
      name: 'Upside',
      description: inBoth(texts.description),
      long_description: inBoth(texts.about, '\n\n'),
      background_color: '#27314f',
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: 'Upside', always_online: true },
      shortcuts: [...shortcutsOf(commands), ...messageShortcuts(commands)],
      slash_commands: slashCommands(commands, connection),
    },
    oauth_config: { ...redirect, scopes: { bot: [...botScopes] } },
    settings: {
      event_subscriptions: { ...requests, bot_events: [...events] },
      interactivity: { is_enabled: true, ...requests },
      org_deploy_enabled: url !== null,
      socket_mode_enabled: connection.kind === 'socket',
      token_rotation_enabled: url !== null,
    },
  } satisfies Manifest;
}

/** Slack's own commands: an app's of the same name is never reached. */
const ofSlack = new Set([
  ...['active', 'apps', 'archive', 'away', 'call', 'collapse', 'dm', 'dnd', 'expand', 'feed'],
  ...['feedback', 'help', 'huddle', 'invite', 'join', 'kick', 'leave', 'me', 'msg', 'mute', 'open'],
  ...['prefs', 'remind', 'remove', 'rename', 'search', 'shortcuts', 'shrug', 'star', 'status'],
  ...['topic', 'who'],
]);

/** Small Latin letters, digits, hyphens and underscores, at most 32 signs with the slash. */
const nameOf = ({ names }: ToldCommand): string | null =>
  names.find((name) => /^[a-z0-9_-]{1,31}$/.test(name) && !ofSlack.has(name)) ?? null;

const slashCommands = (
  commands: readonly ToldCommand[],
  connection: Connection,
): NonNullable<Features['slash_commands']> =>
  commands.flatMap((command) => {
    const name = nameOf(command);
    const usage = say('en', command.usage);
    return name === null
      ? []
      : [
          {
            command: `/${name}`,
            description: inBothLanguages(command),
            ...(usage === '' ? {} : { usage_hint: usage }),
            should_escape: false,
            ...(connection.kind === 'http' ? { url: `${connection.url}/slack/events` } : {}),
          },
        ];
  });

/** The callback id is the command that the shortcut stands for. */
const shortcutsOf = (commands: readonly ToldCommand[]): NonNullable<Features['shortcuts']> =>
  Object.entries(slackShortcuts).flatMap(([name, title]) => {
    const command = commands.find(({ names }) => names.includes(name));
    return command
      ? [
          {
            type: 'global' as const,
            name: inBoth(title),
            callback_id: name,
            description: inBothLanguages(command),
          },
        ]
      : [];
  });

/** Those of a feature that there is. */
const messageShortcuts = (commands: readonly ToldCommand[]): NonNullable<Features['shortcuts']> =>
  Object.entries(slackMessageShortcuts).flatMap(([button, { title, about }]) =>
    commands.some(({ names }) => names.some((name) => name === button.split('.', 1)[0]))
      ? [
          {
            type: 'message' as const,
            name: inBoth(title),
            callback_id: button,
            description: inBoth(about),
          },
        ]
      : [],
  );

const inBoth = (text: Text, between = ' · '): string =>
  locales.map((locale) => say(locale, text)).join(between);

/** The example of its use is told by the usage. */
const inBothLanguages = (command: ToldCommand): string =>
  locales.map((locale) => summaryOf(command, locale)).join(' · ');
