/** /setup: the first steps of a company, for those who set it up. Whoever says it with the code of the start becomes an admin. */
import type { Answer } from '../../chat/port.ts';
import { demand } from '../../domain/access.ts';
import { setup as texts } from '../../i18n/texts/setup.ts';
import type { Action, Feature, Request } from '../feature.ts';
import { nameOnMachine, setupCard } from './card.ts';
import { progressOf, setSkipped, stepNames } from './steps.ts';

const wish = { action: 'settings.change' } as const;

export const setup: Feature = {
  id: 'setup',
  command: {
    names: ['setup', '设置'],
    effect: 'reads',
    roles: ['admin'],
    usage: texts.usage,
    help: texts.help,
    run: (request) => show(request, 'private'),
  },
  actions: {
    show: { effect: 'reads', run: (request) => show(request, 'replace') },
    skip: skipping(true),
    resume: skipping(false),
  },
  jobs: {},
  sweep: null,
};

function skipping(isSkipped: boolean): Action {
  return {
    effect: 'changes',
    async run(request, { value }) {
      demand(request.actor, wish);
      const name = stepNames.find((each) => each === value);
      if (name) await setSkipped(request.store, name, isSkipped);
      return show(request, 'replace');
    },
  };
}

async function show(request: Request, kind: 'private' | 'replace'): Promise<Answer> {
  demand(request.actor, wish);
  const progress = await progressOf(request.store);
  return { kind, card: setupCard(progress, nameOnMachine(request.workspace.id), request.locale) };
}
