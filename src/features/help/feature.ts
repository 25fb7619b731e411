/** /help and the welcome: made from the catalogue, so they can never promise what is not there. */
import type { Button, CardElement, PrivateCard } from '../../chat/card.ts';
import type { Answer } from '../../chat/port.ts';
import { type Locale, say } from '../../i18n/locale.ts';
import { common } from '../../i18n/texts/common.ts';
import { help as texts } from '../../i18n/texts/help.ts';
import type { Command, Feature, Request } from '../feature.ts';
import { noteElement, textElement } from '../figures.ts';
import { personName } from '../words.ts';

/** `others`: the rest of the catalogue, in the order in which it is shown. */
export function createHelp(others: readonly Feature[]): Feature {
  const show = async (request: Request): Promise<Answer> => ({
    kind: 'private',
    card: helpCard(request, [...commandsOf(others), command]),
  });
  const command: Command = {
    // Where `/help` is the platform's own, the bot is asked by its name.
    names: ['help', '帮助', 'upside'],
    effect: 'reads',
    roles: ['rep', 'manager', 'ops', 'finance', 'executive', 'admin'],
    usage: texts.usage,
    help: texts.help,
    run: show,
  };
  return {
    id: 'help',
    command,
    actions: { show: { effect: 'reads', run: show } },
    jobs: {},
    sweep: null,
  };
}

const commandsOf = (features: readonly Feature[]): readonly Command[] =>
  features.flatMap(({ command }) => (command ? [command] : []));

const mayUse = ({ actor }: Request, { roles }: Command): boolean =>
  roles.some((role) => actor.roles.includes(role));

function helpCard(request: Request, commands: readonly Command[]): PrivateCard {
  const { locale } = request;
  return {
    audience: 'private',
    title: say(locale, texts.title),
    elements: [
      {
        kind: 'table',
        columns: [
          { title: say(locale, texts.command), align: 'start' },
          { title: say(locale, texts.does), align: 'start' },
        ],
        rows: commands
          .filter((command) => mayUse(request, command))
          .map((command) => [
            { text: written(command, locale), strong: true },
            { text: say(locale, command.help) },
          ]),
      },
      textElement(say(locale, texts.anywhere)),
      noteElement([say(locale, common.onlyYou)]),
    ],
  };
}

/** `/mybonus [period] [name]`, with the name in the reader's language. */
const written = ({ names, usage }: Command, locale: Locale): string => {
  const inChinese = names.find((name) => /\p{Script=Han}/u.test(name));
  const name = (locale === 'zh' ? inChinese : undefined) ?? names[0] ?? '';
  return `/${name} ${say(locale, usage)}`.trim();
};

/** What somebody reads who opens the conversation: the one or two things that this person will want first. */
export function welcomeAnswer(request: Request, features: readonly Feature[]): Answer {
  const { locale, actor } = request;
  const usable = new Set(
    features.flatMap(({ id, command }) => (command && mayUse(request, command) ? [id] : [])),
  );
  const isPaid = actor.assignments.some(({ planKey }) => planKey !== null);
  const button = (label: string, action: string): Button => ({ label, action, value: '' });
  const buttons: readonly Button[] = [
    ...(isPaid && usable.has('mybonus') ? [button(say(locale, texts.bonus), 'mybonus.show')] : []),
    ...(usable.has('leaderboard') ? [button(say(locale, texts.board), 'leaderboard.show')] : []),
    button(say(locale, texts.everything), 'help.show'),
  ];
  const elements: readonly CardElement[] = [
    textElement(say(locale, texts.welcome)),
    { kind: 'actions', buttons },
  ];
  const title = say(locale, texts.welcomeTitle, { name: personName(actor, locale) });
  return { kind: 'private', card: { audience: 'private', title, elements } };
}
