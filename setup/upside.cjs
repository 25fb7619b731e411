#!/usr/bin/env node
/* `upside <command>`: the command line, set up on first use. */
require('./require-node.cjs');
require('./tasks.cjs').run('upside', process.argv.slice(2));
