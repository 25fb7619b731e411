/** `upside mybonus --rep R [--period P] [--json]`: a statement for scripts, or as text for the terminal. */
import { parseArgs } from 'node:util';
import { fallbackText } from '../../chat/fallback.ts';
import { measure, measureCodes } from '../../domain/measure.ts';
import { businessDay, periodName } from '../../domain/period.ts';
import type { Workspace } from '../../domain/workspace.ts';
import { say } from '../../i18n/locale.ts';
import { mybonus as texts } from '../../i18n/texts/mybonus.ts';
import type { Store } from '../../store/port.ts';
import { type CliCommand, type CliContext, parsed } from '../cli.ts';
import { type Earnings, loadEarnings } from '../earnings.ts';
import type { Viewer } from '../figures.ts';
import { measuredJson, moneyJson } from '../json-figures.ts';
import { componentJson, payoutJson } from '../json-statement.ts';
import { measuredOf } from '../measurements.ts';
import { readPeriod } from '../period-words.ts';
import { readPerson } from '../words.ts';
import { noStatementCard } from './no-statement-card.ts';
import { ownFigures } from './own-figures.ts';
import { type TeamRank, teamRankOf } from './ranking.ts';
import { statementElements, statementTitle } from './statement-card.ts';

export const mybonusCommand: CliCommand = {
  name: 'mybonus',
  usage: 'mybonus --rep NAME|KEY|E-MAIL [--period 2026-Q4] [--json]',
  summary: texts.cliSummary,
  async run(context) {
    const options = readOptions(context);
    if (!options) {
      context.complain(say(context.locale, texts.cliUsage, { usage: mybonusCommand.usage }));
      return 2;
    }
    const { store, now } = await context.openStore();
    const { workspace } = store;
    const { locale } = context;
    const today = businessDay(now, workspace);
    const person = await readPerson(options.rep, store.people, locale);
    const period =
      options.period === undefined ? null : readPeriod(options.period, { ...workspace, today });
    const earnings = await loadEarnings(store, { person, period, today, workspace });
    const rank = earnings.state === 'computed' ? teamRankOf(earnings) : null;
    const viewer: Viewer = { locale, workspace, actor: person, today, now };
    context.print(
      options.json
        ? JSON.stringify(await answerJson(store, earnings, rank), null, 2)
        : earningsText(viewer, earnings, rank),
    );
    return earnings.state === 'computed' || earnings.state === 'no_plan' ? 0 : 1;
  },
};

/** Null when wrongly called. */
function readOptions({ args }: CliContext) {
  const options = {
    rep: { type: 'string' },
    period: { type: 'string' },
    json: { type: 'boolean', default: false },
  } as const;
  return parsed(() => {
    const { rep, period, json } = parseArgs({ args: [...args], options }).values;
    return rep === undefined ? null : { rep, period, json };
  });
}

function earningsText(viewer: Viewer, earnings: Earnings, rank: TeamRank | null): string {
  if (earnings.state !== 'computed') return fallbackText(noStatementCard(viewer, earnings));
  const title = statementTitle(viewer, earnings);
  return fallbackText({ title, elements: statementElements(viewer, earnings, rank) });
}

/** Who is on no plan has earned nothing that could be computed, but what they have reached is known all the same. */
async function answerJson(store: Store, earnings: Earnings, rank: TeamRank | null) {
  const { workspace } = store;
  const answer = earningsJson(earnings, rank, workspace);
  if (earnings.state !== 'no_plan') return answer;
  const { person, period } = earnings;
  const subject = { kind: 'person', id: person.id } as const;
  const [[standing], asOf] = await Promise.all([
    store.standings.of([subject], period),
    store.records.asOf(),
  ]);
  const measures = standing
    ? measureCodes.map((code) =>
        measuredJson(
          { id: code, unit: measure(code).unit },
          measuredOf(standing, measure(code)),
          workspace.currency,
        ),
      )
    : [];
  return { ...answer, total: null, measures, asOf: asOf?.toString() ?? null };
}

export function earningsJson(earnings: Earnings, rank: TeamRank | null, workspace: Workspace) {
  const { person, period } = earnings;
  const head = {
    rep: person.key,
    name: person.name,
    period: periodName(period, workspace),
    state: earnings.state,
  };
  if (earnings.state !== 'computed') return head;
  const { version, result, inputs } = earnings;
  return {
    ...head,
    plan: {
      key: version.key,
      version: version.version,
      hash: version.hash,
      effectiveFrom: version.effectiveFrom.toString(),
    },
    total: moneyJson(result.total),
    measures: ownFigures(earnings).map(({ definition, measured }) =>
      measuredJson(definition, measured, workspace.currency),
    ),
    components: result.components.map(componentJson),
    ...payoutJson(result),
    rank,
    asOf: inputs.asOf?.toString() ?? null,
  };
}
