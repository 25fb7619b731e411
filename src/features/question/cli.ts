/** `upside question list`: who waits for an answer, and since when. What people wrote is theirs and whoever answers them: it is not shown here. */
import { parseArgs } from 'node:util';
import type { Person } from '../../domain/people.ts';
import { businessDay, periodName } from '../../domain/period.ts';
import { lastTurn, type Question, questionState } from '../../domain/question.ts';
import { formatDate, formatNumber } from '../../i18n/format.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { questionStates, questionTexts as texts } from '../../i18n/texts/question.ts';
import type { Store } from '../../store/port.ts';
import { type CliCommand, parsed } from '../cli.ts';
import { personName } from '../words.ts';

const atMost = 100;

export const questionCommand: CliCommand = {
  name: 'question',
  usage: 'question list [--all] [--json]',
  summary: texts.cliSummary,
  async run(context) {
    const { locale, print, complain } = context;
    const options = readOptions(context.args);
    if (!options) {
      complain(say(locale, texts.cliUsage, { usage: questionCommand.usage }));
      return 2;
    }
    const { store } = await context.openStore();
    const filter = options.all ? {} : ({ states: ['open'] } as const);
    const page = { offset: 0, limit: atMost };
    const { questions, total } = await store.questions.waitingLongest(filter, page);
    const askers = await store.people.byIds([...new Set(questions.map((each) => each.askedBy))]);
    const known = new Map(askers.map((person) => [person.id, person]));
    const rows = questions.map((each) => ({ question: each, asker: known.get(each.askedBy) }));
    if (options.json) {
      const json = rows.map(({ question, asker }) => toJson(store, question, asker));
      print(JSON.stringify({ total, questions: json }, null, 2));
      return 0;
    }
    if (total === 0) print(say(locale, texts.cliNone));
    for (const { question, asker } of rows) print(lineOf(store, question, asker, locale));
    if (total > atMost) print(say(locale, texts.cliMore, { count: formatNumber(atMost, locale) }));
    return 0;
  },
};

/** Null when wrongly called. */
function readOptions([verb, ...words]: readonly string[]) {
  const options = {
    all: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  } as const;
  return verb === 'list' ? parsed(() => parseArgs({ args: words, options }).values) : null;
}

function lineOf(
  { workspace }: Store,
  question: Question,
  asker: Person | undefined,
  locale: Locale,
): string {
  const since = businessDay(lastTurn(question).at, workspace);
  return [
    formatDate(since, locale, { year: true }),
    say(locale, questionStates[questionState(question)]),
    asker ? personName(asker, locale) : question.askedBy,
    periodName(question.about.period, workspace),
    question.about.line?.title[locale] ?? say(locale, texts.missing),
  ].join(' · ');
}

const toJson = ({ workspace }: Store, question: Question, asker: Person | undefined) => ({
  id: question.id,
  state: questionState(question),
  rep: asker?.key ?? question.askedBy,
  period: periodName(question.about.period, workspace),
  plan: { key: question.about.planKey, version: question.about.planVersion },
  line: question.about.line?.title.en ?? null,
  statement: question.about.issued,
  askedAt: question.turns[0].at.toString(),
  since: lastTurn(question).at.toString(),
  turns: question.turns.map(({ kind }) => kind),
});
