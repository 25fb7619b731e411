/** `upside statement`: what somebody has earned in a period, with all that proves it. */
import { parseArgs } from 'node:util';
import { fallbackText } from '../../chat/fallback.ts';
import { businessDay } from '../../domain/period.ts';
import { say } from '../../i18n/locale.ts';
import { issuing, statement as texts } from '../../i18n/texts/statement.ts';
import { type CliCommand, type CliContext, parsed } from '../cli.ts';
import { readPeriod } from '../period-words.ts';
import { readPerson } from '../words.ts';
import { statementCard } from './card.ts';
import { computeStatement, loadingFrom, type PersonStatement, saysTheSame } from './compute.ts';
import { envelopeText } from './envelope.ts';
import { type Issuing, issueStatement } from './issue.ts';
import { issueForAll } from './issue-all.ts';

export const statementCommand: CliCommand = {
  name: 'statement',
  usage:
    'statement --rep NAME|KEY|E-MAIL [--period 2026-Q4] [--plan KEY] [--json] [--issue] | statement --all --issue --period 2026-Q4',
  summary: texts.cliSummary,
  async run(context) {
    const options = readOptions(context);
    if (!options) {
      context.complain(say(context.locale, texts.cliUsage, { usage: statementCommand.usage }));
      return 2;
    }
    const { store, now } = await context.openStore();
    const { locale } = context;
    const { workspace } = store;
    const today = businessDay(now, workspace);
    const period =
      options.period === undefined ? null : readPeriod(options.period, { ...workspace, today });
    const around: Issuing = { store, now, loading: () => loadingFrom(store) };
    if (options.rep === undefined)
      return issueForAll(around, { period, planKey: options.plan, today, locale }, context);
    const person = await readPerson(options.rep, store.people, locale);
    const question = { person, period, planKey: options.plan, today, locale };
    const said = options.issue
      ? await issued(around, question, context)
      : await computeStatement(store, around.loading(), question);
    const viewer = { locale, workspace, today, now };
    context.print(options.json ? jsonOf(said) : fallbackText(statementCard(viewer, said)));
    return 0;
  },
};

/** Null when wrongly called. */
function readOptions({ args }: CliContext) {
  const options = {
    rep: { type: 'string' },
    period: { type: 'string' },
    plan: { type: 'string' },
    all: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    issue: { type: 'boolean', default: false },
  } as const;
  return parsed(() => {
    const { values } = parseArgs({ args: [...args], options });
    const { rep, period, plan = null, all, json, issue } = values;
    const isForAll = all && issue && !json && rep === undefined && period !== undefined;
    return isForAll || (!all && rep !== undefined) ? { rep, period, plan, json, issue } : null;
  });
}

async function issued(
  around: Issuing,
  question: Parameters<typeof issueStatement>[1],
  { locale, complain }: CliContext,
): Promise<PersonStatement> {
  const { state, statement, stored } = await issueStatement(around, question);
  const figures = { revision: `${stored.revision}`, hash: stored.hash };
  complain(say(locale, issuing[state], figures));
  return { ...statement, issued: stored };
}

/** Of an issued statement the text as it was issued, to the byte, as long as it says the same. */
const jsonOf = (statement: PersonStatement): string =>
  statement.issued && saysTheSame(statement)
    ? envelopeText(statement.issued.body, statement.issued.hash)
    : envelopeText(statement.body.text, statement.body.hash);
