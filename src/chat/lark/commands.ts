/** Lark's own list of the app's commands, kept in step with ours. What others have put there is left alone. */
import type { Verdict } from '../access.ts';
import { createAppApi, type Described, type KnownCommand } from './app-api.ts';
import { verdictOf } from './check.ts';
import { createPlainClient, type LarkAccess } from './plain-client.ts';

export interface LarkCommand {
  /** Without the slash. */
  readonly command: string;
  readonly description: Described;
}

interface Changes {
  readonly create: readonly LarkCommand[];
  readonly describe: readonly { readonly id: string; readonly description: Described }[];
}

/** Pure. */
export function commandChanges(
  wanted: readonly LarkCommand[],
  known: readonly KnownCommand[],
): Changes {
  const there = new Map(known.map((each) => [each.command, each]));
  return {
    create: wanted.filter(({ command }) => !there.has(command)),
    describe: wanted.flatMap(({ command, description }) => {
      const found = there.get(command);
      return found && !isSame(found.description, description)
        ? [{ id: found.id, description }]
        : [];
    }),
  };
}

const isSame = (known: Described | null, wanted: Described): boolean =>
  known !== null &&
  known.default_value === wanted.default_value &&
  known.i18n.zh_cn === wanted.i18n.zh_cn &&
  known.i18n.en_us === wanted.i18n.en_us;

/** One after the other, until Lark refuses one; what was done until then stays. `created`, `changed`: how many. */
export function putCommands(
  wanted: readonly LarkCommand[],
  access: LarkAccess,
): Promise<Verdict<{ readonly created: number; readonly changed: number }>> {
  const api = createAppApi(createPlainClient(access));
  return verdictOf(access, async () => {
    const { create, describe } = commandChanges(wanted, await api.commands());
    for (const { command, description } of create) await api.createCommand(command, description);
    for (const { id, description } of describe) await api.describeCommand(id, description);
    return { created: create.length, changed: describe.length };
  });
}
