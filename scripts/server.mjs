import { createServer } from 'node:http';
import sirv from 'sirv';
import { PAGE_POLICY, PRODUCTION } from './headers.mjs';

const YEAR_S = 31_536_000;

/** Vite puts a hash of the content in the names under assets/: they never change. All else is asked for again. */
const cacheControl = (/** @type {string} */ pathname) =>
  pathname.startsWith('/assets/') ? `public, max-age=${YEAR_S}, immutable` : 'no-cache';

const isPage = (/** @type {string} */ pathname) => pathname === '/' || pathname === '/index.html';

const isBinaryModel = (/** @type {string} */ pathname) => /[.](onnx|bin)$/.test(pathname);

/**
 * Serves the production build with the headers that it needs, on this machine only.
 * @param {{ folder: string, port: number }} options port 0 takes a free one
 * @returns {Promise<{ address: string, close: () => Promise<void> }>} `address` ends in a slash
 * @throws {NodeJS.ErrnoException} EADDRINUSE when another program has the port
 */
export async function serve({ folder, port }) {
  const files = sirv(folder, {
    dev: true, // reads the folder at every request: a new build needs no restart
    etag: true,
    setHeaders: (response, pathname) => {
      response.setHeader('Cache-Control', cacheControl(pathname));
      if (isPage(pathname)) response.setHeader('Content-Security-Policy', PAGE_POLICY);
      if (isBinaryModel(pathname)) response.setHeader('Content-Type', 'application/octet-stream');
    },
  });
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(PRODUCTION)) response.setHeader(name, value);
    files(request, response, () => {
      response.writeHead(404, { 'Content-Type': 'text/plain;charset=utf-8' });
      response.end('Not found');
    });
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', () => resolve(undefined));
  });
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The server has no port.');
  return {
    address: `http://localhost:${bound.port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
