/** /question: what people ask about lines of their statements, who answers, and what came of it. */
import { questionTexts as texts } from '../../i18n/texts/question.ts';
import type { Feature } from '../feature.ts';
import { answer, askBack, backForm, close, replyForm } from './answer.ts';
import { askForm, send } from './ask.ts';
import { list, show, waitingOnPage } from './list.ts';

export const question: Feature = {
  id: 'question',
  command: {
    names: ['question', 'questions', '疑问'],
    effect: 'reads',
    roles: ['rep', 'manager', 'ops', 'finance'],
    usage: texts.usage,
    help: texts.help,
    run: (request) => list(request, 'private'),
  },
  actions: {
    ask: { effect: 'reads', run: (request, { value }) => askForm(request, value) },
    send: { effect: 'changes', run: (request, { value, fields }) => send(request, value, fields) },
    reply: { effect: 'reads', run: (request, { value }) => replyForm(request, value) },
    answer: {
      effect: 'changes',
      run: (request, { value, fields }) => answer(request, value, fields),
    },
    back: { effect: 'reads', run: (request, { value }) => backForm(request, value) },
    ask_back: {
      effect: 'changes',
      run: (request, { value, fields }) => askBack(request, value, fields),
    },
    close: { effect: 'changes', run: (request, { value }) => close(request, value) },
    show: { effect: 'reads', run: (request, { value }) => show(request, value) },
    list: { effect: 'reads', run: (request) => list(request, 'private') },
    page: { effect: 'reads', run: (request, { value }) => list(request, 'replace', value) },
  },
  jobs: {},
  sweep: null,
  home: waitingOnPage,
};
