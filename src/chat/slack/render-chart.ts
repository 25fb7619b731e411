/** A chart as Slack's own, or its words and figures. */
import type { Chart } from '../card.ts';
import { clean, isBlank, shorten } from '../text.ts';
import type { DataVisualizationBlock } from './chart-block.ts';
import type { Drawing, SlackBlock } from './drawing.ts';
import { limits } from './limits.ts';
import { context, type Line, richText, runOf } from './rich-text.ts';

/** `isNested`: within a container, which takes no chart. */
export function chartBlocks(chart: Chart, drawing: Drawing, isNested: boolean): SlackBlock[] {
  const words = richText([[{ text: chart.alt }]]);
  if (!isDrawable(chart, drawing, isNested)) return [...words, ...figures(chart)];
  drawing.charts += 1;
  const names = [...chart.categories, ...chart.series.map(({ name }) => name)].map(clean);
  return [...words, picture(chart), ...context(names.filter((name) => name !== nameOf(name)))];
}

/** A picture has to have as many different names when they are cut, else figures say more. */
function isDrawable(
  { alt, categories, series }: Chart,
  { capabilities, surface, charts }: Drawing,
  isNested: boolean,
): boolean {
  const values = series.flatMap((each) => categories.map((_, at) => each.values[at]));
  return (
    capabilities.charts &&
    surface === 'message' &&
    !isNested &&
    charts < limits.charts &&
    !isBlank(alt) &&
    areNames(categories, limits.chartPoints) &&
    areNames(
      series.map(({ name }) => name),
      limits.chartSeries,
    ) &&
    values.every((value) => value !== undefined && Number.isFinite(value))
  );
}

const areNames = (names: readonly string[], most: number): boolean =>
  names.length > 0 &&
  names.length <= most &&
  new Set(names.map(nameOf)).size === names.length &&
  names.every((name) => !isBlank(name));

const nameOf = (name: string): string => shorten(clean(name), limits.chartName);

const picture = ({ type, alt, categories, series }: Chart): DataVisualizationBlock => ({
  type: 'data_visualization',
  // The words stand whole above it.
  title: shorten(clean(alt), limits.chartTitle),
  chart: {
    type,
    axis_config: { categories: categories.map(nameOf) },
    series: series.map(({ name, values }) => ({
      name: nameOf(name),
      data: categories.map((label, at) => ({ label: nameOf(label), value: values[at] ?? 0 })),
    })),
  },
});

const figures = ({ categories, series }: Chart): SlackBlock[] =>
  richText(
    series.map(({ name, values }): Line => {
      const points = categories.map((category, at) => `${category} ${values[at] ?? '–'}`);
      return [runOf(name, 'bold'), { text: `${isBlank(name) ? '' : ': '}${points.join(', ')}` }];
    }),
    'list',
  );
