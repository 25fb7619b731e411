/** What somebody wrote, as they see it: Slack sends mentions, links and three signs in a form of its own. */

const marks = /<([^<>]*)>/g;

export const plainWords = (text: string): string =>
  text
    .replace(marks, (_, inner: string) => shownAs(inner))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();

/** `https://example.com|label`, `@U123|name`, `#C123|name`, `!here`. An id without a name says nothing to people. */
function shownAs(inner: string): string {
  const [target = '', label = ''] = inner.split('|', 2);
  const sign = /^[@#!]/.exec(target)?.[0];
  if (sign === undefined) return label || target;
  if (sign === '!') return label;
  return label && `${sign}${label.replace(/^[@#]/, '')}`;
}
