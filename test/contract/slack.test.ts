/** Slack under the platform contract: real Bolt, an emulated workspace, and either way in. */
import { startSlack } from '../support/slack/sample.ts';
import { socketWire } from '../support/slack/socket-wire.ts';
import { httpWire, type Wire } from '../support/slack/wire.ts';
import type { Fetch } from '../support/slack/workspace.ts';
import { describePlatform, type PlatformDriver } from './platform.ts';

async function makeDriver(wire: Wire, around?: (fetch: Fetch) => Fetch): Promise<PlatformDriver> {
  const sample = await startSlack(wire, around ? { around } : {});
  const { client, connection, workspace, bot } = sample;
  return {
    platform: connection,
    tenant: workspace.team,
    people: { one: sample.user('li-na'), other: sample.user('maria') },
    place: sample.place('sales'),
    heard: () => bot.heard,
    say: client.say,
    press: client.press,
    look: client.look,
    stop: sample.stop,
  };
}

describePlatform('Slack by HTTP', () => makeDriver(httpWire()));

describePlatform('Slack in Socket Mode', () => {
  const wire = socketWire(3000);
  return makeDriver(wire, wire.around);
});
