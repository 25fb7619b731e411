/** Errors in plan files: what can be wrong with one, and with what it is applied to. The figures their texts need, by code. */

/** A plan file that cannot count as it stands, or a plan that does not fit the person. */
export interface PlanErrorParams {
  'plan.unreadable': { readonly detail: string };
  'plan.too_large': { readonly reason: 'size' | 'depth' | 'line' };
  'plan.alias': Record<never, never>;
  'plan.key_refused': { readonly key: string };
  'plan.missing': { readonly key: string; readonly options: readonly string[] };
  'plan.unknown_key': {
    readonly key: string;
    readonly near: string | null;
    readonly known: readonly string[];
  };
  'plan.not_one_of': {
    readonly text: string;
    readonly near: string | null;
    readonly options: readonly string[];
  };
  'plan.wrong_shape': { readonly expected: 'list' | 'mapping' | 'text' };
  'plan.mechanic_unknown': {
    readonly text: string;
    readonly near: string | null;
    readonly known: readonly string[];
  };
  'plan.measure_unknown': {
    readonly text: string;
    readonly near: string | null;
    readonly known: readonly string[];
  };
  'plan.measure_unused': { readonly measure: string };
  'plan.measure_not_money': { readonly measure: string };
  'plan.measure_name': { readonly text: string };
  'plan.measure_circle': { readonly measure: string };
  'plan.measure_unit': { readonly measure: string; readonly unit: string; readonly needed: string };
  'plan.expression_unreadable': { readonly text: string; readonly detail: string };
  'plan.expression_too_large': { readonly text: string };
  'plan.expression_unknown': { readonly part: string; readonly near: string | null };
  'plan.day_expected': { readonly text: string };
  'plan.period_expected': { readonly text: string };
  'plan.figure_other': { readonly key: string; readonly expected: string };
  'plan.curve_point': Record<never, never>;
  'plan.matrix_width': { readonly cells: number; readonly columns: number };
  'plan.earned_later': { readonly id: string };
  'plan.not_with': { readonly key: string; readonly other: string };
  'plan.target_incentive_missing': Record<never, never>;
  'plan.currency_foreign': { readonly currency: string };
  'plan.rate_missing': { readonly currency: string };
  'plan.budget_unknown': { readonly plan: string };
  'plan.empty': Record<never, never>;
  'plan.title_missing': { readonly ids: readonly string[] };
  'plan.attribute_unseen': { readonly attribute: string; readonly measure: string };
  'plan.many_measures': { readonly count: number };
  'plan.tier_unreached': { readonly id: string; readonly from: string };
  'plan.cliff': { readonly id: string; readonly at: string; readonly times: string };
  'plan.currency_unknown': { readonly text: string };
  'plan.percent_expected': { readonly text: string };
  'plan.number_expected': { readonly text: string };
  'plan.amount_too_fine': { readonly text: string; readonly currency: string };
  'plan.limit_unit': { readonly text: string; readonly by: 'attainment' | 'value' };
  'plan.id_invalid': { readonly text: string };
  'plan.id_twice': { readonly id: string };
  'plan.level_unknown': {
    readonly level: string;
    readonly near: string | null;
    readonly levels: readonly string[];
  };
  'plan.level_unlisted': {
    readonly level: string;
    readonly near: string | null;
    readonly levels: readonly string[];
  };
  'plan.level_left_out': { readonly levels: readonly string[] };
  'plan.table_empty': Record<never, never>;
  'plan.table_gap': { readonly from: string; readonly to: string };
  'plan.table_open_end': { readonly from: string };
  'plan.table_overlap': { readonly from: string; readonly to: string };
  'plan.table_unsorted': { readonly before: string; readonly after: string };
  'plan.band_unreachable': { readonly position: number };
  'plan.table_falls': { readonly position: number };
  'plan.basis_differs': Record<never, never>;
  'plan.example_missing': Record<never, never>;
  'plan.example_lines': { readonly missing: readonly string[] };
  'plan.example_failed': {
    readonly example: string;
    readonly id: string;
    readonly expected: string;
    readonly computed: string;
  };
  'plan.file_missing': { readonly file: string };
  'plan.currency_differs': { readonly plan: string; readonly company: string };
  'plan.broken': { readonly problems: number; readonly line: number | null };
  'plan.level_missing': {
    readonly plan: string;
    readonly level: string;
    readonly levels: readonly string[];
  };
}

/** Settlements, grants, targets and people in a plan file, and the records that they look at. */
export interface PlanErrorParams {
  'plan.shares_sum': { readonly sum: string };
  'plan.share_above_whole': Record<never, never>;
  'plan.at_least': { readonly text: string; readonly least: number };
  'plan.duration_expected': { readonly text: string };
  'plan.release_order': { readonly before: number; readonly after: number };
  'plan.units_expected': { readonly text: string };
  'plan.vesting_uneven': { readonly months: number; readonly every: number };
  'plan.cliff_too_long': { readonly cliff: number; readonly months: number };
  'plan.seasons_count': { readonly found: number; readonly periods: number };
  'plan.target_unit': { readonly text: string; readonly isPercent: boolean };
  'plan.start_missing': { readonly part: string };
  'plan.event_unlinked': { readonly event: string; readonly attribute: string };
  'plan.event_undated': { readonly event: string; readonly record: string };
}
