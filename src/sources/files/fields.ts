/** What a file of each kind can say, and the column names by which it is recognised, in English and Chinese. */
import type { ImportKind } from '../port.ts';

export type FieldType = 'text' | 'date' | 'money' | 'amount';

export interface FieldRule {
  /** Without it, or a constant in its place, the file cannot be read. */
  readonly required: boolean;
  readonly type: FieldType;
  /** Besides the field's own name; compared without case, spaces, `_`, `-` and brackets. */
  readonly names: readonly string[];
}

type Fields = Readonly<Record<string, FieldRule>>;

const field = (names: string, type: FieldType = 'text', required = false): FieldRule => ({
  required,
  type,
  names: names.split('|').map((name) => name.trim()),
});
const required = (names: string, type: FieldType = 'text') => field(names, type, true);

const personNames =
  'owner|rep|sales rep|sales agent|salesperson|seller|owner email|owner name|owner id|employee|employee id|负责人|销售|销售人员|销售员|业务员|所有人|员工工号|工号|负责人主属';
const reversesNames = 'refund of|reversal of|credit note for|冲销单号|退款原单|原单号';
const timeZoneNames = 'time zone|tz|zone|iana zone|时区|所在时区';
const currencyNames = 'currency code|币种|货币';

/** One credit a row: rows of the same id are one record. */
const creditFields: Fields = {
  share: field('credit share|split share|split percent|份额|分成比例|占比|归属比例'),
  role: field('credit role|split role|分工|归属角色|角色'),
  overlay: field('is overlay|additional credit|附加归属|额外归属|叠加'),
  splits: field('split|credit split|业绩分成|分成|拆分'),
};

const deals: Fields = {
  id: field(
    'deal id|opportunity id|order id|external id|record id|deal no|order no|no|编号|商机编号|订单编号|合同编号|商机id|订单号',
  ),
  owner: required(personNames),
  stage: required('deal stage|sales stage|status|阶段|销售阶段|商机阶段|状态'),
  date: required(
    'close date|closed at|booked on|booking date|won date|closing date|成交日期|签约日期|结单日期|赢单日期|预计成交日期|日期|下单日期',
    'date',
  ),
  amount: required(
    'close value|value|deal value|amount|booked|revenue|total|金额|成交金额|商机金额|订单金额|合同金额|销售金额|签约金额',
    'money',
  ),
  currency: field(currencyNames),
  ...creditFields,
  reverses: field(reversesNames),
  account: field('account name|customer|client|company|客户|客户名称|公司'),
  product: field('product name|item|产品|产品名称|商品'),
  name: field('deal name|opportunity name|title|商机名称|订单名称|合同名称|名称'),
  opened: field(
    'engage date|created|created at|created on|open date|创建日期|创建时间|建档日期',
    'date',
  ),
};

const ratings: Fields = {
  id: field(
    'response id|rating id|ticket id|survey id|external id|no|编号|评价编号|工单编号|问卷编号',
  ),
  owner: required(`${personNames}|agent|assignee|客服|被评价人`),
  date: required(
    'responded at|response date|rated at|rated on|created at|评价日期|评价时间|回访日期|日期',
    'date',
  ),
  score: required('rating|csat|satisfaction|stars|评分|得分|分数|满意度|满意度评分'),
  account: field('account name|customer|client|客户|客户名称'),
  comment: field('feedback|remark|评价内容|备注|意见'),
};

/** All other columns are attributes. */
const records: Fields = {
  id: field(
    'external id|record id|transaction id|transaction no|payment id|order id|reference|no|编号|单号|流水号|记录编号|业务编号|交易号|外部编号',
  ),
  /** Or splits. */
  owner: field(`${personNames}|person|person id|credited to|姓名|员工|归属人|业绩归属`),
  date: required(
    'day|occurred on|booked on|transaction date|posting date|日期|发生日期|业务日期|交易日期|到账日期',
    'date',
  ),
  ...creditFields,
  amount: field('amount|value|total|金额|发生金额|交易金额', 'money'),
  currency: field(currencyNames),
  score: field('rating|points|评分|得分|分数'),
  reverses: field(reversesNames),
};

const people: Fields = {
  key: field(
    'id|name|full name|person|person id|employee|employee id|employee no|employee number|sales agent|rep|staff no|工号|员工编号|员工工号|人员编号|编号|姓名',
  ),
  name: field('full name|display name|sales agent|employee name|姓名|员工姓名|名字|英文名'),
  nameZh: field('name zh|chinese name|中文名|中文姓名'),
  email: field('e mail|mail|email address|邮箱|电子邮箱|邮件'),
  team: field('team name|department|group|squad|团队|小组|部门|销售团队|所属团队'),
  /** Of the team. */
  timeZone: field(`team time zone|${timeZoneNames}|团队时区`),
  region: field('area|regional office|division|territory|区域|大区|地区|片区'),
  manager: field(
    'manager name|manager id|manager key|reports to|supervisor|leader|上级|主管|经理|直属上级|直属领导',
  ),
  level: field('grade|seniority|title|job title|级别|职级|岗位级别|职位'),
  plan: field('plan key|incentive plan|方案|激励方案|提成方案'),
  from: field(
    'start|start date|valid from|effective from|hire date|since|生效日期|入职日期|开始日期|起始日期',
    'date',
  ),
  to: field(
    'end|end date|valid to|effective to|until|leave date|left|失效日期|离职日期|结束日期|截止日期',
    'date',
  ),
  roles: field('role|access role|角色|权限角色'),
  locale: field('language|lang|语言'),
};

const teams: Fields = {
  key: field(
    'id|team|team id|team key|code|name|team name|团队编号|团队id|编号|代码|部门编号|团队|团队名称|部门|部门名称|小组|名称',
  ),
  name: field('team|team name|group|department|团队|团队名称|部门|部门名称|小组|名称'),
  nameZh: field('name zh|chinese name|中文名|中文名称'),
  parent: field(
    'parent team|region|division|area|regional office|belongs to|上级团队|上级部门|区域|大区',
  ),
  timeZone: field(timeZoneNames),
};

const quotas: Fields = {
  rep: field(`${personNames}|person|person id`),
  team: field('team name|team key|department|group|团队|团队名称|小组|部门'),
  measure: field('metric|kpi|指标|考核指标'),
  period: field('quarter name|fiscal period|周期|考核周期|期间|账期'),
  date: field('quota date|period start|start|month start|起始日期|开始日期|目标日期', 'date'),
  year: field('calendar year|fiscal year|年|年份|年度'),
  quarter: field('calendar quarter|q|季度|季'),
  month: field('calendar month|m|月|月份'),
  amount: field(
    'quota|target|sales quota|sales amount quota|goal|value|目标|销售目标|目标金额|指标值|任务额',
    'amount',
  ),
  currency: field(currencyNames),
};

const rates: Fields = {
  period: required('month|quarter|fiscal period|周期|期间|账期|月份'),
  currency: required('currency code|from currency|foreign currency|币种|货币|外币'),
  rate: required('exchange rate|fx rate|fx|汇率|折算率'),
};

const leave: Fields = {
  person: required(`${personNames}|name|full name|person id|姓名|员工`),
  from: required(
    'start|start date|first day|leave start|on leave from|开始日期|起始日期|休假开始|开始',
    'date',
  ),
  to: field('end|end date|last day|leave end|until|结束日期|截止日期|休假结束|结束', 'date'),
  cancelled: field('canceled|revoked|已取消|取消|撤销'),
};

const holidays: Fields = {
  /** Or the first and the last: `2026-10-01..2026-10-07`. */
  date: required(
    'day|holiday date|from|first day|start|start date|日期|放假日期|节假日日期|开始日期|起始日期|放假开始',
    'date',
  ),
  to: field('last day|until|end|end date|结束日期|截止日期|放假结束', 'date'),
  name: field('holiday|holiday name|title|description|名称|节日|节假日|节日名称|说明'),
  kind: field('type|day type|类型|性质|种类'),
  cancelled: field('canceled|revoked|已取消|取消|撤销'),
};

export const fieldsOf: Readonly<Record<ImportKind, Fields>> = {
  people,
  teams,
  quotas,
  deals,
  ratings,
  records,
  rates,
  leave,
  holidays,
};

export const comparable = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-./*:()（）[\]"']/g, '');

/** Which field the column name stands for; the field's own name goes before a synonym. */
export function fieldNamed(kind: ImportKind, header: string): readonly string[] {
  const name = comparable(header);
  if (name === '') return [];
  const fields = Object.entries(fieldsOf[kind]);
  const own = fields.filter(([key]) => comparable(key) === name);
  const synonyms = fields.filter(([, rule]) =>
    rule.names.some((each) => comparable(each) === name),
  );
  return [...new Set([...own, ...synonyms].map(([key]) => key))];
}
