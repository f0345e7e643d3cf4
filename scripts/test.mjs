#!/usr/bin/env node
// npm test: every check of the project, from a fresh clone. `-- --only unit,gpu` runs some of them.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { installIfNeeded } from './prepare.mjs';

const { values } = parseArgs({ options: { only: { type: 'string' } } });

installIfNeeded();
const { suites } = await import('./suites.mjs');

const wanted = values.only?.split(',');
const unknown = wanted?.filter((name) => !suites.some((suite) => suite.name === name)) ?? [];
if (unknown.length > 0) {
  throw new Error(`--only knows ${suites.map((suite) => suite.name).join(', ')}, not ${unknown.join(', ')}.`);
}

/** @type {Array<{ name: string } & import('./suites.mjs').Counts>} */
const results = [];
for (const suite of suites.filter(({ name }) => wanted?.includes(name) ?? true)) {
  console.log(`\n── ${suite.name} ──`);
  results.push({ name: suite.name, ...(await suite.run()) });
}

/** @param {'passed' | 'failed' | 'skipped'} outcome */
const total = (outcome) => results.reduce((sum, result) => sum + result[outcome], 0);

console.log('\nsuite      passed  failed  skipped');
for (const { name, passed, failed, skipped, note } of results) {
  const columns = [name.padEnd(9), String(passed).padStart(7), String(failed).padStart(7), String(skipped).padStart(8)];
  console.log(`${columns.join(' ')}${note ? `   ${note}` : ''}`);
}
for (const { name, failures } of results)
  for (const failure of failures ?? []) console.log(`failed: ${name}: ${failure}`);
console.log(`\n${total('passed')} passed, ${total('failed')} failed, ${total('skipped')} skipped`);
process.exitCode = total('failed') > 0 ? 1 : 0;
