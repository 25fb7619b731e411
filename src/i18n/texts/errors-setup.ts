/** What can go wrong when somebody becomes the first admin. */
export const setupErrors = {
  'setup.code_wrong': {
    en: 'That is not the code. It was printed when I started; write /upside setup and the eight digits.',
    zh: '验证码不对。它在我启动时打印在终端里；请输入 /upside setup 加上那八位数字。',
  },
  'setup.code_void': {
    en: 'There is no code to say any more. Start me again and I print a new one.',
    zh: '现在没有可用的验证码。重新启动我，就会打印新的验证码。',
  },
} as const;
