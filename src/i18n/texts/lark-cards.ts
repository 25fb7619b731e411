/** Words that Lark's forms need beside those of the features. */
import type { Text } from '../locale.ts';

export const larkCards = {
  choose: { en: 'Choose', zh: '请选择' },
  chooseDay: { en: 'Choose a day', zh: '请选择日期' },
  moreOptions: {
    en: ({ count }) => `+${count} more that have no room in this list`,
    zh: ({ count }) => `另有 ${count} 项，列表里放不下`,
  } satisfies Text<{ readonly count: number }>,
} as const;
