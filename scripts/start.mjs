#!/usr/bin/env node
// npm start: from a fresh clone to the application in the browser.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { buildIfNeeded, installIfNeeded, ROOT } from './prepare.mjs';

const DEFAULT_PORT = 4173;

/** The program that opens an address in the user's browser. @type {Partial<Record<NodeJS.Platform, string>>} */
const OPENERS = { darwin: 'open', win32: 'explorer' };

/** @param {string} address */
function openInBrowser(address) {
  // The address is printed too, so a machine without a browser or a desktop is no failure.
  spawn(OPENERS[process.platform] ?? 'xdg-open', [address], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: String(DEFAULT_PORT) },
    open: { type: 'boolean', default: true },
  },
  allowNegative: true,
});
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port} is not a port.`);

installIfNeeded();
buildIfNeeded();
const { serve } = await import('./server.mjs');
const { address } = await serve({ folder: join(ROOT, 'dist'), port }).catch((error) => {
  if (error.code !== 'EADDRINUSE') throw error;
  console.error(`Port ${port} is taken. Choose another: npm start -- --port ${port + 1}`);
  process.exit(1);
});
console.log(`LinVT Studio is at ${address}   (Ctrl+C stops it)`);
if (values.open) openInBrowser(address);
