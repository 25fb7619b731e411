/** `upside doctor`: one line for each thing that was looked at, and beneath what is not well, its remedy. */
import { parseArgs } from 'node:util';
import { say } from '../../i18n/locale.ts';
import { doctor as texts } from '../../i18n/texts/doctor.ts';
import { type CliCommand, type CliContext, parsed } from '../cli.ts';
import type { Finding } from './finding.ts';
import { findingsOf } from './findings.ts';

export const doctorCommand: CliCommand = {
  name: 'doctor',
  usage: 'doctor [--json]',
  summary: texts.summary,
  run,
};

async function run({ args, locale, print, complain, examine }: CliContext): Promise<number> {
  const options = { json: { type: 'boolean' } } as const;
  const read = parsed(() => parseArgs({ args: [...args], options }));
  if (!read) {
    complain(say(locale, texts.usage, { usage: doctorCommand.usage }));
    return 2;
  }
  if (!examine) throw new Error('this command has nothing to examine');
  const findings = findingsOf(await examine(), locale);
  const count = findings.filter(({ state }) => state === 'ill').length;
  if (read.values.json) print(JSON.stringify({ well: count === 0, findings }, null, 2));
  else {
    for (const finding of findings) print(linesOf(finding));
    print(`\n${count === 0 ? say(locale, texts.well) : say(locale, texts.ill, { count })}`);
  }
  return count === 0 ? 0 : 1;
}

const signs = { well: '✓', ill: '✗', unknown: '–' } as const;

const linesOf = ({ state, text, remedy }: Finding): string =>
  [`${signs[state]} ${text}`, ...(remedy === null ? [] : [`  ${remedy}`])].join('\n');
