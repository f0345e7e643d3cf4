import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { installChromeIfNeeded } from './browser.mjs';
import { ROOT } from './prepare.mjs';
import { findPython, findUv } from './python.mjs';
import { failedOfPlaywright, failedOfPytest, failedOfVitest } from './reports.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number, note?: string, failures?: string[] }} Counts */
/** @typedef {{ name: string, run: () => Counts }} Suite */

const REPORTS = join(ROOT, 'node_modules/.cache/test-reports');
const TRAINING = join(ROOT, 'models/training');

/** @param {string} command @param {string[]} args @param {{ cwd?: string, env?: Record<string, string> }} [options] */
function succeeds(command, args, { cwd = ROOT, env = {} } = {}) {
  const options = { cwd, env: { ...process.env, ...env }, shell: process.platform === 'win32' };
  return spawnSync(command, args, { ...options, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}

/** A check that passes or fails as a whole. @param {boolean} passed @returns {Counts} */
const one = (passed) => ({ passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 });

/** @param {string} note @returns {Counts} */
const failure = (note) => ({ passed: 0, failed: 1, skipped: 0, note });

/** @param {Counts[]} counts @returns {Counts} */
const sum = (counts) => ({
  passed: counts.reduce((total, { passed }) => total + passed, 0),
  failed: counts.reduce((total, { failed }) => total + failed, 0),
  skipped: counts.reduce((total, { skipped }) => total + skipped, 0),
  failures: counts.flatMap(({ failures }) => failures ?? []),
});

/** @param {string} script of package.json */
const npmRun = (script) => one(succeeds('npm', ['run', '--silent', script]));

/**
 * Runs tests that write a report and counts them from it. A run that fails without a failed test (a file that does not
 * compile, no tests at all) counts as one failure.
 * @param {string} report file name
 * @param {(path: string) => boolean} run
 * @param {(text: string) => Counts} read
 * @returns {Counts}
 */
function counted(report, run, read) {
  const path = join(REPORTS, report);
  mkdirSync(REPORTS, { recursive: true });
  rmSync(path, { force: true });
  const passed = run(path);
  if (!existsSync(path)) return failure('no report was written');
  const counts = read(readFileSync(path, 'utf8'));
  return !passed && counts.failed === 0 ? { ...counts, failed: 1, note: 'the run itself failed' } : counts;
}

/** @param {'unit' | 'gpu'} project */
function vitest(project) {
  const run = (/** @type {string} */ path) =>
    succeeds('npx', [
      ...['vitest', 'run', '--project', project],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${path}`],
    ]);
  return counted(`${project}.json`, run, (text) => {
    const report = JSON.parse(text);
    const skipped = report.numPendingTests + report.numTodoTests;
    return { passed: report.numPassedTests, failed: report.numFailedTests, skipped, failures: failedOfVitest(report) };
  });
}

function playwright() {
  const run = (/** @type {string} */ path) =>
    succeeds('npx', ['playwright', 'test', '--reporter=list,json'], { env: { PLAYWRIGHT_JSON_OUTPUT_FILE: path } });
  return counted('e2e.json', run, (text) => {
    const { stats, suites } = JSON.parse(text);
    const failures = suites.flatMap(failedOfPlaywright);
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped, failures };
  });
}

/** @param {() => Counts} run @returns {Counts} */
function inChrome(run) {
  const problem = installChromeIfNeeded();
  return problem ? failure(problem) : run();
}

/** @param {string} uv @param {string} python @returns {Counts} */
function pythonChecks(uv, python) {
  const inProject = (/** @type {string[]} */ ...args) =>
    succeeds(uv, ['run', '--locked', '--python', python, ...args], { cwd: TRAINING });
  const pytest = counted(
    'python.xml',
    (path) => inProject('pytest', '-q', `--junitxml=${path}`),
    (xml) => {
      const count = (/** @type {string} */ name) => Number(xml.match(new RegExp(` ${name}="(\\d+)"`))?.[1] ?? 0);
      const failed = count('failures') + count('errors');
      const [passed, skipped] = [count('tests') - failed - count('skipped'), count('skipped')];
      return { passed, failed, skipped, failures: failedOfPytest(xml) };
    },
  );
  return sum([one(inProject('ruff', 'check', '.')), one(inProject('ruff', 'format', '--check', '.')), pytest]);
}

/** @returns {Counts} */
function training() {
  const python = findPython();
  if (!python) return { passed: 0, failed: 0, skipped: 1, note: 'python: skipped (no Python ≥ 3.11)' };
  const uv = findUv(python);
  return uv ? pythonChecks(uv, python) : failure('uv is missing and could not be installed');
}

/** In the order in which a mistake is cheapest to find. @type {Suite[]} */
export const suites = [
  { name: 'lint', run: () => npmRun('lint') },
  { name: 'types', run: () => npmRun('types') },
  { name: 'imports', run: () => npmRun('imports') },
  { name: 'unit', run: () => vitest('unit') },
  { name: 'gpu', run: () => inChrome(() => vitest('gpu')) },
  { name: 'build', run: () => npmRun('build') },
  { name: 'e2e', run: () => inChrome(playwright) },
  { name: 'python', run: training },
];
