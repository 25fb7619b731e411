/** What a reader sees of the playground's HTML: messages by id, as words. */

/** Escaped text never holds a bare `<` or `>`, so a tag ends at the first `>`; text that was not escaped would go missing here. */
export function wordsOf(html: string): string {
  return html
    .replaceAll(/<img [^>]*?alt="([^"]*)"[^>]*>/g, ' $1 ')
    .replaceAll(/<(?:script|style)[^>]*>.*?<\/(?:script|style)>/gs, ' ')
    .replaceAll(/<\/?(?:strong|span|b|i|em)(?: [^>]*)?>/g, '')
    .replaceAll(/<[^>]*>/g, '\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

export interface ShownMessage {
  readonly id: string;
  readonly html: string;
  readonly words: string;
}

export const messagesIn = (html: string): ShownMessage[] =>
  html
    .split(/(?=<li id="m\d+" class="message">)/)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('</li>');
      const own = end < 0 ? part : part.slice(0, end);
      return { id: /^<li id="(m\d+)"/.exec(own)?.[1] ?? '', html: own, words: wordsOf(own) };
    });
