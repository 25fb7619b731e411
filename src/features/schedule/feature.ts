/** /schedule: what is posted by itself and when; add, pause and remove; what would run; and when everybody is left alone. */
import type { Answer } from '../../chat/port.ts';
import { scheduleTexts as texts } from '../../i18n/texts/schedule.ts';
import type { Feature, Request } from '../feature.ts';
import { askToRemove, confirm, pause, remove, resume } from './changes.ts';
import { comingCard } from './coming.ts';
import { demandFor, jobsFor, onlyNamed, readForm, readLine, readValue } from './draft.ts';
import { namedJobs, type PeoplesJob, peoplesJobs } from './jobs.ts';
import { listCard } from './list.ts';
import { preview, scheduleForm } from './preview.ts';
import { quiet, setQuiet } from './quiet.ts';

const newWords = /^(?:new|add|新建|新增|添加|安排)(?![a-z])\s*(?<line>.*)$/isu;
const comingWords = /^(?:next|coming|upcoming|preview|未来|接下来|近两周|预览)$/iu;
const quietWords = /^(?:quiet(?: hours)?|免打扰|静默)(?![a-z])\s*(?<line>.*)$/isu;

/** `features`: those whose jobs can be scheduled. */
export function createSchedule(features: readonly Feature[]): Feature {
  const jobs = namedJobs(features);
  const forPeople = peoplesJobs(jobs);

  const begin = async (
    request: Request,
    value: string,
    named: PeoplesJob | null = null,
  ): Promise<Answer> => {
    demandFor(request, 'place');
    const draft = value === '' ? null : await readValue(value, request, forPeople);
    const places = await request.store.places.list();
    const form = scheduleForm(request, jobsFor(request, forPeople), places, draft ?? named);
    return { kind: 'form', form };
  };
  const list = async (request: Request, kind: 'private' | 'replace'): Promise<Answer> => ({
    kind,
    card: await listCard(request, jobs),
  });
  const run = async (request: Request, words: string): Promise<Answer> => {
    const text = words.trim();
    const quietLine = quietWords.exec(text)?.groups?.['line'];
    if (quietLine !== undefined) return quiet(request, quietLine);
    if (comingWords.test(text)) return { kind: 'private', card: await comingCard(request, jobs) };
    const line = newWords.exec(text)?.groups?.['line'];
    if (line === '') return begin(request, '');
    if (text === '' && line === undefined) return list(request, 'private');
    const named = onlyNamed(line ?? text, request, forPeople);
    if (named) return begin(request, '', named);
    return preview(request, await readLine(line ?? text, request, forPeople));
  };

  return {
    id: 'schedule',
    command: {
      names: ['schedule', 'schedules', '日程', '定时'],
      effect: 'reads',
      roles: ['manager', 'ops', 'admin'],
      usage: texts.usage,
      help: texts.help,
      run,
    },
    actions: {
      new: { effect: 'reads', run: (request, { value }) => begin(request, value) },
      preview: {
        effect: 'reads',
        async run(request, { fields }) {
          const { draft, errors } = await readForm(fields, request, forPeople);
          return errors ? { kind: 'field_errors', errors } : preview(request, draft);
        },
      },
      confirm: {
        effect: 'changes',
        run: async (request, { value }) =>
          confirm(request, await readValue(value, request, forPeople), jobs),
      },
      list: {
        effect: 'reads',
        async run(request) {
          demandFor(request, 'place');
          return list(request, 'replace');
        },
      },
      coming: {
        effect: 'reads',
        async run(request) {
          demandFor(request, 'place');
          return { kind: 'replace', card: await comingCard(request, jobs) };
        },
      },
      pause: { effect: 'changes', run: (request, { value }) => pause(request, value, jobs) },
      resume: { effect: 'changes', run: (request, { value }) => resume(request, value, jobs) },
      remove: { effect: 'reads', run: (request, { value }) => askToRemove(request, value, jobs) },
      removed: { effect: 'changes', run: (request, { value }) => remove(request, value, jobs) },
      quiet: { effect: 'changes', run: (request, { value }) => setQuiet(request, value) },
    },
    jobs: {},
    sweep: null,
  };
}
