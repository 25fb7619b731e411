/** One element of a card in Lark's components. Nothing but rows of tables is left out here, and they are counted. */
import { textBar } from '../../i18n/format.ts';
import type { CardElement } from '../card.ts';
import { isBlank } from '../text.ts';
import type { LarkElement, LarkInner } from './card-schema.ts';
import type { Drawing } from './drawing.ts';
import { escapeMarkdown, markdown, plainText, smallPrint } from './markdown.ts';
import { actionElements, choiceElements } from './render-actions.ts';
import { chartElements, toldChart } from './render-chart.ts';
import { listElements, tableElements } from './render-table.ts';

type Element<K extends CardElement['kind']> = Extract<CardElement, { kind: K }>;

/** On the card itself, where alone tables, charts and panels may stand. */
export function rootElements(element: CardElement, drawing: Drawing): LarkElement[] {
  switch (element.kind) {
    case 'table':
      return tableElements(element, drawing);
    case 'chart':
      return chartElements(element, drawing);
    case 'details':
      return panelElements(element, drawing);
    default:
      return innerElements(element, drawing);
  }
}

function innerElements(element: CardElement, drawing: Drawing): LarkInner[] {
  switch (element.kind) {
    case 'text':
      return textElements(element);
    case 'figure':
      return figureElements(element);
    case 'bar':
      return markdown([
        { text: element.label, style: 'strong' },
        { text: ` ${textBar(element.ratio)} ${element.caption}` },
      ]);
    case 'table':
      return listElements(element, drawing);
    case 'chart':
      return toldChart(element);
    case 'note':
      return smallPrint(element.text);
    case 'divider':
      return [{ tag: 'hr' }];
    case 'details':
      return openElements(element, drawing);
    case 'actions':
      return actionElements(element.buttons, drawing);
    case 'choice':
      return choiceElements(element, drawing);
  }
}

/** What is muted as a whole is small print. */
const textElements = ({ spans }: Element<'text'>): LarkInner[] =>
  markdown(spans, spans.every(({ style }) => style === 'muted') ? { text_size: 'notation' } : {});

/** Large, in the middle of a grey field, with what it is below. */
function figureElements({ value, label }: Element<'figure'>): LarkInner[] {
  const large = escapeMarkdown(value.replaceAll(/\s+/g, ' ').trim());
  const elements = [
    ...(isBlank(value)
      ? []
      : [{ tag: 'markdown', content: `## ${large}`, text_align: 'center' } as const]),
    ...markdown([{ text: label, style: 'muted' }], { text_align: 'center', text_size: 'notation' }),
  ];
  if (elements.length === 0) return [];
  const field = {
    width: 'weighted',
    weight: 1,
    background_style: 'grey-50',
    padding: '12px',
  } as const;
  return [
    { tag: 'column_set', flex_mode: 'none', columns: [{ tag: 'column', ...field, elements }] },
  ];
}

/** Folded away; without a title or anything in it there is nothing to unfold. */
function panelElements(details: Element<'details'>, drawing: Drawing): LarkElement[] {
  const { title, elements } = details;
  const inside = elements.flatMap((each) => innerElements(each, drawing));
  if (isBlank(title) || inside.length === 0) return openElements(details, drawing);
  return [
    {
      tag: 'collapsible_panel',
      expanded: false,
      header: { title: plainText(title) },
      border: { color: 'grey', corner_radius: '5px' },
      elements: inside,
    },
  ];
}

/** Panels do not stand within panels: what is in there stands open under its title. */
const openElements = ({ title, elements }: Element<'details'>, drawing: Drawing): LarkInner[] => [
  ...markdown([{ text: title, style: 'strong' }]),
  ...elements.flatMap((each) => innerElements(each, drawing)),
];
