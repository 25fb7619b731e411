/** The commands of a guide as they stand in it, run in a house of one's own. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './process.ts';

/** Those of the first block below the heading, without what is said beside them. */
export function guideCommands(file: string, heading: string): readonly string[] {
  const guide = readFileSync(join(root, file), 'utf8').split(`## ${heading}`)[1];
  return (/```sh\n([^]*?)```/.exec(guide ?? '')?.[1] ?? '')
    .trim()
    .split('\n')
    .map((line) => line.replace(/\s+#.*$/, ''));
}

/** What npm would start for the command, without npm in between. */
export function behind(command: string): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const [, name = '', rest = ''] =
    /^npm (?:run (?:-s )?)?(\w+)(?: --)?(?: (.*))?$/.exec(command) ?? [];
  return `${scripts[name] ?? ''} ${rest}`.trim().split(' ').slice(1);
}

export interface Guided {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** `lines`: what is piped. `until`: ended then. */
export function run(
  { folder, environment }: Guided,
  command: string,
  lines: readonly string[],
  until: RegExp | null,
): Promise<{ readonly code: number | null; readonly output: string }> {
  const child = spawn(process.execPath, behind(command), {
    cwd: folder,
    env: {
      ...{ PATH: process.env['PATH'] ?? '', LANG: 'C.UTF-8', PORT: '0', LOG_LEVEL: 'silent' },
      ...environment,
    },
  });
  let output = '';
  let isEnding = false;
  child.stdin.end(lines.map((line) => `${line}\n`).join(''));
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (isEnding || !until?.test(output)) return;
      isEnding = true;
      child.kill('SIGTERM');
    });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}
