/** Asks whoever sits at the terminal, or reads what a script pipes in: one line an answer. */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

export interface Terminal {
  /** Somebody can be asked again. */
  readonly isInteractive: boolean;
  print(text: string): void;
  /** Without spaces around it; empty: left out. Null: nothing comes any more. `isSecret`: what is typed is not shown. */
  ask(question: string, isSecret: boolean): Promise<string | null>;
  close(): void;
}

export function openTerminal(input: NodeJS.ReadStream, output: NodeJS.WriteStream): Terminal {
  const isInteractive = input.isTTY === true;
  let isHidden = false;
  const shown = new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (!isHidden) output.write(chunk);
      done();
    },
  });
  // No history: an arrow key must not bring back a token.
  const lines = createInterface({ input, output: shown, terminal: isInteractive, historySize: 0 });
  const coming = lines[Symbol.asyncIterator]();
  let isOpen = true;
  lines.once('close', () => {
    isOpen = false;
  });
  // Where somebody types, the question belongs to the line that is edited.
  const show = (question: string) => {
    if (!isInteractive || !isOpen) return void output.write(question);
    lines.setPrompt(question);
    lines.prompt();
  };
  return {
    isInteractive,
    print: (text) => {
      output.write(`${text}\n`);
    },
    async ask(question, isSecret) {
      show(`${question} `);
      isHidden = isSecret;
      const next = await coming.next();
      isHidden = false;
      if (!isInteractive || isSecret || next.done) output.write('\n');
      return next.done === true ? null : next.value.trim();
    },
    close: () => lines.close(),
  };
}
