/** Cards as the features make them, with invented figures: what every chat platform must be able to show. */
import type { CardElement, Form, PrivateCard, PublicCard } from '../../src/chat/card.ts';
import type { Locale } from '../../src/i18n/locale.ts';

const text = (words: string): CardElement => ({ kind: 'text', spans: [{ text: words }] });

export const bonusCard = (locale: Locale): PrivateCard => (locale === 'zh' ? bonusZh : bonusEn);

const bonusEn: PrivateCard = {
  audience: 'private',
  title: 'Your bonus · Q4 2026',
  elements: [
    { kind: 'figure', value: '¥18,240', label: 'earned so far' },
    {
      kind: 'bar',
      label: 'Attainment',
      ratio: 0.87,
      caption: '87 % · 61 % of the quarter gone · ahead of pace',
    },
    {
      kind: 'table',
      columns: [
        { title: '', align: 'start' },
        { title: '', align: 'end' },
        { title: '', align: 'start' },
      ],
      rows: [
        [{ text: 'New business' }, { text: '¥15,600' }, { text: '¥312,000 × 5 % (tier 2 of 4)' }],
        [{ text: 'Team pool' }, { text: '¥1,860' }, { text: 'East at 94 %, your share 12 %' }],
        [
          { text: 'Satisfaction' },
          { text: '× 1.05' },
          { text: '4.7 of 5 from 23 answers (+¥780)' },
        ],
        [{ text: 'Over-achievement' }, { text: '–' }, { text: 'from 100 %: ¥48,000 to go' }],
      ],
    },
    {
      kind: 'text',
      spans: [
        { text: 'Next: ', style: 'strong' },
        {
          text: '¥48,000 more reaches 100 % and pays ¥3,000, then 7 % on everything above. Your average deal is ¥41,000.',
        },
      ],
    },
    { kind: 'note', text: '#3 of 8 in East ▲1 · CRM data as of 09:40 (12 min ago)' },
    {
      kind: 'actions',
      buttons: [
        {
          label: 'How is this computed?',
          action: 'mybonus.how',
          value: 'p=2026-Q4',
          style: 'primary',
        },
        { label: 'What is my next deal worth?', action: 'mybonus.next_deal', value: 'p=2026-Q4' },
      ],
    },
  ],
};

const bonusZh: PrivateCard = {
  audience: 'private',
  title: '我的奖金 · 2026 年第四季度',
  elements: [
    { kind: 'figure', value: '¥18,240', label: '已得' },
    { kind: 'bar', label: '达成率', ratio: 0.87, caption: '87 % · 季度已过 61 % · 快于进度' },
    {
      kind: 'table',
      columns: [
        { title: '', align: 'start' },
        { title: '', align: 'end' },
        { title: '', align: 'start' },
      ],
      rows: [
        [{ text: '新签提成' }, { text: '¥15,600' }, { text: '¥312,000 × 5 %（第 2 档，共 4 档）' }],
        [{ text: '团队奖金池' }, { text: '¥1,860' }, { text: '华东达成 94 %，你的份额 12 %' }],
        [{ text: '客户满意度' }, { text: '× 1.05' }, { text: '4.7 / 5，23 份评价（+¥780）' }],
        [{ text: '超额奖励' }, { text: '–' }, { text: '达成 100 % 起算，还差 ¥48,000' }],
      ],
    },
    {
      kind: 'text',
      spans: [
        { text: '下一步：', style: 'strong' },
        {
          text: '再签 ¥48,000 即达成 100 %，可得 ¥3,000，超出部分按 7 % 计提。你的单均约 ¥41,000。',
        },
      ],
    },
    { kind: 'note', text: '华东第 3 名（共 8 人）▲1 · CRM 数据截至 09:40（12 分钟前）' },
    {
      kind: 'actions',
      buttons: [
        { label: '怎么算的？', action: 'mybonus.how', value: 'p=2026-Q4', style: 'primary' },
        { label: '下一单值多少？', action: 'mybonus.next_deal', value: 'p=2026-Q4' },
      ],
    },
  ],
};

/** Folded parts and pages: the second page takes the place of the first. */
export const howCard = (page: number): PrivateCard => ({
  audience: 'private',
  title: 'New business: ¥15,600.00',
  elements: [
    text('Plan Account executive 2026, version 3, in force since 1 Oct'),
    {
      kind: 'table',
      columns: [
        { title: 'Deal', align: 'start' },
        { title: 'Booked', align: 'start' },
        { title: 'Your share', align: 'end' },
        { title: 'Credit', align: 'end' },
      ],
      rows: [
        [
          { text: `HT-20${page}1 Hangzhou Lianke` },
          { text: '12 Oct' },
          { text: '100 %' },
          { text: '¥86,000.00' },
        ],
        [
          { text: `HT-20${page}7 Suzhou Yuntu` },
          { text: '21 Oct' },
          { text: '50 %' },
          { text: '¥31,500.00' },
        ],
        [
          { text: 'Sum', strong: true },
          { text: '' },
          { text: '' },
          { text: '¥117,500.00', strong: true },
        ],
      ],
    },
    {
      kind: 'details',
      title: 'Changed since yesterday: +¥900.00',
      elements: [text('HT-2077 rose from ¥54,000 to ¥63,000 (CRM, 22 Nov 18:12)')],
    },
    { kind: 'note', text: `Page ${page} of 3` },
    {
      kind: 'actions',
      buttons: [
        { label: 'Back', action: 'mybonus.how_page', value: String(Math.max(1, page - 1)) },
        { label: 'More', action: 'mybonus.how_page', value: String(Math.min(3, page + 1)) },
      ],
    },
  ],
});

const standings: readonly [string, string, number, string][] = [
  ['🥇 Li Na', '118 %', 1, ''],
  ['🥈 Chen Yu', '104 %', 1, '▲2 up'],
  ['🥉 Zhao Min', '96 %', 0.96, '▼1 down'],
  ['4 Wang Hao', '91 %', 0.91, ''],
  ['5 Sun Jie', '88 %', 0.88, '▲1 up'],
];

export const boardCard = (updated: string): PublicCard => ({
  audience: 'public',
  title: 'Leaderboard · East · November',
  elements: [
    text('Bookings, share of target'),
    {
      kind: 'table',
      columns: [
        { title: '', align: 'start' },
        { title: 'Attainment', align: 'end' },
        { title: 'Since October', align: 'end' },
      ],
      rows: standings.map(([name, share, ratio, move]) => [
        { text: name },
        { text: share, ratio },
        { text: move },
      ]),
    },
    {
      kind: 'chart',
      type: 'line',
      alt: 'Attainment of the three teams by week: East leads with 94 %.',
      categories: ['W44', 'W45', 'W46', 'W47'],
      series: [
        { name: 'East', values: [52, 67, 81, 94] },
        { name: 'South', values: [49, 66, 78, 91] },
        { name: 'North', values: [51, 60, 70, 83] },
      ],
    },
    { kind: 'divider' },
    { kind: 'note', text: `+3 more · Updated ${updated}, follows every deal` },
    {
      kind: 'actions',
      buttons: [{ label: 'My place', action: 'leaderboard.mine', value: 'east' }],
    },
  ],
});

export const myPlaceCard: PrivateCard = {
  audience: 'private',
  title: 'Your place',
  elements: [text('You are #6 of 8 with 81 %. ¥9,400 more passes Sun Jie.')],
};

export const contestForm: Form = {
  title: 'A new contest',
  submit: 'Show me the announcement',
  action: 'contest.create',
  value: 'draft',
  intro: 'Rules are fixed once it is announced.',
  fields: [
    {
      name: 'title',
      label: 'Name',
      hint: null,
      type: 'text',
      required: true,
      initial: 'Q4 sprint',
      options: [],
    },
    {
      name: 'goal',
      label: 'Goal',
      hint: 'Newly booked deals, for example 100,000',
      type: 'money',
      required: true,
      initial: null,
      options: [],
    },
    {
      name: 'until',
      label: 'Ends on',
      hint: null,
      type: 'date',
      required: true,
      initial: '2026-12-05',
      options: [],
    },
    {
      name: 'team',
      label: 'Who takes part',
      hint: null,
      type: 'select',
      required: true,
      initial: 'east',
      options: [
        { label: 'East', value: 'east' },
        { label: 'South', value: 'south' },
      ],
    },
    {
      name: 'word',
      label: 'A word to go with it',
      hint: null,
      type: 'multiline',
      required: false,
      initial: null,
      options: [],
    },
  ],
};

export const contestCard = (title: string, goal: string): PublicCard => ({
  audience: 'public',
  title: `${title}: first to ¥${goal}`,
  elements: [
    text('Maria Keller invites East and South, until 5 Dec 18:00 (Shanghai time)'),
    text('Counts when booked in the CRM; refunds until 9 Dec are taken off.'),
    { kind: 'note', text: 'Rules are fixed from now (fingerprint 7f3a91) · 16 people take part' },
    {
      kind: 'actions',
      buttons: [
        { label: 'Sit this one out', action: 'contest.leave', value: 'c1', style: 'danger' },
      ],
    },
  ],
});

export const pulseCard: PublicCard = {
  audience: 'public',
  title: 'Twenty seconds on our incentive plan',
  elements: [
    text('Anonymous: no name is stored with the answer, results from 5 answers on.'),
    {
      kind: 'choice',
      label: 'I understand how my bonus is computed.',
      action: 'pulse.answer',
      options: [1, 2, 3, 4, 5].map((value) => ({ label: String(value), value: `p1:${value}` })),
    },
    { kind: 'note', text: 'Closes Friday 18:00' },
  ],
};

export const thanksCard = (answer: string): PrivateCard => ({
  audience: 'private',
  title: 'Thank you.',
  elements: [text(`Your answer is ${answer}. You can change it until Friday.`)],
});

export const cardSaying = (words: string): PrivateCard => ({
  audience: 'private',
  title: words,
  elements: [
    text(words),
    { kind: 'figure', value: words, label: words },
    { kind: 'bar', label: words, ratio: 0.5, caption: words },
    {
      kind: 'table',
      columns: [{ title: words, align: 'start' }],
      rows: [[{ text: words }]],
    },
    { kind: 'details', title: words, elements: [{ kind: 'note', text: words }] },
    { kind: 'actions', buttons: [{ label: words, action: 'echo.again', value: words }] },
    {
      kind: 'choice',
      label: words,
      action: 'echo.choice',
      options: [{ label: words, value: words }],
    },
  ],
});
