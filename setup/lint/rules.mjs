/** Rules of this house that the linter does not bring along. The planted violations in test/house show each of them at work. */
import path from 'node:path';
import { mayImport, rowOf } from './import-table.mjs';

/**
 * What these rules read of a syntax node (ESTree, with TypeScript's additions).
 * @typedef {object} Node
 * @property {string} type
 * @property {string} [name]
 * @property {unknown} [value]
 * @property {boolean} [computed]
 * @property {string} [importKind]
 * @property {string} [exportKind]
 * @property {Node} [object]
 * @property {Node} [property]
 * @property {Node} [callee]
 * @property {Node} [imported]
 * @property {Node | null} [source]
 * @property {Node} [parent]
 */

/**
 * @typedef {object} Context
 * @property {string} filename
 * @property {readonly string[]} options
 * @property {(problem: { node: Node, message: string }) => void} report
 */

/**
 * The path from the last `src/` on: planted trees are judged like the real one, wherever they lie.
 * @type {(filename: string) => string | null}
 */
const fileInSource = (filename) => {
  const normal = filename.split(path.sep).join('/');
  const at = normal.lastIndexOf('/src/');
  return at < 0 ? null : normal.slice(at + 1);
};

/** @type {(from: string, specifier: string) => string} */
const targetOf = (from, specifier) => {
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(from), specifier);
  if (specifier.startsWith('node:')) return specifier;
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
};

const importTable = {
  /** @param {Context} context */
  create(context) {
    const file = fileInSource(context.filename);
    if (file === null) return {};
    const row = rowOf(file);
    /** @type {(node: Node, typesOnly: boolean) => void} */
    const look = (node, typesOnly) => {
      const specifier = node.source?.value;
      if (typeof specifier !== 'string')
        return context.report({ node, message: 'An import names its module as plain text.' });
      if (!row) return context.report({ node, message: `${file} has no row in the import table.` });
      const target = targetOf(file, specifier);
      if (!mayImport(row, file, target, typesOnly))
        context.report({ node, message: `${row.room} may not import ${target}.` });
    };
    /** @type {(node: Node) => void} */
    const lookAtExport = (node) => {
      if (node.source) look(node, node.exportKind === 'type');
    };
    return {
      ImportDeclaration: (/** @type {Node} */ node) => look(node, node.importKind === 'type'),
      ExportNamedDeclaration: lookAtExport,
      ExportAllDeclaration: lookAtExport,
      ImportExpression: (/** @type {Node} */ node) => look(node, false),
      TSImportType: (/** @type {Node} */ node) => look(node, true),
    };
  },
};

/**
 * `a.b.c`, also when written `a['b'].c`.
 * @type {(node: Node | undefined) => string | null}
 */
const nameOf = (node) => {
  if (node?.type === 'Identifier') return node.name ?? null;
  if (node?.type !== 'MemberExpression') return null;
  const owner = nameOf(node.object);
  const key = node.computed ? node.property?.value : node.property?.name;
  return owner !== null && typeof key === 'string' ? `${owner}.${key}` : null;
};

/** What comes from nowhere, by kind. */
const ambient = {
  time: ['Date', 'Date.now', 'Temporal.Now', 'performance.now', 'process.hrtime'],
  chance: [
    'Math.random',
    'crypto.randomUUID',
    'crypto.getRandomValues',
    'crypto.randomBytes',
    'randomUUID',
    'randomBytes',
    'randomInt',
    'getRandomValues',
  ],
  environment: ['process.env', 'env'],
  timers: ['setTimeout', 'setInterval', 'setImmediate'],
};

const noAmbient = {
  meta: { schema: { type: 'array', items: { enum: Object.keys(ambient) } } },
  /** @param {Context} context */
  create(context) {
    const kinds = /** @type {(keyof typeof ambient)[]} */ (context.options);
    const banned = new Set(kinds.flatMap((kind) => ambient[kind]));
    /** @type {(node: Node, name: string | null) => void} */
    const look = (node, name) => {
      const plain = name?.replace(/^globalThis\./, '') ?? '';
      if (banned.has(plain))
        context.report({ node, message: `${plain} comes from nowhere: have it handed in.` });
    };
    return {
      MemberExpression: (/** @type {Node} */ node) => look(node, nameOf(node)),
      NewExpression: (/** @type {Node} */ node) => look(node, nameOf(node.callee)),
      CallExpression: (/** @type {Node} */ node) => {
        if (node.callee?.type === 'Identifier') look(node, nameOf(node.callee));
      },
      ImportSpecifier: (/** @type {Node} */ node) => {
        const from = String(node.parent?.source?.value);
        if (/^(node:)?(process|crypto|timers)/.test(from)) look(node, nameOf(node.imported));
      },
    };
  },
};

const unsafeSql = /(^|\.)(\$queryRawUnsafe|\$executeRawUnsafe|Prisma\.raw)$/;

const noUnsafeSql = {
  /** @param {Context} context */
  create: (context) => ({
    MemberExpression: (/** @type {Node} */ node) => {
      const name = nameOf(node) ?? node.property?.name ?? String(node.property?.value);
      if (unsafeSql.test(name))
        context.report({ node, message: `${name} puts text into SQL: use the tagged template.` });
    },
  }),
};

export default {
  meta: { name: 'house' },
  rules: { 'import-table': importTable, 'no-ambient': noAmbient, 'no-unsafe-sql': noUnsafeSql },
};
