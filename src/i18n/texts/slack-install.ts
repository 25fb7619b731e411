/** What the browser shows to whoever has installed the app in their Slack. No text of others is ever in it. */
import type { Text } from '../locale.ts';

export const slackInstall = {
  installed: {
    title: { en: 'Upside is in your Slack', zh: 'Upside 已安装到你的 Slack' },
    body: {
      en: 'You can close this page. Upside writes to you in Slack in a moment and leads you through the first steps; you can also write /upside setup there.',
      zh: '可以关闭此页面了。Upside 马上会在 Slack 里给你发消息，带你完成最初几步；也可以在那里输入 /upside 设置。',
    },
  },
  failed: {
    title: { en: 'Upside was not installed', zh: 'Upside 没有安装成功' },
    body: {
      en: 'Nothing was changed. Please open the link by which you came once more, in the same browser, and press Allow within ten minutes. If it fails again, tell whoever gave you the link.',
      zh: '没有做任何改动。请在同一浏览器中重新打开安装链接，并在十分钟内点“允许”。如果仍不成功，请告诉给你链接的人。',
    },
  },
} as const satisfies Readonly<Record<string, { readonly title: Text; readonly body: Text }>>;
