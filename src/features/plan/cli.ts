/** `upside plan …`: checks plan files, tries them, puts them in force. */
import { planJsonSchema } from '../../domain/plan/language/json-schema.ts';
import { say } from '../../i18n/locale.ts';
import { planCheck } from '../../i18n/texts/plan-check.ts';
import type { CliCommand, CliContext } from '../cli.ts';
import { listAcknowledgements } from './acknowledgements-cli.ts';
import { checkPlans } from './check-cli.ts';
import { diffPlan } from './diff-cli.ts';
import { backTestPlan, publishPlan } from './publish.ts';
import { assignPlan, draftPlan, listPlans, listVersions } from './versions-cli.ts';

export const planCommand: CliCommand = {
  name: 'plan',
  usage:
    'plan check FILE… [--data] [--json] | plan backtest FILE [--periods 4] [--json] | plan publish FILE --from YYYY-MM-DD [--dry-run] | plan draft FILE | plan list | plan versions PLAN [--json] | plan assign (--person WHO | --team KEY | --level LEVEL) PLAN --from YYYY-MM-DD [--to YYYY-MM-DD] | plan diff (FILE FILE | PLAN 1 2) [--json] | plan acknowledgements PLAN [--version 2] [--json] | plan schema',
  summary: planCheck.summary,
  async run(context) {
    const [verb, ...rest] = context.args;
    const command = verb === undefined ? undefined : verbs.get(verb);
    const code = command ? await command(rest, context) : null;
    if (code !== null) return code;
    context.complain(say(context.locale, planCheck.usage));
    return 2;
  },
};

/** Each answers with an exit code, or null: wrongly called. */
type Verb = (words: readonly string[], context: CliContext) => Promise<number | null>;

const verbs: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  ['check', checkPlans],
  ['backtest', backTestPlan],
  ['publish', publishPlan],
  ['draft', draftPlan],
  ['list', listPlans],
  ['versions', listVersions],
  ['assign', assignPlan],
  ['diff', diffPlan],
  ['acknowledgements', listAcknowledgements],
  ['schema', printSchema],
]);

/** For editors that complete what somebody writes. Null: wrongly called. */
async function printSchema(
  words: readonly string[],
  { print }: CliContext,
): Promise<number | null> {
  if (words.length > 0) return null;
  print(JSON.stringify(planJsonSchema(), null, 2));
  return 0;
}
