import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { ROOT } from './prepare.mjs';

const NAMES = ['python3', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python'];

/** @param {string} command @param {string[]} args */
const succeeds = (command, args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** @returns {string | undefined} the command of a Python ≥ 3.11 */
export const findPython = () =>
  NAMES.find((name) => succeeds(name, ['-c', 'import sys; sys.exit(sys.version_info < (3, 11))']));

/**
 * uv, installed for this project alone where the machine has none.
 * @param {string} python
 * @returns {string | undefined} its command; undefined when it could not be installed
 */
export function findUv(python) {
  if (succeeds('uv', ['--version'])) return 'uv';
  const folder = join(ROOT, 'node_modules/.cache/uv');
  const [pip, uv] = process.platform === 'win32' ? ['Scripts/pip', 'Scripts/uv.exe'] : ['bin/pip', 'bin/uv'];
  if (succeeds(join(folder, uv), ['--version'])) return join(folder, uv);
  const installed = succeeds(python, ['-m', 'venv', folder]) && succeeds(join(folder, pip), ['install', '-q', 'uv']);
  return installed ? join(folder, uv) : undefined;
}
