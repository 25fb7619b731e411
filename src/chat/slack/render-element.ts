/** One element of a card in Slack's blocks. Nothing is left out here; what is too long for a block takes several. */
import type { types } from '@slack/bolt';
import { textBar } from '../../i18n/format.ts';
import type { CardElement } from '../card.ts';
import { clean, isBlank, shorten } from '../text.ts';
import type { ContainerChild, Drawing, SlackBlock } from './drawing.ts';
import { limits } from './limits.ts';
import { actionBlocks, choiceBlocks } from './render-actions.ts';
import { chartBlocks } from './render-chart.ts';
import { tableBlocks } from './render-table.ts';
import { context, lineOf, mergeTexts, richText } from './rich-text.ts';
import { plain } from './text.ts';

type Element<K extends CardElement['kind']> = Extract<CardElement, { kind: K }>;

/** `isNested`: within a container. */
export function elementBlocks(
  element: CardElement,
  drawing: Drawing,
  isNested = false,
): SlackBlock[] {
  switch (element.kind) {
    case 'text':
      return textBlocks(element);
    case 'figure':
      return figureBlocks(element);
    case 'bar':
      return richText([
        [
          { text: element.label, style: 'bold' },
          { text: ` ${textBar(element.ratio)} ` },
          { text: element.caption },
        ],
      ]);
    case 'table':
      return tableBlocks(element, drawing, isNested);
    case 'chart':
      return chartBlocks(element, drawing, isNested);
    case 'note':
      return context([element.text]);
    case 'divider':
      return [{ type: 'divider' }];
    case 'details':
      return detailBlocks(element, drawing, isNested);
    case 'actions':
      return actionBlocks(element.buttons, drawing);
    case 'choice':
      return choiceBlocks(element, drawing);
  }
}

/** What is muted as a whole is small print. */
const textBlocks = ({ spans }: Element<'text'>): SlackBlock[] =>
  spans.length > 0 && spans.every(({ style }) => style === 'muted')
    ? context([spans.map(({ text }) => text).join('')])
    : richText([lineOf(spans)]);

/** As large as Slack writes; one that is longer than a heading in bold. */
const figureBlocks = ({ value, label }: Element<'figure'>): SlackBlock[] => [
  ...(isBlank(value) || value.length > limits.header
    ? richText([[{ text: value, style: 'bold' }]])
    : [{ type: 'header', text: plain(value) } as const]),
  ...context([label]),
];

/** Containers do not stand within containers, and may be off: then what is folded away stands open under its title. */
function detailBlocks(
  { title, elements }: Element<'details'>,
  drawing: Drawing,
  isNested: boolean,
): SlackBlock[] {
  const heading = richText([[{ text: title, style: 'bold' }]]);
  const mayFold = drawing.capabilities.containers && drawing.surface !== 'modal' && !isNested;
  const isFolded = mayFold && !isBlank(title);
  const inside = elements.flatMap((each) => elementBlocks(each, drawing, isNested || isFolded));
  if (!isFolded) return [...heading, ...inside];
  const children = mergeTexts([
    ...(title.length > limits.containerTitle ? heading : []),
    ...inside.filter(mayBeChild),
  ]);
  return containers(title, children);
}

/** A block that is too full for one is continued in the next, under the same title. */
function containers(title: string, children: readonly ContainerChild[]): types.ContainerBlock[] {
  const total = Math.max(1, Math.ceil(children.length / limits.containerBlocks));
  return Array.from({ length: total }, (_, part) => {
    const count = total > 1 ? ` (${part + 1}/${total})` : '';
    const from = part * limits.containerBlocks;
    const inside = children.slice(from, from + limits.containerBlocks);
    return {
      type: 'container',
      title: plain(`${shorten(clean(title), limits.containerTitle - count.length)}${count}`),
      is_collapsible: true,
      default_collapsed: true,
      child_blocks: inside.length > 0 ? inside : [{ type: 'divider' }],
    };
  });
}

/** By construction nothing else comes out of the elements of a container; the type has to be told. */
const mayBeChild = (block: SlackBlock): block is ContainerChild =>
  ['actions', 'context', 'divider', 'header', 'rich_text', 'table'].includes(block.type);
