/** What a column's attribute is called: a name that the expressions of a plan can say. */

/** What an expression reads as something else, or not at all. */
const taken = new Set([
  ...['amount', 'score', 'day', 'kind', 'credit', 'true', 'false', 'null', 'in', 'as', 'break'],
  ...['const', 'continue', 'else', 'for', 'function', 'if', 'import', 'let', 'loop', 'package'],
  ...['namespace', 'return', 'var', 'void', 'while'],
]);

/** Headers that no expression could name otherwise, by what they mean. */
const chinese: Readonly<Record<string, string>> = {
  account: '客户|客户名称|公司|公司名称',
  product: '产品|产品名称|商品|商品名称',
  name: '名称|订单名称|合同名称|商机名称',
  category: '类别|类型|分类|品类',
  quantity: '数量|件数|台数',
  price: '单价|价格',
  cost: '成本',
  margin: '毛利|毛利额|利润',
  discount: '折扣|折扣率',
  region: '区域|地区|大区',
  channel: '渠道|来源渠道',
  industry: '行业',
  contract: '合同号|合同编号',
  invoice: '发票号|发票编号',
  deal: '商机编号|订单编号|订单号',
  term: '期限|合同期限',
  paid_on: '付款日期|回款日期',
  due_on: '到期日|到期日期',
  note: '备注|说明',
};
const meanings = new Map(
  Object.entries(chinese).flatMap(([name, words]) =>
    words.split('|').map((word) => [word, name] as const),
  ),
);

const longest = 40;

/** Whether an expression that says the name means the attribute. */
export const isSayable = (name: string): boolean => /^[a-z]\w*$/i.test(name) && !taken.has(name);

/** Small letters, digits and underscores: `Unit price (net)` is `unit_price_net`. Empty: nothing of it can be said. */
export function attributeNamed(header: string): string {
  const plain = header.normalize('NFKC').trim();
  const known = meanings.get(plain);
  if (known) return known;
  const name = plain
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, longest);
  if (name === '') return '';
  if (/^\d/.test(name)) return /[a-z]/.test(name) ? `n_${name}` : '';
  return taken.has(name) ? `${name}_` : name;
}
