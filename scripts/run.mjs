#!/usr/bin/env node
// Runs a TypeScript script with the project's own Vite, since Node 20 does not strip types itself.
import { resolve } from 'node:path';
import process from 'node:process';
import { runnerImport } from 'vite';

const [script, ...rest] = process.argv.slice(2);
if (!script) throw new Error('Usage: node scripts/run.mjs SCRIPT.ts [arguments]');
process.argv.splice(1, process.argv.length, resolve(script), ...rest);
await runnerImport(resolve(script));
