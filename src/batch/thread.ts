/** The thread of the back-tests: keeps one company's columns and tries plans on them, one question after another. */
import { parentPort } from 'node:worker_threads';
import { type Answer, type Question, refusal } from './messages.ts';
import type { CompanyYear } from './port.ts';
import { tryPlan } from './try-plan.ts';

let year: CompanyYear | null = null;

function answer(question: Question): Answer {
  const { id } = question;
  if (question.ask === 'use') {
    year = question.year;
    return { id, kind: 'done', results: [] };
  }
  const columns = year;
  if (!columns) throw new Error('no columns to try a plan on');
  return { id, kind: 'done', results: question.trials.map((trial) => tryPlan(trial, columns)) };
}

/** What is computed here is given away, not copied. */
const givenAway = (reply: Answer): ArrayBuffer[] =>
  reply.kind !== 'done'
    ? []
    : reply.results.flatMap((result) =>
        result.kind === 'earned'
          ? [result.total, ...result.lines.map(({ amounts }) => amounts)].flatMap(({ buffer }) =>
              buffer instanceof ArrayBuffer ? [buffer] : [],
            )
          : [],
      );

parentPort?.on('message', (question: Question) => {
  let reply: Answer;
  try {
    reply = answer(question);
  } catch (error) {
    reply = refusal(question.id, error);
  }
  parentPort?.postMessage(reply, givenAway(reply));
});
