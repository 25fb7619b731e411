/** Words about people and their accounts in the chat: what an admin reads who brings them together. */
import { listing } from '../format.ts';
import type { Text } from '../locale.ts';

type Linking = { readonly account: string; readonly person: string; readonly chat: string };

export const people = {
  usage: { en: '[name]', zh: '[姓名]' },
  help: {
    en: 'Who is linked to which account here, and who is not yet.',
    zh: '查看谁已关联聊天账号，并处理还没关联上的。',
  },
  chats: {
    slack: { en: 'Slack', zh: 'Slack 工作区' },
    lark: { en: 'Lark', zh: '飞书' },
    playground: { en: 'the playground', zh: '演练场' },
  },
  title: { en: 'People and their accounts', zh: '人员与账号' },
  linked: {
    en: (p) =>
      `${p.linked} of ${p.total} ${p.total === '1' ? 'person is' : 'people are'} linked to an account in ${p.chat}.`,
    zh: (p) => `共 ${p.total} 人，其中 ${p.linked} 人已关联${p.chat}账号。`,
  } satisfies Text<{ linked: string; total: string; chat: string }>,
  noChat: {
    en: 'No chat is connected yet, so there is nobody to link.',
    zh: '还没有接入聊天，暂时没有账号可关联。',
  },
  seats: {
    en: 'Everybody in the list has a seat in the playground by themselves; who is imported gets one at the next start.',
    zh: '名单里的每个人在演练场都自动有一个身份；新导入的人会在下次启动时加入。',
  },
  allLinked: {
    en: 'Nothing to do: everybody who should be reached is.',
    zh: '无需处理：该联系到的人都已关联。',
  },
  unmatched: {
    en: (p) =>
      p.count === '1'
        ? 'One person is not: nothing reaches them, and they cannot ask me anything.'
        : `${p.count} are not: nothing reaches them, and they cannot ask me anything.`,
    zh: (p) => `还有 ${p.count} 人没有关联：消息发不到他们，他们也无法向我提问。`,
  } satisfies Text<{ count: string }>,
  columnPerson: { en: 'Person', zh: '姓名' },
  columnAddress: { en: 'E-mail in the list', zh: '名单中的邮箱' },
  columnWhy: { en: 'Why', zh: '原因' },
  columnAccount: { en: 'Account', zh: '账号' },
  whom: { en: 'Whose account shall we find?', zh: '先处理谁？' },
  nextPage: {
    en: (p) => `The next ${p.count}`,
    zh: (p) => `后 ${p.count} 位`,
  } satisfies Text<{ count: string }>,
  firstPage: { en: 'From the beginning', zh: '从头看' },
  strays: {
    en: (p) =>
      p.count === '1' ? 'One account belongs to nobody' : `${p.count} accounts belong to nobody`,
    zh: (p) => `${p.count} 个账号不属于任何人`,
  } satisfies Text<{ count: string }>,
  straysMore: {
    en: (p) => `+${p.count} more. They are fine as they are if they are not in the list of people.`,
    zh: (p) => `另有 ${p.count} 个。如果本来就不在人员名单里，不用处理。`,
  } satisfies Text<{ count: string }>,
  leftOut: {
    en: (p) => `Left out: ${listing(p.names, 'en')}. “people” and a name takes somebody up again.`,
    zh: (p) => `已忽略：${p.names.join('、')}。输入「人员」加姓名可以恢复。`,
  } satisfies Text<{ names: readonly string[] }>,
  elsewhere: {
    en: (p) => `Accounts in ${p.chat}`,
    zh: (p) => `${p.chat}账号`,
  } satisfies Text<{ chat: string }>,
  look: { en: 'Look again', zh: '刷新' },

  /** Why nobody was found for somebody: short, for a table. */
  why: {
    left: { en: 'the account was closed', zh: '账号已停用' },
    no_address: { en: 'no e-mail in the list', zh: '名单里没有邮箱' },
    shared_address: { en: 'two people have this e-mail', zh: '两个人用同一个邮箱' },
    two_accounts: { en: 'two accounts have this e-mail', zh: '两个账号用同一个邮箱' },
    by_hand: { en: 'an admin took the account away', zh: '管理员已取消关联' },
    unknown_address: { en: 'no account has this e-mail', zh: '没有账号使用这个邮箱' },
    soon: { en: 'found, linked within the hour', zh: '已找到，一小时内自动关联' },
  },
  whyStray: {
    no_address: { en: 'tells no e-mail', zh: '没有提供邮箱' },
    shared_address: { en: 'two people have its e-mail', zh: '邮箱对应两个人' },
    two_accounts: { en: 'another account has the same e-mail', zh: '另一个账号用同一个邮箱' },
    by_hand: { en: 'an admin took it from somebody', zh: '管理员已取消关联' },
    unknown_address: { en: 'its e-mail is not in the list', zh: '邮箱不在名单里' },
    taken: { en: 'whose e-mail it is has another account', zh: '该邮箱的人已关联其他账号' },
    soon: { en: 'found, linked within the hour', zh: '已找到，一小时内自动关联' },
  },

  address: {
    en: (p) => `E-mail in the list: ${p.address}`,
    zh: (p) => `名单中的邮箱：${p.address}`,
  } satisfies Text<{ address: string }>,
  noAddress: { en: 'The list has no e-mail for them.', zh: '名单里没有邮箱。' },
  isLinked: {
    en: (p) => `Linked to the account “${p.account}” in ${p.chat}, found by the e-mail address.`,
    zh: (p) => `已关联${p.chat}账号「${p.account}」，按邮箱匹配。`,
  } satisfies Text<{ account: string; chat: string }>,
  isLinkedBy: {
    en: (p) => `Linked to the account “${p.account}” in ${p.chat} by ${p.admin}, ${p.at}.`,
    zh: (p) => `已关联${p.chat}账号「${p.account}」，由${p.admin}于 ${p.at} 操作。`,
  } satisfies Text<{ account: string; chat: string; admin: string; at: string }>,
  isLeftOut: {
    en: 'Left out: I do not ask about them any more.',
    zh: '已忽略：不再提醒关联。',
  },
  notLinked: {
    en: (p) => `Not linked in ${p.chat}: ${p.why}.`,
    zh: (p) => `尚未关联${p.chat}账号：${p.why}。`,
  } satisfies Text<{ chat: string; why: string }>,
  mend: {
    left: {
      en: 'If they come back, the link comes back by itself.',
      zh: '重新启用后会自动恢复关联。',
    },
    no_address: {
      en: 'Enter it there and import again, or choose the account here.',
      zh: '可以在名单里补上后重新导入，或在这里选择账号。',
    },
    shared_address: {
      en: 'Mend the list, or say here whose account it is.',
      zh: '请修正名单，或在这里指定是谁的账号。',
    },
    two_accounts: { en: 'Say here which of them it is.', zh: '请在这里选出是哪一个。' },
    by_hand: { en: 'It stays so until somebody links it here.', zh: '需要在这里手动关联。' },
    unknown_address: {
      en: 'They may not be in the chat yet, or use another address there.',
      zh: '可能还没加入聊天，或在那里用的是另一个邮箱。',
    },
    soon: { en: 'Nothing to do.', zh: '无需处理。' },
  },
  which: { en: 'Which account is it? The likeliest first.', zh: '是哪个账号？最像的排在前面。' },
  whichFound: {
    en: (p) => `Accounts that fit “${p.text}”`,
    zh: (p) => `与「${p.text}」相符的账号`,
  } satisfies Text<{ text: string }>,
  noneLikely: {
    en: 'No account looks like theirs. Search by a name or an address.',
    zh: '没有相近的账号，可以按姓名或邮箱查找。',
  },
  noneFound: {
    en: (p) => `No account fits “${p.text}”. Try a part of the name or of the address.`,
    zh: (p) => `没有与「${p.text}」相符的账号，试试姓名或邮箱的一部分。`,
  } satisfies Text<{ text: string }>,
  heldBy: {
    en: (p) => `${p.account} · now ${p.person}’s`,
    zh: (p) => `${p.account} · 目前属于${p.person}`,
  } satisfies Text<{ account: string; person: string }>,
  search: { en: 'Search an account', zh: '查找账号' },
  searchField: { en: 'Name or e-mail in the chat', zh: '聊天里的姓名或邮箱' },
  searchSubmit: { en: 'Search', zh: '查找' },
  leaveOut: { en: 'Leave them out', zh: '忽略此人' },
  takeUp: { en: 'Take them up again', zh: '恢复处理' },
  unlink: { en: 'Unlink', zh: '取消关联' },
  back: { en: 'All people', zh: '全部人员' },

  sureTitle: {
    en: (p) => `Link “${p.account}” to ${p.person}?`,
    zh: (p) => `将「${p.account}」关联到${p.person}？`,
  } satisfies Text<{ account: string; person: string }>,
  sureAddress: {
    en: (p) => `The list says ${p.listed}, the account says ${p.told}.`,
    zh: (p) => `名单里的邮箱是 ${p.listed}，账号的邮箱是 ${p.told}。`,
  } satisfies Text<{ listed: string; told: string }>,
  sureAddressOf: {
    en: (p) => `In the list, that address is ${p.person}’s.`,
    zh: (p) => `名单里这个邮箱属于${p.person}。`,
  } satisfies Text<{ person: string }>,
  sureUnlike: {
    en: 'Neither the name nor the address speaks for it.',
    zh: '姓名和邮箱都对不上。',
  },
  sureTaken: {
    en: (p) =>
      `It is ${p.person}’s account now: nothing would reach them any more, and they could not ask. What I wrote to them there stays readable in that conversation.`,
    zh: (p) =>
      `它目前属于${p.person}。改动后，对方将收不到消息，也无法提问；之前发给对方的内容仍会留在那个会话里。`,
  } satisfies Text<{ person: string }>,
  sureOther: {
    en: (p) => `${p.person} has the account “${p.account}” now; it belongs to nobody then.`,
    zh: (p) => `${p.person}目前关联的是「${p.account}」，改动后它不再属于任何人。`,
  } satisfies Text<{ person: string; account: string }>,
  sureEffect: {
    en: (p) => `Whoever uses this account sees what ${p.person} earns from then on.`,
    zh: (p) => `此后，使用这个账号的人能看到${p.person}的收入。`,
  } satisfies Text<{ person: string }>,
  sureYes: { en: 'Yes, link them', zh: '确认关联' },
  sureNo: { en: 'No, leave it', zh: '不，保持原样' },
  unlinkTitle: {
    en: (p) => `Unlink ${p.person}?`,
    zh: (p) => `取消${p.person}的关联？`,
  } satisfies Text<{ person: string }>,
  unlinkEffect: {
    en: (p) =>
      `Nothing reaches ${p.person} in ${p.chat} any more, and the account “${p.account}” cannot ask me anything, until an admin links them again. What I wrote there stays readable in that conversation.`,
    zh: (p) =>
      `在管理员重新关联之前，${p.person}在${p.chat}收不到消息，账号「${p.account}」也无法向我提问。之前发出的内容仍会留在那个会话里。`,
  } satisfies Text<Linking>,
  saidLinked: {
    en: (p) =>
      `Done: “${p.account}” is ${p.person}’s. I have told them there, and the other admins.`,
    zh: (p) => `已将「${p.account}」关联到${p.person}，并通知了本人和其他管理员。`,
  } satisfies Text<{ account: string; person: string }>,
  saidUnlinked: {
    en: (p) => `Done: ${p.person} is not linked any more. I have told the other admins.`,
    zh: (p) => `已取消${p.person}的关联，并通知了其他管理员。`,
  } satisfies Text<{ person: string }>,

  newsTitle: { en: 'This account is linked to you', zh: '这个账号已关联到你' },
  news: {
    en: (p) =>
      `${p.admin} has linked it to ${p.person} in the company’s list of people. What ${p.person} earns is shown here from now on, and to nobody else.`,
    zh: (p) => `${p.admin}已将它关联到公司名单里的${p.person}。此后${p.person}的收入只在这里显示。`,
  } satisfies Text<{ admin: string; person: string }>,
  newsHow: {
    en: (p) => `If you are not ${p.person}, say so here: it is undone at once.`,
    zh: (p) => `如果你不是${p.person}，请点下面的按钮，会立即撤销。`,
  } satisfies Text<{ person: string }>,
  notMe: { en: 'That is not me', zh: '这不是我' },
  notMeTitle: { en: 'Thank you for saying so', zh: '多谢告知' },
  notMeDone: {
    en: 'This account is linked to nobody any more, and the admins know.',
    zh: '这个账号已取消关联，管理员也已收到通知。',
  },
  auditTitle: { en: 'An account was linked by hand', zh: '有账号被手动关联' },
  auditLinked: {
    en: (p) => `${p.admin} linked the account “${p.account}” in ${p.chat} to ${p.person}.`,
    zh: (p) => `${p.admin}将${p.chat}账号「${p.account}」关联到了${p.person}。`,
  } satisfies Text<Linking & { admin: string }>,
  auditUnlinkedTitle: { en: 'An account was unlinked', zh: '有账号被取消关联' },
  auditUnlinked: {
    en: (p) => `${p.admin} unlinked ${p.person} from the account “${p.account}” in ${p.chat}.`,
    zh: (p) => `${p.admin}取消了${p.person}与${p.chat}账号「${p.account}」的关联。`,
  } satisfies Text<Linking & { admin: string }>,
  auditNotMe: {
    en: (p) =>
      `Whoever uses the account “${p.account}” in ${p.chat} says that they are not ${p.person}. I have unlinked it; please look whose it is.`,
    zh: (p) =>
      `使用${p.chat}账号「${p.account}」的人表示自己不是${p.person}，我已取消关联，请核实。`,
  } satisfies Text<Linking>,

  reportTitle: { en: 'People without an account', zh: '有人还没有关联账号' },
  report: {
    en: (p) =>
      p.count === '1'
        ? `${p.names} is in the list of people, but I do not know their account in ${p.chat}: nothing reaches them yet.`
        : `${p.count} people are in the list, but I do not know their accounts in ${p.chat}, so nothing reaches them yet: ${p.names}.`,
    zh: (p) => `人员名单里有 ${p.count} 人还没对上${p.chat}账号，消息发不到他们：${p.names}。`,
  } satisfies Text<{ count: string; names: string; chat: string }>,
  reportMore: {
    en: (p) => `${p.names} and ${p.count} more`,
    zh: (p) => `${p.names}等 ${p.count} 人`,
  } satisfies Text<{ names: string; count: string }>,
  reportLook: { en: 'Find their accounts', zh: '去处理' },
  reportAgain: {
    en: 'I tell you again only when somebody new comes up',
    zh: '只有出现新的人时才会再提醒',
  },
} as const;
