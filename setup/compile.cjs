/** Keeps `dist` the exact image of `src`: TypeScript compiled, other files copied, nothing left of what was deleted. */
const fs = require('node:fs');
const path = require('node:path');
const stamp = require('./stamp.cjs');
const { root, runTool } = require('./run-tool.cjs');

const src = path.join(root, 'src');
const dist = path.join(root, 'dist');
const isCode = /** @param {string} file */ (file) => /\.tsx?$/.test(file);
const isHidden = /** @param {string} file */ (file) => path.basename(file).startsWith('.');

/** @type {(folder: string) => string[]} */
const filesUnder = (folder) =>
  fs.existsSync(folder)
    ? fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        const file = path.join(folder, entry.name);
        return entry.isDirectory() ? filesUnder(file) : [file];
      })
    : [];

/** @type {(file: string) => string} */
const image = (file) => path.join(dist, path.relative(src, file)).replace(/\.tsx?$/, '.js');

/** @type {(code: readonly string[]) => void} */
const emit = (code) => {
  const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const compile = () => runTool('Compiling', tsc, ['-p', 'tsconfig.build.json'], false);
  compile();
  if (code.every((file) => fs.existsSync(image(file)))) return;
  // Somebody deleted compiled files: the compiler's own notes still count them as made.
  fs.rmSync(path.join(dist, '.tsbuildinfo'), { force: true });
  compile();
};

const compile = () => {
  const sources = filesUnder(src).filter((file) => !isHidden(file));
  const inputs = [
    ...sources,
    path.join(root, 'tsconfig.json'),
    path.join(root, 'tsconfig.build.json'),
  ];
  const stampFile = path.join(dist, '.stamp');
  if (stamp.isFresh(root, stampFile, inputs)) return;
  process.stderr.write('Compiling …\n');
  fs.rmSync(stampFile, { force: true });
  emit(sources.filter(isCode));
  const wanted = new Set(sources.map(image));
  for (const file of filesUnder(dist)) if (!isHidden(file) && !wanted.has(file)) fs.rmSync(file);
  for (const file of sources.filter((each) => !isCode(each))) {
    fs.mkdirSync(path.dirname(image(file)), { recursive: true });
    fs.copyFileSync(file, image(file));
  }
  stamp.write(root, stampFile, inputs);
};

module.exports = { compile };
