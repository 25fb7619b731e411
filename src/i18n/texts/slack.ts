/** What only Slack makes necessary to say. */
import type { Text } from '../locale.ts';

export const slack = {
  refusedTitle: { en: 'Not from here', zh: '这里用不了' },
  guest: {
    en: 'Upside shows what colleagues earn, so guests of this workspace cannot use it. Ask an admin of the workspace to make you a full member.',
    zh: 'Upside 涉及同事的收入，因此工作区的访客无法使用。如需使用，请联系工作区管理员把你设为正式成员。',
  },
  foreign: {
    en: 'This Upside belongs to another company’s workspace. Use the one in your own.',
    zh: '这里的 Upside 属于另一家公司的工作区，请在你自己的工作区里使用。',
  },
  notInstalled: {
    en: 'Upside is not installed in this workspace any more. Ask whoever looks after it to install it again.',
    zh: '这个工作区目前没有安装 Upside。请联系负责人重新安装。',
  },
  undrawable: {
    en: 'Slack cannot show this answer. Send your admin the reference below.',
    zh: 'Slack 显示不了这条回复，请把下面的编号发给管理员。',
  },
  formTitle: { en: 'The form did not open', zh: '表单没有打开' },
  formClosed: {
    en: 'Slack did not open the form in time. Nothing was changed; please try once more.',
    zh: 'Slack 没能及时打开表单。没有做任何改动，请再试一次。',
  },
} as const satisfies Readonly<Record<string, Text>>;
