/** The step that looks what the app may do by now, and puts the commands into Lark's list of them. */
import type { AppTold, Verdict } from '../../chat/access.ts';
import { checkApp, lacksScope } from '../../chat/lark/check.ts';
import { type LarkCommand, putCommands } from '../../chat/lark/commands.ts';
import { larkCommands } from '../../chat/lark/manifest.ts';
import type { LarkAccess } from '../../chat/lark/plain-client.ts';
import { neededScopes } from '../../chat/lark/scopes.ts';
import { say } from '../../i18n/locale.ts';
import { appAccess } from '../../i18n/texts/app-access.ts';
import { larkAccess } from '../../i18n/texts/lark-access.ts';
import { larkSetUp as texts } from '../../i18n/texts/lark-set-up.ts';
import type { Means } from './means.ts';

/** What is missing still, in words. */
export async function lookAtRights(access: LarkAccess, means: Means): Promise<readonly string[]> {
  const commands = larkCommands(await means.commands());
  await tellCommands(access, commands, means);
  const names = commands.map(({ command }) => command);
  return missingOf(await checkApp(access, names), access, means);
}

/** Without the right to it nothing is said here: the right is named below. */
async function tellCommands(
  access: LarkAccess,
  wanted: readonly LarkCommand[],
  { terminal, locale }: Means,
): Promise<void> {
  const verdict = await putCommands(wanted, access);
  if (verdict.kind === 'valid')
    terminal.print(say(locale, texts.rights.commands, { ...verdict, count: wanted.length }));
  if (verdict.kind !== 'refused' || verdict.code === String(lacksScope)) return;
  const why = say(locale, larkAccess.refused, verdict);
  terminal.print(say(locale, texts.rights.noCommands, { why }));
}

function missingOf(
  verdict: Verdict<AppTold>,
  { appId, baseUrl }: LarkAccess,
  { terminal, locale }: Means,
): readonly string[] {
  if (verdict.kind !== 'valid') return [say(locale, texts.missing.answer)];
  const { isActive, missing, commandsMissing } = verdict;
  if (isActive) terminal.print(say(locale, texts.rights.isActive));
  else terminal.print(`✗ ${say(locale, larkAccess.inactive)} ${say(locale, larkAccess.activate)}`);
  if (missing.length === 0)
    terminal.print(say(locale, texts.rights.scopes, { scopes: neededScopes }));
  else {
    const link = `${baseUrl}/app/${appId}/auth?q=${missing.join(',')}&op_from=openapi&token_type=tenant`;
    terminal.print(`✗ ${say(locale, appAccess.missing, { scopes: missing })}`);
    terminal.print(say(locale, texts.rights.addScopes, { link }));
  }
  const lacking = commandsMissing ?? [];
  if (lacking.length > 0)
    terminal.print(`✗ ${say(locale, larkAccess.commandsMissing, { commands: lacking })}`);
  return [
    ...(isActive ? [] : [say(locale, texts.missing.version)]),
    ...missing.map((name) => say(locale, texts.missing.scope, { name })),
    ...lacking.map((name) => say(locale, texts.missing.command, { name })),
  ];
}
