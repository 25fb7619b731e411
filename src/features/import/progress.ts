/** A bar on a terminal, for files long enough to wait for. */
import { SingleBar } from 'cli-progress';
import { type Locale, say } from '../../i18n/locale.ts';
import { importTexts } from '../../i18n/texts/import.ts';

const longFileBytes = 4 * 1024 * 1024;
const steps = 1000;

export interface Progress {
  /** From 0 to 1. */
  show(fraction: number): void;
  stop(): void;
}

export function progressFor(bytes: number, isTerminal: boolean, locale: Locale): Progress {
  if (!isTerminal || bytes < longFileBytes) return { show: () => {}, stop: () => {} };
  const bar = new SingleBar({
    format: say(locale, importTexts.progress),
    barCompleteChar: '▓',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    stopOnComplete: false,
  });
  bar.start(steps, 0);
  return {
    show: (fraction) => bar.update(Math.round(fraction * steps)),
    stop: () => bar.stop(),
  };
}
