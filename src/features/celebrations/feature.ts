/** /celebrations: how won deals are celebrated here. The company's rules are the admin's, one's own part is everybody's own. */
import type { Button, CardElement, Form, PrivateCard } from '../../chat/card.ts';
import type { Answer } from '../../chat/port.ts';
import { can, demand } from '../../domain/access.ts';
import { formatMoney } from '../../i18n/format.ts';
import { say } from '../../i18n/locale.ts';
import { celebrationTexts as texts } from '../../i18n/texts/celebrations.ts';
import { common } from '../../i18n/texts/common.ts';
import type { Feature, Request } from '../feature.ts';
import { noteElement, textElement } from '../figures.ts';
import { fieldReader } from '../launching.ts';
import { readAmount } from '../words.ts';
import { celebrate } from './celebrate.ts';
import {
  type CelebrationRules,
  modes,
  publicName,
  readRules,
  saveRules,
  shyAmong,
  wheres,
} from './rules.ts';

const wish = { action: 'settings.change' } as const;

export const celebrations: Feature = {
  id: 'celebrations',
  command: {
    names: ['celebrations', 'celebration', '喜报'],
    effect: 'reads',
    roles: ['rep', 'manager', 'ops', 'finance', 'executive', 'admin'],
    usage: texts.usage,
    help: texts.help,
    run: async (request) => ({ kind: 'private', card: await rulesCard(request) }),
  },
  actions: {
    /** `public`, `private` or `off`, for the company. */
    mode: {
      effect: 'changes',
      async run(request, { value }) {
        const mode = modes.find((each) => each === value) ?? 'off';
        return change(request, { mode });
      },
    },
    form: {
      effect: 'reads',
      async run(request) {
        demand(request.actor, wish);
        return { kind: 'form', form: await rulesForm(request) };
      },
    },
    save: { effect: 'changes', run: (request, { fields }) => save(request, fields) },
    /** `on` or `off`: whether one's own are said in public. */
    own: {
      effect: 'changes',
      async run(request, { value }) {
        const { store, actor } = request;
        await store.settings.set(actor.id, publicName, value === 'off' ? 'off' : 'on');
        return { kind: 'replace', card: await rulesCard(request) };
      },
    },
  },
  jobs: {},
  sweep: celebrate,
};

async function change(request: Request, more: Partial<CelebrationRules>): Promise<Answer> {
  demand(request.actor, wish);
  await request.store.transaction(async (tx) => {
    await saveRules(tx, { ...(await readRules(tx.settings)), ...more });
  });
  return { kind: 'replace', card: await rulesCard(request) };
}

async function save(request: Request, fields: Readonly<Record<string, string>>): Promise<Answer> {
  const { read, errors } = fieldReader(fields, request.locale);
  const { currency } = request.workspace;
  const minimum = read('minimum', (text) =>
    text.trim() === '' ? 0n : readAmount(text, currency).minor,
  );
  if (minimum === null) return { kind: 'field_errors', errors };
  const where = wheres.find((each) => each === fields['where']) ?? 'team';
  return change(request, { where, minimum });
}

async function rulesCard(request: Request): Promise<PrivateCard> {
  const { store, actor, locale } = request;
  const rules = await readRules(store.settings);
  const shy = (await shyAmong(store.settings, [actor.id])).has(actor.id);
  return {
    audience: 'private',
    title: say(locale, texts.rulesTitle),
    elements: [
      textElement(rulesText(request, rules)),
      ...(rules.mode === 'off' ? [] : [textElement(say(locale, texts.noBoast))]),
      ...(rules.mode === 'public' ? ownElements(request, shy) : []),
      ...(can(actor, wish)
        ? [{ kind: 'actions', buttons: ruleButtons(request, rules) } as const]
        : []),
      noteElement([say(locale, common.onlyYou)]),
    ],
  };
}

function rulesText({ locale, workspace }: Request, rules: CelebrationRules): string {
  if (rules.mode === 'off') return say(locale, texts.isOff);
  if (rules.mode === 'private') return say(locale, texts.isPrivate);
  const { minimum, where } = rules;
  return say(locale, texts.isPublic, {
    where: say(locale, where === 'team' ? texts.inTeam : texts.inGeneral),
    minimum: minimum === 0n ? null : formatMoney(minimum, workspace.currency, locale),
    amounts: workspace.amountsArePublic,
  });
}

function ownElements({ actor, locale }: Request, isShy: boolean): readonly CardElement[] {
  if (!actor.roles.includes('rep')) return [];
  const button = {
    label: say(locale, isShy ? texts.goPublic : texts.goShy),
    action: 'celebrations.own',
    value: isShy ? 'on' : 'off',
  };
  return [
    textElement(say(locale, isShy ? texts.ownShy : texts.ownPublic)),
    { kind: 'actions', buttons: [button] },
  ];
}

const modeLabels = {
  public: texts.toPublic,
  private: texts.toPrivate,
  off: texts.toOff,
} as const;

const ruleButtons = ({ locale }: Request, { mode }: CelebrationRules): readonly Button[] => [
  ...modes
    .filter((each) => each !== mode)
    .map((each) => ({
      label: say(locale, modeLabels[each]),
      action: 'celebrations.mode',
      value: each,
    })),
  { label: say(locale, texts.change), action: 'celebrations.form', value: '' },
];

async function rulesForm({ store, locale, workspace }: Request): Promise<Form> {
  const { where, minimum } = await readRules(store.settings);
  return {
    title: say(locale, texts.formTitle),
    submit: say(locale, texts.formSubmit),
    action: 'celebrations.save',
    value: '',
    intro: null,
    fields: [
      {
        ...{ name: 'where', label: say(locale, texts.fieldWhere), hint: null },
        ...{ type: 'select', required: true, initial: where },
        options: [
          { label: say(locale, texts.inTeam), value: 'team' },
          { label: say(locale, texts.inGeneral), value: 'general' },
        ],
      },
      {
        ...{ name: 'minimum', label: say(locale, texts.fieldMinimum) },
        ...{ hint: say(locale, texts.fieldMinimumHint), type: 'text', required: false },
        initial: minimum === 0n ? null : formatMoney(minimum, workspace.currency, 'en'),
        options: [],
      },
    ],
  };
}
