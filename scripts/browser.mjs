import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** Without these there is no WebGPU adapter on a machine without a GPU: SwiftShader runs it on the CPU. */
const SOFTWARE_WEBGPU = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader', '--enable-features=Vulkan'];

/** Keeps the browser's own requests out of the network log that the tests read. */
const QUIET = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The Chrome or Chromium of this machine: `CHROME_PATH`, else a usual name on the PATH, else a usual place.
 * @returns {string | undefined} its path; undefined when there is none, and Playwright's own download is to be used
 * @throws {Error} when `CHROME_PATH` names nothing that can be run
 */
export function findChrome() {
  const chosen = process.env['CHROME_PATH'];
  if (chosen) {
    if (!isExecutable(chosen)) throw new Error(`CHROME_PATH is ${chosen}, which cannot be run.`);
    return chosen;
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const onPath = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
  return onPath.find(isExecutable) ?? APPLICATIONS.find((path) => existsSync(path));
}

const hasChrome = () => findChrome() !== undefined || existsSync(chromium.executablePath());

const isRoot = () => process.getuid?.() === 0;

/** Ways to a browser, the first that works is enough. Debian's package is called chromium, Ubuntu's is a snap. */
const INSTALLATIONS = [
  { command: 'npx playwright install chromium --no-shell', needsRoot: false },
  { command: 'apt-get update && apt-get install --yes --no-install-recommends chromium', needsRoot: true },
];

/**
 * Installs Chromium where there is none: Playwright's own download, else the system's package as root.
 * @returns {string | undefined} what went wrong, in words; undefined when there is a browser
 */
export function installChromeIfNeeded() {
  for (const { command, needsRoot } of INSTALLATIONS) {
    if (hasChrome()) return undefined;
    if (needsRoot && !isRoot()) continue;
    console.log(`No Chrome or Chromium was found. ${command}`);
    spawnSync(command, { shell: true, stdio: ['ignore', 'inherit', 'inherit'] });
  }
  return hasChrome() ? undefined : 'no Chrome or Chromium: install one, or name it in CHROME_PATH';
}

/**
 * How Playwright starts the browser of every test and bench.
 * @param {{ webgpu: 'software' | 'none' | 'hardware' }} options `none` gives no adapter on a machine without a GPU;
 *   `hardware` asks for the machine's own GPU
 * @returns {{ executablePath?: string, channel?: string, args: string[] }}
 */
export function chromeLaunchOptions({ webgpu }) {
  const executablePath = findChrome();
  const gpu = {
    software: SOFTWARE_WEBGPU,
    none: [],
    hardware: ['--enable-unsafe-webgpu', '--enable-features=Vulkan', '--use-angle=vulkan', '--ignore-gpu-blocklist'],
  }[webgpu];
  const browser = executablePath ? { executablePath } : { channel: 'chromium' };
  return { ...browser, args: ['--no-sandbox', ...QUIET, ...gpu] };
}
