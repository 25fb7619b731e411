import { describe, expect, it } from 'vitest';
import { inMarkdown } from '../../../src/chat/lark/markdown.ts';

const strong = (text: string) => ({ text, style: 'strong' }) as const;

describe('markdown', () => {
  it.each([
    ['<at id=all></at>', '&#60;at id=all&#62;&#60;&#47;at&#62;'],
    ['*a* _b_', '&#42;a&#42; &#95;b&#95;'],
    ['1. first', '1&#46; first'],
    ['see evil.example', 'see evil&#46;example'],
    ['Sum\n===', 'Sum\n&#61;=='],
    ['    code', 'code'],
    ['&amp;', '&#38;amp;'],
    ['¥18,240.50 earned. So far', '¥18,240.50 earned. So far'],
  ])('of %j is only letters', (text, written) => {
    expect(inMarkdown([{ text }])).toBe(written);
  });

  it('marks each line, around what can be seen', () => {
    expect(inMarkdown([strong('Next: '), { text: 'go' }])).toBe('**Next&#58;** go');
    expect(inMarkdown([strong('a\n b \n\nc')])).toBe('**a**\n**b** \n\n**c**');
    expect(inMarkdown([{ text: 'old', style: 'muted' }])).toBe("<font color='grey'>old</font>");
  });

  it('keeps a hair between bold signs and letters, and between two bold parts', () => {
    expect(inMarkdown([strong('下一步：'), { text: '再签' }])).toBe('**下一步：**\u200a再签');
    expect(inMarkdown([{ text: '再' }, strong('（签）')])).toBe('再\u200a**（签）**');
    expect(inMarkdown([strong('a'), strong('b')])).toBe('**a**\u200a**b**');
    expect(inMarkdown([strong('再签'), { text: '吧' }])).toBe('**再签**吧');
  });
});
