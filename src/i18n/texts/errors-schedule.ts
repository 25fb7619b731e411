/** Errors about schedules and quiet hours. */
import { listing } from '../format.ts';
import { type Locale, say, type Text } from '../locale.ts';

const examplesEn =
  'Write for example: every Friday 17:00 · every weekday at 9:00 · last working day of the month 16:00 · 3 working days before quarter end 9:00 · every 2 hours · tomorrow 15:00.';
const examplesZh =
  '可以这样写：每周五 17:00 · 每个工作日 9:00 · 每月最后一个工作日 16:00 · 每季度末前3个工作日 9:00 · 每2小时 · 明天 15:00。';

const cronFields = {
  minute: { en: 'minute (0–59)', zh: '分钟（0–59）' },
  hour: { en: 'hour (0–23)', zh: '小时（0–23）' },
  day: { en: 'day of the month (1–31)', zh: '日（1–31）' },
  month: { en: 'month (1–12 or jan–dec)', zh: '月（1–12 或 jan–dec）' },
  weekday: { en: 'day of the week (0–7 or sun–sat)', zh: '星期（0–7 或 sun–sat）' },
} as const;

const fields = new Map<string, Text>(Object.entries(cronFields));
const fieldName = (field: string, locale: Locale): string => {
  const name = fields.get(field);
  return name ? say(locale, name) : field;
};

export const scheduleErrors = {
  'schedule.words_unknown': {
    en: (p) => `I don’t understand “${p.text}” as a time. ${examplesEn}`,
    zh: (p) => `看不懂「${p.text}」是什么时间。${examplesZh}`,
  } satisfies Text<{ text: string }>,
  'schedule.time_missing': {
    en: (p) => `At what time? Add it to “${p.text}”, for example: ${p.text} 17:00.`,
    zh: (p) => `几点执行？请在「${p.text}」后面加上时间，例如：${p.text} 17:00。`,
  } satisfies Text<{ text: string }>,
  'schedule.time_unreadable': {
    en: (p) => `No clock shows “${p.text}”. Write for example 9:30, 17:00 or 5 pm.`,
    zh: (p) => `没有「${p.text}」这个时间。可以写：9:30、17:00 或 下午5点。`,
  } satisfies Text<{ text: string }>,
  'schedule.never': {
    en: (p) =>
      `“${p.text}” never comes: that day does not exist or is over. Choose another, for example the last day of the month.`,
    zh: (p) => `「${p.text}」永远不会到来：这一天不存在或已经过去。请换一天，例如每月最后一天。`,
  } satisfies Text<{ text: string }>,
  'schedule.too_often': {
    en: (p) =>
      `That is too often or too rare: choose from every ${p.least} minutes to every 7 days.`,
    zh: (p) => `间隔太短或太长：请选择 ${p.least} 分钟到 7 天之间。`,
  } satisfies Text<{ least: number }>,
  'schedule.cron_unreadable': {
    en: (p) =>
      `In “${p.text}” I can’t read “${p.part}” as the ${fieldName(p.field, 'en')}. Five fields are needed: minute, hour, day, month, weekday, for example 0 9 * * 1-5. Plain words work as well: every weekday at 9:00.`,
    zh: (p) =>
      `「${p.text}」中的「${p.part}」不能作为${fieldName(p.field, 'zh')}。需要五个字段：分、时、日、月、星期，例如 0 9 * * 1-5。也可以直接写：每周一至周五 9:00。`,
  } satisfies Text<{ text: string; field: string; part: string }>,
  'schedule.zone_unknown': {
    en: (p) =>
      `There is no time zone “${p.text}”. Use a name like Asia/Shanghai or Europe/Berlin in the company’s settings.`,
    zh: (p) => `没有「${p.text}」这个时区。请在公司设置里使用 Asia/Shanghai 这样的名称。`,
  } satisfies Text<{ text: string }>,
  'schedule.job_unknown': {
    en: (p) =>
      `I don’t know what to run: “${p.text}”. Begin with one of ${listing(p.jobs, 'en')}, then say when.`,
    zh: (p) => `不清楚要执行什么：「${p.text}」。请以 ${p.jobs.join('、')} 开头，再写时间。`,
  } satisfies Text<{ text: string; jobs: readonly string[] }>,
  'schedule.place_unknown': {
    en: (p) =>
      `I am not in a channel called “${p.text}”. Choose one of ${listing(p.places, 'en')}, or add me to it first.`,
    zh: (p) => `我不在名为「${p.text}」的群里。可以选：${p.places.join('、')}，或先把我加进去。`,
  } satisfies Text<{ text: string; places: readonly string[] }>,
  'schedule.unknown': {
    en: 'That schedule is not there any more. /schedule shows those that are.',
    zh: '这个日程已经不在了。发送 /日程 可以查看现有的。',
  },
  'schedule.built_in': {
    en: 'This schedule belongs to Upside and cannot be removed. Pause it instead: /schedule has the button.',
    zh: '这是 Upside 自带的日程，不能删除。可以发送 /日程 把它暂停。',
  },
  'schedule.quiet_unreadable': {
    en: (p) =>
      `I can’t read “${p.text}” as quiet hours. Write from when to when, for example 22:00-08:00, or off.`,
    zh: (p) => `看不懂免打扰时段「${p.text}」。请写起止时间，例如 22:00-08:00，或写 关闭。`,
  } satisfies Text<{ text: string }>,
} as const;
