/** `upside plan check FILE…` and `upside plan publish FILE --from DAY`. */
import { say } from '../../i18n/locale.ts';
import { planCheck } from '../../i18n/texts/plan-check.ts';
import type { CliCommand, CliContext } from '../cli.ts';
import { publishPlan } from './publish.ts';
import { checkFile, printVerdict, toJson, type Verdict } from './verdict.ts';

export const planCommand: CliCommand = {
  name: 'plan',
  usage: 'plan check FILE… [--json] | plan publish FILE --from YYYY-MM-DD',
  summary: planCheck.summary,
  async run(context) {
    const [verb, ...rest] = context.args;
    const code =
      verb === 'check'
        ? await checkPlans(rest, context)
        : verb === 'publish'
          ? await publishPlan(rest, context)
          : null;
    if (code !== null) return code;
    context.complain(say(context.locale, planCheck.usage));
    return 2;
  },
};

/** All that is wrong with the files, and their examples computed. Null: wrongly called. */
async function checkPlans(words: readonly string[], context: CliContext): Promise<number | null> {
  const files = words.filter((word) => word !== '--json');
  if (files.length === 0 || files.some((word) => word.startsWith('--'))) return null;
  const verdicts: Verdict[] = [];
  for (const file of files) verdicts.push(await checkFile(file, context.locale));
  if (words.includes('--json'))
    context.print(JSON.stringify({ files: verdicts.map(toJson) }, null, 2));
  else for (const verdict of verdicts) printVerdict(verdict, context);
  return verdicts.every(({ ok }) => ok) ? 0 : 1;
}
