/** `upside import`: what a file says (people, targets, deals, records, …) into the store, with a preview and a rejects file. */
import { stat } from 'node:fs/promises';
import { importTexts } from '../../i18n/texts/import.ts';
import { openFile, type Sink } from '../../sources/port.ts';
import type { CliCommand, CliContext } from '../cli.ts';
import { apply, type Outcome } from './apply.ts';
import { type ImportArguments, parseArguments, usage, WronglyCalled } from './arguments.ts';
import { progressFor } from './progress.ts';
import { RejectsFile, rejectsPath } from './rejects.ts';
import { type Closing, closingLine, outcomeJson, previewLines, summaryLines } from './report.ts';

export const importCommand: CliCommand = {
  name: 'import',
  usage: usage.replace(/^upside /, ''),
  summary: importTexts.summary,
  async run(context) {
    try {
      return await runImport(context, parseArguments(context.args, context.locale));
    } catch (error) {
      if (!(error instanceof WronglyCalled)) throw error;
      context.complain(error.message);
      return 2;
    }
  },
};

async function runImport(context: CliContext, args: ImportArguments): Promise<number> {
  const { locale, isTerminal, print } = context;
  const { store, now } = await context.openStore();
  const { workspace } = store;
  const { kind, file: path, dryRun, json } = args;
  const file = await openFile({ ...args, path, calendar: workspace, currency: workspace.currency });
  if (!json) print(summaryLines(path, args, file.summary, locale));
  const rejects = new RejectsFile(rejectsPath(path), locale);
  const progress = progressFor((await stat(path)).size, isTerminal && !json, locale);
  const sink: Sink = {
    reject: (rejection) => rejects.add(rejection),
    progress: (fraction) => progress.show(fraction),
  };
  const restart = () => rejects.restart();
  try {
    await restart();
    const preview = new Preview(json ? null : print);
    const closing = (outcome: Outcome): Closing => ({
      ...{ kind, outcome, dryRun, currency: workspace.currency },
      ...{ rejected: rejects.count, rejectsFile: rejects.path },
    });
    const approve = async (outcome: Outcome) => {
      progress.stop();
      await rejects.close();
      preview.show(previewLines(closing(outcome), locale));
      return !dryRun;
    };
    const end = closing(await apply(kind, { store, now, file, sink, restart, approve }));
    print(json ? outcomeJson(args, path, file.summary, end) : closingLine(end, locale));
    return rejects.count > 0 ? 1 : 0;
  } finally {
    progress.stop();
    await rejects.close();
  }
}

/** Says what would come of it; again only when a second attempt at the transaction finds something else. */
class Preview {
  readonly #print: ((text: string) => void) | null;
  #shown = '';

  constructor(print: ((text: string) => void) | null) {
    this.#print = print;
  }

  show(text: string): void {
    if (text !== this.#shown) this.#print?.(text);
    this.#shown = text;
  }
}
