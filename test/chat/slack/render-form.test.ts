import { describe, expect, it } from 'vitest';
import type { Form } from '../../../src/chat/card.ts';
import { SlackLimitBreach } from '../../../src/chat/slack/limits.ts';
import { renderModal } from '../../../src/chat/slack/render.ts';
import { contestForm } from '../../support/sample-cards.ts';
import { shownTexts } from '../../support/slack-shown.ts';
import { checkModal } from '../../support/slack-validator.ts';

describe('a form', () => {
  const formOf = (field: Partial<Form['fields'][number]>): Form => ({
    ...contestForm,
    fields: contestForm.fields.slice(0, 1).map((each) => ({ ...each, ...field })),
  });
  const elementOf = (form: Form, values: Record<string, string> = {}) => {
    const view = renderModal(form, { locale: 'en', values });
    expect(checkModal(view)).toEqual([]);
    return view.blocks.find(({ type }) => type === 'input');
  };

  it('comes back by the names that it was made with', () => {
    const view = renderModal(contestForm, { locale: 'zh', origin: 'C1' });
    expect(view).toMatchObject({ callback_id: 'contest.create', close: { text: '取消' } });
    expect(JSON.parse(view.private_metadata ?? '')).toEqual({ value: 'draft', origin: 'C1' });
    expect(view.blocks.slice(1)).toMatchObject(
      contestForm.fields.map(({ name }) => ({ block_id: name, element: { action_id: 'field' } })),
    );
  });

  it('asks for a day, a number or one of a list by the fitting input, and mends the rest as text', () => {
    for (const [field, type] of [
      [{ type: 'date', initial: '2026-12-05' }, 'datepicker'],
      [{ type: 'date', initial: 'Friday' }, 'plain_text_input'],
      [{ type: 'number', initial: '1.5' }, 'number_input'],
      [{ type: 'number', initial: 'many' }, 'plain_text_input'],
      [{ type: 'money', initial: '100k' }, 'plain_text_input'],
      [{ type: 'select', options: [] }, 'plain_text_input'],
    ] as const)
      expect(elementOf(formOf(field))).toMatchObject({ element: { type } });
  });

  it('keeps what was typed', () => {
    expect(elementOf(contestForm, { title: 'Mine' })).toMatchObject({
      element: { initial_value: 'Mine' },
    });
  });

  it('leaves a list empty for the option that means nothing', () => {
    const options = [
      { label: 'Everybody', value: '' },
      { label: 'East', value: 'east' },
    ];
    expect(
      elementOf(formOf({ type: 'select', required: true, initial: '', options })),
    ).toMatchObject({
      optional: true,
      element: { placeholder: { text: 'Everybody' }, options: [{ value: 'east' }] },
    });
    expect(elementOf(formOf({ type: 'select', options: options.slice(0, 1) }))).toMatchObject({
      element: { type: 'plain_text_input' },
    });
  });

  it('groups a list of hundreds by number', () => {
    const options = Array.from({ length: 250 }, (_, at) => ({
      label: `Rep ${at}`,
      value: `r${at}`,
    }));
    expect(elementOf(formOf({ type: 'select', options, initial: 'r249' }))).toMatchObject({
      element: {
        option_groups: [{ label: { text: '1–100' } }, {}, { label: { text: '201–250' } }],
        initial_option: { value: 'r249' },
      },
    });
  });

  it('shows a title that is too long for a window inside it', () => {
    const title = 'A title of more than twenty-four signs';
    const view = renderModal({ ...contestForm, title }, { locale: 'en' });
    expect(view.title.text).toBe('A title of more than tw…');
    expect(shownTexts(view.blocks)).toContain(title);
  });

  it('says at its top what has to be mended', () => {
    const view = renderModal(contestForm, { locale: 'en', errors: { goal: 'Write it like 50k.' } });
    expect(view.blocks[0]).toMatchObject({ type: 'alert', level: 'error' });
    expect(checkModal(view)).toEqual([]);
  });

  it('is not made with what would not come back whole', () => {
    expect(() =>
      renderModal({ ...contestForm, value: 'x'.repeat(3000) }, { locale: 'en' }),
    ).toThrow(SlackLimitBreach);
    expect(() => elementOf(formOf({ initial: 'x'.repeat(3001) }))).toThrow(SlackLimitBreach);
    const options = [{ label: 'A', value: 'x'.repeat(151) }];
    expect(() => elementOf(formOf({ type: 'select', options }))).toThrow(SlackLimitBreach);
  });
});
