/** /people: for the admin who brings accounts and people together where the e-mail address could not. */
import type { Answer } from '../../chat/port.ts';
import { demand } from '../../domain/access.ts';
import { AppError } from '../../domain/errors.ts';
import { say } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import { people as texts } from '../../i18n/texts/people.ts';
import type { Action, Feature, Request } from '../feature.ts';
import { noteElement, textElement } from '../figures.ts';
import { readPerson } from '../words.ts';
import { accountsNamed } from './candidates.ts';
import { setLeftOut } from './left-out.ts';
import { askToUnlink, personIn, pick, pickSurely, unlink } from './linking-by-hand.ts';
import { tellAdmins } from './news.ts';
import { noChatCard, overviewCard } from './overview-card.ts';
import { personCard, searchForm } from './person-card.ts';
import { situationOn } from './situation.ts';
import { partsOf } from './words.ts';

const wish = { action: 'settings.change' } as const;

export const people: Feature = {
  id: 'people',
  command: {
    names: ['people', '人员'],
    effect: 'reads',
    roles: ['admin'],
    usage: texts.usage,
    help: texts.help,
    run: (request, words) => run(request, words.trim()),
  },
  actions: {
    /** `[platform, from]`. */
    show: deciding('reads', 2, (request, [platform = '', from = '']) =>
      overview(request, 'replace', platform, Number.parseInt(from, 10) || 0),
    ),
    open: deciding('reads', 2, (request, [platform = '', id = '']) =>
      onePerson(request, 'replace', platform, id),
    ),
    search: deciding('reads', 2, async (request, [platform = '', id = ''], { value }) => {
      const situation = await situationOn(request.store, request, platform);
      return { kind: 'form', form: searchForm(personIn(situation, id), value, request.locale) };
    }),
    find: deciding('reads', 2, async (request, [platform = '', id = ''], { fields }) => {
      const situation = await situationOn(request.store, request, platform);
      const text = fields['name']?.trim() ?? '';
      const found = { text, accounts: accountsNamed(text, situation) };
      const card = personCard(personIn(situation, id), situation, request, { said: null, found });
      return { kind: 'private', card };
    }),
    pick: deciding('changes', 3, (request, [platform = '', id = '', user = '']) =>
      pick(request, platform, id, user),
    ),
    pick_surely: deciding('changes', 4, (request, [platform = '', id = '', user = '', seen = '']) =>
      pickSurely(request, platform, [id, user, seen]),
    ),
    leave_out: deciding('changes', 2, (request, [platform = '', id = '']) =>
      leaveOut(request, platform, id, true),
    ),
    take_up: deciding('changes', 2, (request, [platform = '', id = '']) =>
      leaveOut(request, platform, id, false),
    ),
    unlink: deciding('reads', 2, (request, [platform = '', id = '']) =>
      askToUnlink(request, platform, id),
    ),
    unlink_surely: deciding('changes', 3, (request, [platform = '', id = '', user = '']) =>
      unlink(request, platform, [id, user]),
    ),
    /** Said by whoever the account was linked to. */
    not_me: { effect: 'changes', run: (request, { value }) => notMe(request, value) },
  },
  jobs: {},
  sweep: null,
};

/** Rights are checked for each gesture anew: a button can be forged. `count`: of the ids that its value holds. */
function deciding(
  effect: Action['effect'],
  count: number,
  decide: (
    request: Request,
    parts: readonly string[],
    input: Parameters<Action['run']>[1],
  ) => Promise<Answer>,
): Action {
  return {
    effect,
    async run(request, input) {
      demand(request.actor, wish);
      return decide(request, partsOf(input.value, count), input);
    },
  };
}

async function run(request: Request, words: string): Promise<Answer> {
  demand(request.actor, wish);
  const [platform] = await chats(request);
  if (platform === undefined) return { kind: 'private', card: noChatCard(request) };
  if (words === '') return overview(request, 'private', platform, 0);
  const { id } = await readPerson(words, request.store.people, request.locale);
  return onePerson(request, 'private', platform, id);
}

/** The playground, where nobody has to be found, comes last. */
async function chats({ store }: Request): Promise<readonly string[]> {
  const all = await store.accounts.platforms();
  const isPlayground = (platform: string) => platform === 'playground';
  return [...all.filter((each) => !isPlayground(each)), ...all.filter(isPlayground)];
}

async function overview(
  request: Request,
  kind: 'private' | 'replace',
  platform: string,
  from: number,
): Promise<Answer> {
  const situation = await situationOn(request.store, request, platform);
  const others = (await chats(request)).filter(
    (each) => each !== platform && each !== 'playground',
  );
  return { kind, card: overviewCard(situation, request, { from, others }) };
}

async function onePerson(
  request: Request,
  kind: 'private' | 'replace',
  platform: string,
  id: string,
): Promise<Answer> {
  const situation = await situationOn(request.store, request, platform);
  return { kind, card: personCard(personIn(situation, id), situation, request) };
}

async function leaveOut(
  request: Request,
  platform: string,
  id: string,
  isLeftOut: boolean,
): Promise<Answer> {
  const { store } = request;
  const person = personIn(await situationOn(store, request, platform), id);
  await setLeftOut(store, person, isLeftOut);
  return isLeftOut
    ? overview(request, 'replace', platform, 0)
    : onePerson(request, 'replace', platform, id);
}

/** Only what an admin linked by hand: an address in the list is mended there. */
async function notMe(request: Request, value: string): Promise<Answer> {
  const { store, actor, locale } = request;
  const [platform = '', id = ''] = partsOf(value, 2);
  const link = (await store.accounts.links(platform)).find(({ personId }) => personId === actor.id);
  if (actor.id !== id || !link?.linkedBy) throw new AppError('people.changed', {});
  await store.transaction(async (tx) => {
    await tx.accounts.unlink(actor.id, platform);
    const account = link.name ?? link.user;
    await tellAdmins(tx, request, 'not_me', { person: actor, platform, user: link.user, account });
  });
  return {
    kind: 'replace',
    card: {
      audience: 'private',
      title: say(locale, texts.notMeTitle),
      elements: [
        textElement(say(locale, texts.notMeDone)),
        noteElement([say(locale, common.onlyYou)]),
      ],
    },
  };
}
