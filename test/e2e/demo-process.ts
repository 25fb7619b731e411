/** The real process with the demo company in a chat; the page beside it moves the clock. */
import { vi } from 'vitest';
import type { Driver } from './driver.ts';
import { callPlayground, type Running, start } from './process.ts';

export interface DemoProcess extends Pick<Driver, 'moveClock' | 'restart'> {
  url(): string;
  launch(settings: Readonly<Record<string, string>>): Promise<void>;
  end(): Promise<void>;
}

/** What a person waits for comes a moment later, and in the pace that the chat lets through. */
export const patience = { timeout: 60_000, interval: 20 };

/** Nothing runs before it is launched; a restart takes the same settings. */
export function createDemoProcess(): DemoProcess {
  const held: { running: Running | null; settings: Readonly<Record<string, string>> } = {
    ...{ running: null, settings: {} },
  };
  const running = (): Running => {
    if (!held.running) throw new Error('the process does not run');
    return held.running;
  };
  const launch: DemoProcess['launch'] = async (settings) => {
    held.settings = settings;
    held.running = await start({ UPSIDE_WORKSPACE: 'demo', PLAYGROUND: '1', ...settings });
    await vi.waitFor(async () => {
      const { status } = await fetch(`${running().url}/readyz`);
      if (status !== 200) throw new Error(`not ready: ${status}`);
    }, patience);
  };
  const quiet = () =>
    vi.waitFor(async () => {
      const figures = await (await fetch(`${running().url}/metrics`)).text();
      for (const state of ['pending', 'sending'])
        if (!figures.includes(`outbox_messages{state="${state}"} 0\n`))
          throw new Error('messages are on their way');
    }, patience);
  return {
    url: () => running().url,
    launch,
    async moveClock(advance) {
      await callPlayground(running().url, 'clock', { advance });
      await quiet();
    },
    async restart(how) {
      await running().end(how === 'killed' ? 'SIGKILL' : 'SIGTERM');
      await launch(held.settings);
    },
    end: async () => {
      await running().end('SIGTERM');
    },
  };
}
