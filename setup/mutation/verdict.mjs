/** What a mutation run says: the score of each file, every mutant that survived, and whether the run itself can be believed. */

/**
 * What became of one mutant. Lines and columns count from 1.
 * @typedef {object} Outcome
 * @property {string} file
 * @property {string} status
 * @property {string} replacement
 * @property {{ line: number, column: number }} start
 * @property {string} line the text of the first line that it changes
 */

/** @typedef {import('./files.mjs').Equivalent} Equivalent */

const noticed = new Set(['Killed', 'Timeout']);
const lived = new Set(['Survived', 'NoCoverage']);

/**
 * The canary: a runner that kills nothing, or everything, is found out by it.
 * @type {(outcomes: readonly Outcome[]) => string[]}
 */
export const doubts = (outcomes) => {
  /** @type {(name: string) => readonly Outcome[]} */
  const of = (name) => outcomes.filter(({ line }) => line.startsWith(`const ${name} `));
  const watched = of('watched');
  const unwatched = of('unwatched');
  return [
    ...(watched.length > 0 && watched.every(({ status }) => noticed.has(status))
      ? []
      : ['The canary that is watched did not die: this run notices nothing.']),
    ...(unwatched.length > 0 && unwatched.every(({ status }) => lived.has(status))
      ? []
      : ['The canary that nobody watches died: this run fails for reasons of its own.']),
  ];
};

/** @type {(outcomes: readonly Outcome[]) => { all: number, noticed: number, late: number, score: number }} */
export const scoreOf = (outcomes) => {
  const count = /** @param {(status: string) => boolean} test */ (test) =>
    outcomes.filter(({ status }) => test(status)).length;
  const good = count((status) => noticed.has(status));
  const all = good + count((status) => lived.has(status));
  const late = count((status) => status === 'Timeout');
  return { all, noticed: good, late, score: all === 0 ? 0 : (100 * good) / all };
};

/** @type {(outcome: Outcome) => (equivalent: Equivalent) => boolean} */
const isThe = (outcome) => (equivalent) =>
  equivalent.file === outcome.file &&
  equivalent.line === outcome.line &&
  equivalent.becomes === outcome.replacement;

/** @type {(outcome: Outcome, equivalents: readonly Equivalent[]) => string} */
const survivor = (outcome, equivalents) => {
  const { file, start, line, replacement } = outcome;
  const why = equivalents.find(isThe(outcome))?.why;
  const fate = why === undefined ? 'NOBODY NOTICES' : `equivalent: ${why}`;
  return `${file}:${start.line}:${start.column}  ${fate}\n    ${line}\n    becomes ${replacement}`;
};

/**
 * What there is to say, and what is wrong: nothing, when the run has passed.
 * @type {(outcomes: Readonly<Record<string, readonly Outcome[]>>, canary: string,
 *   equivalents: readonly Equivalent[], threshold: number) => { report: string[], faults: string[] }}
 */
export const judge = (outcomes, canary, equivalents, threshold) => {
  const { [canary]: ofCanary = [], ...files } = outcomes;
  const survivors = Object.values(files)
    .flat()
    .filter(({ status }) => lived.has(status));
  const rows = Object.entries(files).map(([file, all]) => ({ file, ...scoreOf(all) }));
  const stale = equivalents.filter(
    (each) => files[each.file] && !survivors.some((outcome) => isThe(outcome)(each)),
  );
  const low = rows.filter(({ score }) => score < threshold);
  return {
    report: [
      ...survivors.map((outcome) => `${survivor(outcome, equivalents)}\n`),
      '| file | mutants | noticed | of these by running too long | survived | score |',
      '| --- | --- | --- | --- | --- | --- |',
      ...rows.map(
        (row) =>
          `| ${row.file} | ${row.all} | ${row.noticed} | ${row.late} | ${row.all - row.noticed} | ${row.score.toFixed(1)} % |`,
      ),
    ],
    faults: [
      ...doubts(ofCanary),
      ...low.map(({ file, score }) => `${file}: ${score.toFixed(1)} %, ${threshold} % are needed.`),
      ...stale.map(({ file, line }) => `${file}: no survivor is any more: ${line}`),
    ],
  };
};
