/** Every plan text that the project holds: the library, the published calculations, and the snippets of the description. */
import { readdirSync, readFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);
export const readText = (path: string): string => readFileSync(new URL(path, root), 'utf8');

interface PlanText {
  readonly name: string;
  readonly text: string;
}

const plansIn = (folder: string): readonly PlanText[] =>
  readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ name, text: readText(folder + name) }));

export const libraryPlans = plansIn('src/plans/');
const publishedPlans = plansIn('test/fixtures/plans/published/');

const language = readText('docs/plan-language.md');

/** What the snippets leave out, as the page itself says it. */
const head = /^```yaml head\n(.*?)^```/ms.exec(language)?.[1] ?? '';

/** Entries of a mapping at its left margin, each with what belongs to it. */
const entries = (text: string): readonly string[] => text.split(/^(?=[a-z])/m);
const keyOf = (entry: string) => entry.slice(0, entry.indexOf(':'));

function whole(snippet: string): string {
  const said = entries(snippet).map(keyOf);
  const missing = entries(head).filter((entry) => !said.includes(keyOf(entry)));
  return [...missing, snippet].join('');
}

export const snippets: readonly PlanText[] = [...language.matchAll(/^```yaml\n(.*?)^```/gms)].map(
  ([, text = ''], position) => ({ name: `snippet ${position + 1}`, text: whole(text) }),
);

export const allPlans: readonly PlanText[] = [...libraryPlans, ...publishedPlans, ...snippets];
