import { describe, expect, it } from 'vitest';
import type { Field, Form } from '../../../src/chat/card.ts';
import { LarkLimitBreach } from '../../../src/chat/lark/limits.ts';
import { renderForm } from '../../../src/chat/lark/render-form.ts';
import { shownInLark } from '../../support/lark-shown.ts';
import { contestForm } from '../../support/sample-cards.ts';
import { expectTaken } from '../../support/shown-in-lark.ts';

const reader = 'ou_7d8a6e6df7621556ce0d21922b676706';
const origin = 'oc_5ad11d72b830411d72b836c20';
type Rest = Omit<Parameters<typeof renderForm>[1], 'locale' | 'reader'>;
const formOf = (field: Partial<Field>): Form => ({
  ...contestForm,
  fields: contestForm.fields.slice(0, 1).map((each) => ({ ...each, ...field })),
});
const drawn = (form: Form, rest: Rest = {}) => {
  const card = renderForm(form, { locale: 'en', reader, ...rest });
  expectTaken(card);
  return card;
};
const inside = (form: Form, rest: Rest = {}) =>
  drawn(form, rest).body.elements.flatMap((each) => (each.tag === 'form' ? each.elements : []));
const inputOf = (form: Form, rest: Rest = {}) =>
  inside(form, rest).find((each) => 'name' in each && each.name === 'title');
const listOf = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ label: `Rep ${at}`, value: `r${at}` }));

describe('a form', () => {
  it('comes back by the names that it was made with', () => {
    const elements = inside(contestForm, { origin });
    expect(elements.at(-1)).toMatchObject({
      ...{ tag: 'button', form_action_type: 'submit', type: 'primary' },
      text: { content: contestForm.submit },
      behaviors: [{ value: { v: 1, a: 'contest.create', x: 'draft', p: reader, o: origin } }],
    });
    const names = elements.flatMap((each) => ('name' in each ? [each.name] : []));
    expect(names.slice(0, -1)).toEqual(contestForm.fields.map(({ name }) => name));
  });

  it('is for its reader alone', () => {
    expect(drawn(contestForm).config.enable_forward).toBe(false);
  });

  it('says above the fields what it is about, and beside each what helps', () => {
    const card = drawn(contestForm);
    expect(shownInLark(card.body.elements.slice(0, 1))).toEqual([contestForm.intro]);
    const texts = shownInLark(inside(contestForm));
    expect(texts).toContain('Goal *');
    expect(texts).toContain('A word to go with it');
    expect(texts).toContain('Newly booked deals, for example 100,000');
  });

  it('asks for a day or one of a list by the fitting input, and mends the rest as text', () => {
    for (const [field, input] of [
      [
        { type: 'date', initial: '2026-12-05' },
        { tag: 'date_picker', initial_date: '2026-12-05' },
      ],
      [{ type: 'date', initial: null }, { tag: 'date_picker' }],
      [
        { type: 'date', initial: '2026-02-30' },
        { tag: 'input', default_value: '2026-02-30' },
      ],
      [
        { type: 'number', initial: '1.5' },
        { tag: 'input', input_type: 'text' },
      ],
      [
        { type: 'money', initial: '100k' },
        { tag: 'input', input_type: 'text' },
      ],
      [{ type: 'multiline' }, { tag: 'input', input_type: 'multiline_text' }],
      [{ type: 'select', options: [] }, { tag: 'input' }],
      [
        { type: 'select', options: listOf(2), initial: 'r1' },
        { tag: 'select_static', initial_option: 'r1' },
      ],
    ] as const)
      expect(inputOf(formOf(field))).toMatchObject(input);
  });

  it('keeps what was typed, and says after each field what has to be mended', () => {
    const errors = { goal: 'Write it like 50k.', elsewhere: 'Somebody was faster.' };
    const values = { title: 'Mine', until: 'Friday' };
    const card = drawn(contestForm, { values, errors });
    const elements = inside(contestForm, { values, errors });
    expect(inputOf(contestForm, { values })).toMatchObject({ default_value: 'Mine' });
    const at = elements.findIndex((each) => 'name' in each && each.name === 'goal');
    expect(elements[at + 1]).toEqual({
      ...{ tag: 'markdown', element_id: 'error_1' },
      content: "<font color='red'>Write it like 50k.</font>",
    });
    expect(shownInLark(card.body.elements)[0]).toBe('Somebody was faster.');
  });

  it('leaves a list empty for the option that means nothing', () => {
    const options = [{ label: 'Everybody', value: '' }, ...listOf(1)];
    expect(inputOf(formOf({ type: 'select', required: true, initial: '', options }))).toEqual({
      ...{ tag: 'select_static', name: 'title', required: false, width: 'fill' },
      placeholder: { tag: 'plain_text', content: 'Everybody' },
      options: [{ text: { tag: 'plain_text', content: 'Rep 0' }, value: 'r0' }],
    });
  });

  it('counts the options that have no room in a list, and keeps what is chosen', () => {
    const form = formOf({ type: 'select', options: listOf(400), initial: 'r399' });
    const list = inputOf(form);
    expect(list).toMatchObject({ tag: 'select_static', initial_option: 'r399' });
    const shown = list?.tag === 'select_static' ? list.options.length : 0;
    expect(shown).toBeGreaterThanOrEqual(150);
    expect(shownInLark(inside(form)).join('\n')).toContain(`+${400 - shown} more`);
  });

  it('shows a title that is too long for a heading inside it', () => {
    const title = 'A title of many words '.repeat(10).trim();
    expect(shownInLark(drawn({ ...contestForm, title }).body)).toContain(title);
  });

  it('is not made with what would not come back whole, or has no room', () => {
    for (const form of [
      { ...contestForm, value: 'x'.repeat(1024) },
      formOf({ initial: 'x'.repeat(1001) }),
      formOf({ label: '销'.repeat(12_000) }),
    ])
      expect(() => renderForm(form, { locale: 'en', reader })).toThrow(LarkLimitBreach);
  });
});
