/* Behind every npm script: sets up what is missing (`prepare.cjs`), then does what was asked (`tasks.cjs`). */
require('./require-node.cjs');
require('./tasks.cjs').run(process.argv[2], process.argv.slice(3));
