/** What a person reads in what Slack was handed: every word in its order, whatever block it stands in. */

type Thing = Readonly<Record<string, unknown>>;

const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null;

/** Of blocks or parts of them. Values, ids and addresses are not shown. */
export function wordsOf(value: unknown): string {
  return words(value).join('\n');
}

const shown = ['title', 'label', 'caption', 'text', 'alt_text', 'placeholder', 'hint', 'subtitle'];
const holding = ['fields', 'elements', 'element', 'accessory', 'options', 'child_blocks', 'blocks'];

function words(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(words);
  if (!isThing(value)) return [];
  if (value['type'] === 'mrkdwn') return [unescaped(String(value['text']))];
  if (value['type'] === 'rich_text_section')
    return [((value['elements'] as Thing[]) ?? []).map(({ text }) => String(text ?? '')).join('')];
  const rows = Array.isArray(value['rows']) ? value['rows'].flatMap(words) : [];
  return [
    ...shown.flatMap((key) => words(value[key])),
    ...holding.flatMap((key) => words(value[key])),
    ...rows,
    ...chartWords(value['chart']),
  ];
}

const chartWords = (chart: unknown): string[] =>
  isThing(chart) && Array.isArray(chart['series'])
    ? chart['series'].flatMap((each) => (isThing(each) ? [String(each['name'])] : []))
    : [];

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

export interface Pressable {
  readonly actionId: string;
  readonly blockId: string;
  readonly value: string;
  readonly label: string;
}

/** Everything that can be pressed or chosen, in its order; for one action, or for all. */
export function pressablesOf(
  value: unknown,
  action: string | null = null,
  blockId = '',
): Pressable[] {
  if (Array.isArray(value)) return value.flatMap((each) => pressablesOf(each, action, blockId));
  if (!isThing(value)) return [];
  const id = value['action_id'];
  const block = typeof value['block_id'] === 'string' ? value['block_id'] : blockId;
  if (typeof id === 'string' && (action === null || id.split('#', 1)[0] === action)) {
    const options = Array.isArray(value['options']) ? value['options'] : [value];
    return options.map((each) => ({
      actionId: id,
      blockId: block,
      value: String((each as Thing)['value'] ?? ''),
      label: wordsOf((each as Thing)['text']),
    }));
  }
  return Object.values(value).flatMap((each) => pressablesOf(each, action, block));
}
