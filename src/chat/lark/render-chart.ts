/** A chart as Lark's own, which VChart draws, or its words and figures. */
import type { Chart, Span } from '../card.ts';
import { clean, isBlank } from '../text.ts';
import type { LarkChart, LarkElement, LarkInner } from './card-schema.ts';
import type { Drawing } from './drawing.ts';
import { limits } from './limits.ts';
import { inMarkdown, markdown } from './markdown.ts';

/** On the card itself. What the picture shows is said below it. */
export function chartElements(chart: Chart, drawing: Drawing): LarkElement[] {
  if (drawing.charts >= limits.charts || !isDrawable(chart)) return toldChart(chart);
  drawing.charts += 1;
  return [picture(chart), ...markdown([{ text: chart.alt }])];
}

/** Anywhere else. */
export function toldChart({ alt, categories, series }: Chart): LarkInner[] {
  const lines = series.map(({ name, values }) => {
    const points = categories.map((category, at) => `${category} ${values[at] ?? '–'}`).join(', ');
    const heading: Span[] = isBlank(name) ? [] : [{ text: name, style: 'strong' }, { text: ': ' }];
    return inMarkdown([...heading, { text: points }]);
  });
  const content = lines.filter((line) => !isBlank(line)).join('\n');
  return [
    ...markdown([{ text: alt }]),
    ...(content === '' ? [] : [{ tag: 'markdown', content } as const]),
  ];
}

/** What has one name twice would be drawn as one. */
const isDrawable = ({ categories, series }: Chart): boolean =>
  areNames(categories) &&
  areNames(series.map(({ name }) => name)) &&
  series.every(({ values }) => categories.every((_, at) => Number.isFinite(values[at])));

const areNames = (names: readonly string[]): boolean =>
  names.length > 0 &&
  new Set(names.map(clean)).size === names.length &&
  names.every((name) => !isBlank(name));

const picture = ({ type, categories, series }: Chart): LarkChart => ({
  tag: 'chart',
  aspect_ratio: '16:9',
  color_theme: 'brand',
  chart_spec: {
    type,
    data: [
      {
        id: 'd',
        values: series.flatMap(({ name, values }) =>
          categories.map((category, at) => ({
            ...{ x: clean(category), y: values[at] ?? 0, s: clean(name) },
          })),
        ),
      },
    ],
    xField: type === 'bar' && series.length > 1 ? ['x', 's'] : 'x',
    yField: 'y',
    seriesField: 's',
    legends: { visible: series.length > 1 },
    media: [],
  },
});
