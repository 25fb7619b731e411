/** A chart element as an SVG picture, drawn on the server. The library is loaded when the first chart is shown. */
import type { CardElement, Chart } from '../card.ts';
import type { Look } from './look.ts';

export type Theme = 'light' | 'dark';

interface Inks {
  readonly text: string;
  readonly line: string;
  readonly series: readonly string[];
}

export const chartSize = { width: 560, height: 240 } as const;

const inks: Record<Look, Record<Theme, Inks>> = {
  upside: {
    light: {
      text: '#5d6472',
      line: '#e3e5ea',
      series: ['#4757c4', '#b9893a', '#3f8a6c', '#9a5b8d'],
    },
    dark: {
      text: '#a3a9b8',
      line: '#343843',
      series: ['#8e9cff', '#d9b06a', '#74c2a1', '#cf94c2'],
    },
  },
  lark: {
    light: {
      text: '#646a73',
      line: '#dee0e3',
      series: ['#3370ff', '#14c0ff', '#00d6b9', '#ffc60a'],
    },
    dark: {
      text: '#a6a6a6',
      line: '#434343',
      series: ['#4c88ff', '#2bafed', '#0abfa6', '#d9a80b'],
    },
  },
};

let library: Promise<typeof import('echarts')> | null = null;

export async function drawChart(chart: Chart, theme: Theme, look: Look): Promise<string> {
  library ??= import('echarts');
  const { init } = await library;
  const picture = init(null, undefined, { renderer: 'svg', ssr: true, ...chartSize });
  try {
    picture.setOption(optionsOf(chart, inks[look][theme]));
    return picture.renderToSVGString();
  } finally {
    picture.dispose();
  }
}

function optionsOf({ type, categories, series }: Chart, ink: Inks): Record<string, unknown> {
  const text = { color: ink.text, fontSize: 12, fontFamily: 'system-ui, sans-serif' };
  return {
    animation: false,
    color: ink.series,
    textStyle: text,
    grid: { left: 8, right: 12, top: series.length > 1 ? 36 : 16, bottom: 8, containLabel: true },
    legend: {
      show: series.length > 1,
      top: 0,
      left: 0,
      icon: 'circle',
      itemWidth: 9,
      itemHeight: 9,
      // Generous: without a page the width of words is only estimated.
      itemGap: 40,
      textStyle: text,
    },
    xAxis: {
      type: 'category',
      data: [...categories],
      axisLabel: { ...text, hideOverlap: true },
      axisLine: { lineStyle: { color: ink.line } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      axisLabel: text,
      splitLine: { lineStyle: { color: ink.line } },
    },
    series: series.map(({ name, values }) => ({
      name,
      type,
      data: [...values],
      barMaxWidth: 36,
      symbolSize: 6,
      lineStyle: { width: 2.5 },
      itemStyle: type === 'bar' ? { borderRadius: [4, 4, 0, 0] } : {},
    })),
  };
}

/** In the order in which the card shows them. */
export const chartsOf = (elements: readonly CardElement[]): Chart[] =>
  elements.flatMap((element) =>
    element.kind === 'chart'
      ? [element]
      : element.kind === 'details'
        ? chartsOf(element.elements)
        : [],
  );
