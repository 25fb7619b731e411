/** What can be wrong with the company that a command is about. */
export const companyErrors = {
  'company.none': {
    en: 'There is no data here yet. Import your own, starting with `npm run -s upside -- import people people.csv`, or see the demo company with `npm start`.',
    zh: '这里还没有数据。可以导入自己的数据（从 `npm run -s upside -- import people people.csv` 开始），或运行 `npm start` 看看演示公司。',
  },
} as const;
