/** `npx tsx test/support/playground-demo.ts [port]`: the page with sample cards, for work on its looks. */
import { startSample } from './sample-playground.ts';

const sample = await startSample();
process.stdout.write(`${await sample.listen(Number(process.argv[2] ?? 3999))}/playground\n`);
