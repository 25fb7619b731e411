/** Brings a checkout to the point where it runs: packages, database client, compiled sources. Each only when it is due. */
const path = require('node:path');
const { compile } = require('./compile.cjs');
const { install } = require('./install.cjs');
const { root, runTool } = require('./run-tool.cjs');
const stamp = require('./stamp.cjs');

const generateClient = () => {
  const inputs = [path.join(root, 'prisma', 'schema.prisma'), path.join(root, 'prisma.config.ts')];
  const stampFile = path.join(root, 'src', 'generated', '.stamp');
  if (stamp.isFresh(root, stampFile, inputs)) return;
  process.stderr.write('Generating the database client …\n');
  const prisma = path.join(root, 'node_modules', 'prisma', 'build', 'index.js');
  runTool('Generating the database client', prisma, ['generate'], true);
  stamp.write(root, stampFile, inputs);
};

const prepare = () => {
  install(root);
  generateClient();
  compile();
};

module.exports = { prepare };
