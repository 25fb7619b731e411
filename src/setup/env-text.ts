/** The text of a `.env` file with some of its settings changed, and nothing else. Pure. */

/**
 * `settings`: by name; null: no longer in force, its line is kept as a comment. A setting takes the place of its own line, else that of
 * the first comment that shows it (`#NAME=…`), else it comes last. Line ends stay as they are. Values need no quotes.
 */
export function withSettings(
  text: string,
  settings: Readonly<Record<string, string | null>>,
): string {
  return Object.entries(settings).reduce(
    (before, [name, value]) =>
      value === null ? without(before, name) : using(before, name, value),
    text,
  );
}

const active = (name: string) => new RegExp(`^\\s*(?:export\\s+)?${name}\\s*=`);
const shown = (name: string) => new RegExp(`^\\s*#\\s*(?:export\\s+)?${name}\\s*=`);

function using(text: string, name: string, value: string): string {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split('\n');
  const at = [active(name), shown(name)]
    .map((pattern) => lines.findIndex((line) => pattern.test(line)))
    .find((index) => index >= 0);
  if (at === undefined) {
    const before = text === '' || text.endsWith('\n') ? text : `${text}${end}`;
    return `${before}${name}=${value}${end}`;
  }
  const own = `${name}=${value}${lines[at]?.endsWith('\r') ? '\r' : ''}`;
  // Of a setting that is there twice, the last would hold.
  return lines
    .flatMap((line, index) => (index === at ? [own] : active(name).test(line) ? [] : [line]))
    .join('\n');
}

const without = (text: string, name: string): string =>
  text
    .split('\n')
    .map((line) => (active(name).test(line) ? `#${line.trimStart()}` : line))
    .join('\n');
