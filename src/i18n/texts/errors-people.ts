/** Errors about who somebody is and what they may see. */
import { listing } from '../format.ts';
import { type Locale, say, type Text } from '../locale.ts';
import { roleNames } from './common.ts';

const quotedEn = (names: readonly string[]) => listing(names, 'en');
const quotedZh = (names: readonly string[]) => names.join('、');

const roleName = (role: string, locale: Locale): string => {
  const name = new Map<string, Text>(Object.entries(roleNames)).get(role);
  return name ? say(locale, name) : role;
};

export const peopleErrors = {
  'access.denied': {
    en: (p) =>
      `You can see your own figures and those of the people who report to you. ${
        p.manager === null
          ? `An admin can grant access to ${p.person}.`
          : `${p.person} reports to ${p.manager}: ask them, or an admin can grant access.`
      }`,
    zh: (p) =>
      `你可以查看自己以及下属的数据。${
        p.manager === null
          ? `如需查看${p.person}的数据，请管理员授权。`
          : `${p.person}的上级是${p.manager}：可以直接问对方，或请管理员授权。`
      }`,
  } satisfies Text<{ person: string; manager: string | null }>,
  'access.role_needed': {
    en: (p) =>
      `This is for people with the role ${p.roles.map((role) => `“${roleName(role, 'en')}”`).join(' or ')}. An admin can give it to you; /help shows what you can do today.`,
    zh: (p) =>
      `这项操作需要${p.roles.map((role) => `「${roleName(role, 'zh')}」`).join('或')}角色，可以请管理员开通。你现在能用的命令见 /帮助。`,
  } satisfies Text<{ roles: readonly string[] }>,
  'people.unknown': {
    en: (p) =>
      p.near.length > 0
        ? `I know nobody called “${p.text}”. Near it: ${quotedEn(p.near)}. Write the name as it stands there.`
        : `I know nobody called “${p.text}”. Write the full name, the e-mail address or the employee number.`,
    zh: (p) =>
      p.near.length > 0
        ? `没找到叫「${p.text}」的同事，相近的有：${quotedZh(p.near)}。请照上面的写法再试一次。`
        : `没找到叫「${p.text}」的同事。请写全名、邮箱或工号。`,
  } satisfies Text<{ text: string; near: readonly string[] }>,
  'people.ambiguous': {
    en: (p) =>
      `“${p.text}” fits more than one person: ${quotedEn(p.matches)}. Write the e-mail address or the employee number.`,
    zh: (p) => `叫「${p.text}」的不止一位：${quotedZh(p.matches)}。请改用邮箱或工号。`,
  } satisfies Text<{ text: string; matches: readonly string[] }>,
  'people.no_identity': {
    en: 'I do not know yet who you are in the company’s list of people. Ask an admin to link this account to you with /people, or to enter the e-mail address that you have here in the list; then write again.',
    zh: '我还不知道你在公司名单里是哪一位。请管理员用 /人员 把这个账号关联到你，或把你在这里的邮箱填进名单，然后再发一次。',
  },
  'people.changed': {
    en: 'That is not as it was any more: somebody changed it meanwhile, or the account is gone. Write /people to see how it stands.',
    zh: '情况已经变了：可能有人刚改过，或者账号已不存在。输入 /人员 查看最新状态。',
  },
  'people.own_account': {
    en: 'This is about your own account, so another admin has to do it. If your e-mail address in the list of people is wrong, mend it there and import the list again.',
    zh: '这涉及你自己的账号，需要由另一位管理员操作。如果名单里你的邮箱有误，请修正后重新导入。',
  },
  'team.unknown': {
    en: (p) => `There is no team called “${p.text}”. The teams are ${quotedEn(p.teams)}.`,
    zh: (p) => `没有叫「${p.text}」的团队。现有团队：${quotedZh(p.teams)}。`,
  } satisfies Text<{ text: string; teams: readonly string[] }>,
} as const;
