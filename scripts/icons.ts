// Draws the icons of the web manifest from public/icon.svg.
import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright';
import { chromeLaunchOptions } from './browser.mjs';

/** A launcher cuts a maskable icon to its own shape: background to the edge, the drawing inside the middle 80 %. */
const squareCorners = (svg: string) => svg.replace('rx="112"', '');
const inSafeZone = (svg: string) => squareCorners(svg).replace('viewBox="0 0 512 512"', 'viewBox="-32 -32 576 576"');

const background = '#0f1216';
const icon = await readFile('public/icon.svg', 'utf8');
const drawings = [
  { file: 'icon-192.png', pixels: 192, svg: icon, background: 'transparent' },
  { file: 'icon-512.png', pixels: 512, svg: icon, background: 'transparent' },
  { file: 'icon-maskable-512.png', pixels: 512, svg: inSafeZone(icon), background },
];

const browser = await chromium.launch(chromeLaunchOptions({ webgpu: 'none' }));
for (const drawing of drawings) {
  const page = await browser.newPage({ viewport: { width: drawing.pixels, height: drawing.pixels } });
  const style = `<style>body{margin:0;background:${drawing.background}}svg{display:block;width:100vw}</style>`;
  await page.setContent(style + drawing.svg);
  await page.screenshot({ path: `public/${drawing.file}`, omitBackground: true });
}
await browser.close();
