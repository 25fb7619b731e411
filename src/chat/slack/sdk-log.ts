/** The SDK's own log, in ours: warnings and errors only. Below that, the SDK writes whole messages. */
import type { Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../log.ts';

export function sdkLog(log: Log): Logger {
  return {
    debug: () => {},
    info: () => {},
    warn: (...parts) => log.warn({ detail: detailOf(parts) }, 'warned by the Slack SDK'),
    error: (...parts) => log.error({ detail: detailOf(parts) }, 'an error of the Slack SDK'),
    setLevel: () => {},
    // The SDK's names for its levels are values of its own package, which is not loaded here.
    getLevel: () => 'warn' as LogLevel,
    setName: () => {},
  };
}

const longest = 300;

const detailOf = (parts: readonly unknown[]): string =>
  parts
    .map((part) => (part instanceof Error ? `${part.name}: ${part.message}` : String(part)))
    .join(' ')
    .replaceAll(/x(?:ox[a-z]|app)-[\w-]+/g, '[secret]')
    .replaceAll(/https?:\/\/\S+/g, '[address]')
    .slice(0, longest);
