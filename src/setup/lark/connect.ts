/** From no app to a bot that has said hello: app, settings, console, rights, hello. What is right already is kept. */
import type { LarkAccess } from '../../chat/lark/plain-client.ts';
import { say } from '../../i18n/locale.ts';
import { larkSetUp as texts } from '../../i18n/texts/lark-set-up.ts';
import { setUp } from '../../i18n/texts/set-up.ts';
import { contradictions, save } from '../save-step.ts';
import { showConsole } from './console-step.ts';
import { greet } from './hello-step.ts';
import { type Obtained, obtainApp, settingOf } from './key-step.ts';
import type { Means } from './means.ts';
import { lookAtRights } from './rights-step.ts';
import { chooseWay, type Way } from './way-step.ts';

/** What is missing still, in words; empty: it is connected. */
export async function connectLark(means: Means): Promise<readonly string[]> {
  const { terminal, locale, environment } = means;
  terminal.print(say(locale, texts.heading));
  terminal.print(`\n${say(locale, texts.keys.title)}`);
  if (!environment[settingOf.id] && means.called.keys.id === undefined)
    terminal.print(say(locale, texts.keys.create));
  const app = await obtainApp(means);
  if (app.kind === 'unreached') return [say(locale, texts.missing.answer)];
  if (app.kind === 'none') return [say(locale, texts.missing[app.missing])];
  const way = await chooseWay(means);
  const missing = [...lackingOf(way, means)];
  terminal.print(`\n${say(locale, texts.fileTitle)}`);
  const isSaved = await save(means, settingsOf(app, way));
  if (!isSaved) missing.push(say(locale, setUp.missing.file));
  if (isSaved && missing.length === 0) missing.push(...contradictions(means));
  const rights = await obtainRights(app.access, way, means);
  missing.push(...rights);
  // Nothing that is not published can say anything.
  if (rights.length > 0) return missing;
  terminal.print(`\n${say(locale, texts.greeting.title)}`);
  const isSaid = await greet(app.access, means);
  return isSaid ? missing : [...missing, say(locale, texts.missing.hello)];
}

/**
 * What is done in the console takes effect with a version: who sits there is asked when it is published, and it is looked at again. The
 * console's steps are shown when there may be something to do there.
 */
async function obtainRights(
  access: LarkAccess,
  way: Way,
  means: Means,
): Promise<readonly string[]> {
  const { terminal, locale, environment, called } = means;
  const isNew = !environment[settingOf.id] || called.http !== null;
  let mayAsk = terminal.isInteractive;
  const show = async (): Promise<void> => {
    terminal.print(`\n${say(locale, texts.console.title)}`);
    await showConsole(access, way, means);
    if (mayAsk) mayAsk = (await terminal.ask(say(locale, texts.console.ask), false)) === '';
  };
  if (isNew) await show();
  for (let isShown = isNew; ; isShown = true) {
    terminal.print(`\n${say(locale, texts.rights.title)}`);
    const missing = await lookAtRights(access, means);
    if (missing.length === 0) return missing;
    if (!isShown) await show();
    else if (mayAsk) mayAsk = (await terminal.ask(say(locale, texts.console.again), false)) === '';
    if (!mayAsk) return missing;
  }
}

function lackingOf(way: Way, { locale }: Means): readonly string[] {
  if (way.kind === 'line') return [];
  if (way.encryptKey === null) return [say(locale, texts.missing.encryptKey)];
  return way.token === null ? [say(locale, texts.missing.token)] : [];
}

/** One of the two keys of HTTP alone would be half a way: it is not kept. */
function settingsOf(
  { domain, access }: Extract<Obtained, { kind: 'right' }>,
  way: Way,
): Readonly<Record<string, string | null>> {
  const app = {
    [settingOf.domain]: domain,
    [settingOf.id]: access.appId,
    [settingOf.secret]: access.appSecret,
  };
  if (way.kind === 'line' || way.encryptKey === null || way.token === null) return app;
  return { ...app, [settingOf.encryptKey]: way.encryptKey, [settingOf.token]: way.token };
}
