/** The app as Lark is told of it, made from what the bot can do. Lark has no such file: the set-up and people read it. */
import { z } from 'zod';
import { type Locale, say, type Text } from '../../i18n/locale.ts';
import { larkManifest as texts } from '../../i18n/texts/lark-manifest.ts';
import { summaryOf, type ToldCommand } from '../told-command.ts';
import type { LarkCommand } from './commands.ts';
import { scopeUses } from './scopes.ts';

const inBoth = z.strictObject({ zh_cn: z.string().min(1), en_us: z.string().min(1) });

const larkManifest = z.strictObject({
  name: z.string(),
  description: inBoth,
  /** `optional`: without it something small is missing. */
  scopes: z.array(z.strictObject({ name: z.string(), optional: z.boolean(), why: inBoth })),
  events: z.array(z.strictObject({ name: z.string(), why: inBoth })),
  callbacks: z.array(z.strictObject({ name: z.string(), why: inBoth })),
  /** Of the bot. */
  menu: z
    .array(z.strictObject({ event_key: z.string().min(1).max(30), name: inBoth }))
    .min(1)
    .max(3),
  /** Behind “/”. */
  commands: z
    .array(
      z.strictObject({
        command: z.string().regex(/^[a-z][a-z0-9_-]{0,31}$/),
        description: z.strictObject({ default_value: z.string().min(1), i18n: inBoth }),
      }),
    )
    .max(100),
});
type LarkManifest = z.output<typeof larkManifest>;

/** Commands without a Latin name are left out. Throws ZodError when Lark would not take it. */
export function makeManifest(commands: readonly ToldCommand[]): LarkManifest {
  const names = new Set(commands.flatMap((each) => each.names));
  return larkManifest.parse({
    name: 'Upside',
    description: both(texts.description),
    scopes: scopeUses.map(({ name, isOptional = false }) => ({
      name,
      optional: isOptional,
      why: both(texts.scopes[name]),
    })),
    events: reasons(texts.events),
    callbacks: reasons(texts.callbacks),
    menu: menuEntries().filter(({ event_key }) => names.has(event_key)),
    commands: larkCommands(commands),
  });
}

/** Named like the commands that they stand for. */
export const menuEntries = () =>
  Object.entries(texts.menu).map(([event_key, name]) => ({ event_key, name: both(name) }));

/** As the console takes it: “Permissions & Scopes”, “Batch import/export scopes”. */
export const importableScopes = () => ({
  scopes: { tenant: scopeUses.map(({ name }) => name), user: [] },
});

export const larkCommands = (commands: readonly ToldCommand[]): readonly LarkCommand[] =>
  commands.flatMap((told) => {
    const command = told.names.find((name) => /^[a-z][a-z0-9_-]{0,31}$/.test(name));
    if (command === undefined) return [];
    const i18n = byLocale((locale) => summaryOf(told, locale));
    return [{ command, description: { default_value: i18n.en_us, i18n } }];
  });

const byLocale = (text: (locale: Locale) => string) => ({ zh_cn: text('zh'), en_us: text('en') });

const both = (text: Text) => byLocale((locale) => say(locale, text));

const reasons = (all: Readonly<Record<string, Text>>) =>
  Object.entries(all).map(([name, why]) => ({ name, why: both(why) }));
