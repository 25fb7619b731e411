/**
 * Remembers from which input something was made. Looking is a stat per file; only when one moved are contents compared, so a fresh
 * checkout of the same contents makes nothing anew.
 */
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

/** @typedef {{ hash: string, files: Record<string, string> }} Stamp */

/** @type {(files: readonly string[]) => Record<string, string>} */
const marks = (files) =>
  Object.fromEntries(
    files.map((file) => {
      const stat = fs.statSync(file, { throwIfNoEntry: false });
      return [file, stat ? `${stat.mtimeMs}:${stat.size}` : 'none'];
    }),
  );

/** @type {(root: string, files: readonly string[]) => string} */
const contentHash = (root, files) => {
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(`${path.relative(root, file)}\0`);
    if (fs.existsSync(file)) hash.update(fs.readFileSync(file));
  }
  return hash.digest('hex');
};

/** @type {(stampFile: string) => Stamp | null} */
const read = (stampFile) => {
  try {
    return JSON.parse(fs.readFileSync(stampFile, 'utf8'));
  } catch {
    return null;
  }
};

/**
 * Whether what `stampFile` stands for was made from these files as they are.
 * @type {(root: string, stampFile: string, files: readonly string[]) => boolean}
 */
const isFresh = (root, stampFile, files) => {
  const stamp = read(stampFile);
  if (!stamp) return false;
  const now = marks(files);
  if (JSON.stringify(now) === JSON.stringify(stamp.files)) return true;
  if (contentHash(root, files) !== stamp.hash) return false;
  write(root, stampFile, files);
  return true;
};

/** @type {(root: string, stampFile: string, files: readonly string[]) => void} */
const write = (root, stampFile, files) => {
  const stamp = { hash: contentHash(root, files), files: marks(files) };
  fs.mkdirSync(path.dirname(stampFile), { recursive: true });
  const draft = `${stampFile}.${process.pid}`;
  fs.writeFileSync(draft, JSON.stringify(stamp));
  fs.renameSync(draft, stampFile);
};

module.exports = { isFresh, write };
