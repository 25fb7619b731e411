/** Slack's chart, as its documents describe it: the SDK has no type for it. */
import type { types } from '@slack/bolt';

export interface DataVisualizationBlock extends types.Block {
  readonly type: 'data_visualization';
  readonly title: string;
  readonly chart: {
    readonly type: 'bar' | 'line';
    readonly axis_config: { readonly categories: readonly string[] };
    /** A point for each category, in their order. */
    readonly series: readonly {
      readonly name: string;
      readonly data: readonly { readonly label: string; readonly value: number }[];
    }[];
  };
}
