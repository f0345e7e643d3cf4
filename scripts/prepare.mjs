// Brings a fresh clone to where it can run. Uses nothing but Node, since nothing else may be installed yet.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  throw new Error(`LinVT Studio needs Node 20.19 or newer; this is ${process.versions.node}.`);
}

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

const SOURCES = [
  'src',
  'public',
  'models/demo',
  'models/everyday',
  'models/shot-detector',
  'models/heldout',
  'scripts',
  'index.html',
  'vite.config.ts',
  'package-lock.json',
];

/** @typedef {{ version?: string, optional?: boolean }} LockedPackage */

/** @param {string} file @returns {Record<string, LockedPackage>} */
const lockedPackages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/** Whether node_modules holds what the lock asks for, by version: file times say nothing after a checkout. */
function isInstalled() {
  const installedLock = join(ROOT, 'node_modules/.package-lock.json');
  if (!existsSync(installedLock)) return false;
  const installed = lockedPackages(installedLock);
  return Object.entries(lockedPackages(join(ROOT, 'package-lock.json'))).every(
    ([path, wanted]) => path === '' || wanted.optional || installed[path]?.version === wanted.version,
  );
}

/** @param {string} path @returns {number} when the newest file in `path` was written, in ms; 0 where there is none */
function newest(path) {
  if (!existsSync(path)) return 0;
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

const isBuilt = () =>
  newest(join(ROOT, 'dist/index.html')) > Math.max(...SOURCES.map((source) => newest(join(ROOT, source))));

/**
 * Ends the program when npm fails, which has said why on its own output. Without NODE_ENV, which Vite sets to run our own
 * scripts: with it, what is installed and built would depend on who asked.
 * @param {string[]} args
 */
function npm(args) {
  const { NODE_ENV: _, ...env } = process.env;
  const { status } = spawnSync('npm', args, { cwd: ROOT, env, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}

export function installIfNeeded() {
  if (isInstalled()) return;
  console.log('Installing the packages of package-lock.json …');
  npm(['ci', '--no-audit', '--no-fund']);
}

export function buildIfNeeded() {
  if (isBuilt()) return;
  console.log('Building …');
  npm(['run', '--silent', 'build']);
}
