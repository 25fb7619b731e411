/**
 * Bolt with one listener that acknowledges with a text: what Upside is compared with. `bare-bolt.mjs <signing secret> [port]` says where
 * it listens.
 */
import bolt from '@slack/bolt';

const receiver = new bolt.HTTPReceiver({
  signingSecret: process.argv[2] ?? '',
  logLevel: bolt.LogLevel.ERROR,
});
const app = new bolt.App({ receiver, authorize: async () => ({ botToken: 'xoxb-bare' }) });
app.command(/.*/, ({ ack }) => ack('Well.'));
const server = await receiver.start({ host: '127.0.0.1', port: Number(process.argv[3] ?? 0) });
const address = server.address();
if (address && typeof address === 'object') console.log(`http://127.0.0.1:${address.port}`);
