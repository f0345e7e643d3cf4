/** SVG drawings as sprites, and sheets of them. */
import { writeFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';

const MARGIN = 2 / 96;
const PROBE = 384;
const COLUMNS = 20;
const FINER = 4;
/** Of 255: what is more transparent does not close a line. */
const CLOSED = 96;
const ASSETS = new URL('../assets/', import.meta.url);

/** The drawing { body, size } cropped to what is visible and fitted into `side` pixels, as a PNG. */
export const sprite = (drawing, side) => fitted(drawing, side).asPng();

/** As `sprite`, with white in what its lines enclose. */
export function bodied(drawing, side) {
  const fine = side * FINER;
  const body = enclosed(fitted(drawing, fine).pixels, fine);
  const rows = body.map((run, row) => run.map(([from, to]) => `<rect x="${from}" y="${row}" width="${to - from}" height="1"/>`));
  const lines = fitted(drawing, fine).asPng().toString('base64');
  const svg = `<g fill="#fff">${rows.flat().join('')}</g><image width="${fine}" height="${fine}" href="data:image/png;base64,${lines}"/>`;
  return raster(svg, [0, 0, fine], side).asPng();
}

/** Runs of pixels [from, to) of each row that no way leads to from the border but through lines. */
function enclosed(pixels, side) {
  const outside = new Uint8Array(side * side);
  const next = Array.from({ length: side }, (_, i) => [i, i * side, i * side + side - 1, (side - 1) * side + i]).flat();
  while (next.length) {
    const at = next.pop();
    if (outside[at] || pixels[4 * at + 3] > CLOSED) continue;
    outside[at] = 1;
    const column = at % side;
    if (column > 0) next.push(at - 1);
    if (column < side - 1) next.push(at + 1);
    if (at >= side) next.push(at - side);
    if (at < side * (side - 1)) next.push(at + side);
  }
  return Array.from({ length: side }, (_, row) => runs(outside.subarray(row * side, (row + 1) * side)));
}

function runs(outside) {
  const found = [];
  for (let from = 0; from < outside.length; from++) {
    if (outside[from]) continue;
    let to = from;
    while (to < outside.length && !outside[to]) to++;
    found.push([from, to]);
    from = to;
  }
  return found;
}

function fitted({ body, size }, side) {
  const around = 0.25 * size;
  const probe = raster(body, [-around, -around, size + 2 * around], PROBE);
  const [left, top, right, bottom] = visible(probe.pixels, PROBE);
  const unit = (size + 2 * around) / PROBE;
  const width = (Math.max(right - left, bottom - top) * unit) / (1 - 2 * MARGIN);
  const [x, y] = [(left + right) / 2, (top + bottom) / 2].map((middle) => middle * unit - around - width / 2);
  return raster(body, [x, y, width], side);
}

function raster(body, [x, y, side], pixels) {
  const spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
  const box = `width="${pixels}" height="${pixels}" viewBox="${x} ${y} ${side} ${side}" overflow="visible"`;
  const svg = `<svg ${spaces} ${box}>${body}</svg>`;
  return new Resvg(svg, { font: { loadSystemFonts: false } }).render();
}

/** Left, top, right and bottom of the pixels that are not transparent. */
function visible(pixels, side) {
  const box = [side, side, 0, 0];
  for (let i = 0; i < side * side; i++) {
    if (pixels[4 * i + 3] < 8) continue;
    const [x, y] = [i % side, Math.floor(i / side)];
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x + 1);
    box[3] = Math.max(box[3], y + 1);
  }
  return box;
}

/** Writes `name`.png and `name`.json: pictures are style → kind → PNG. */
export function writeSheet(name, side, pictures) {
  const sprites = {};
  const images = [];
  for (const [style, kinds] of Object.entries(pictures)) {
    sprites[style] = {};
    for (const [kind, data] of Object.entries(kinds)) {
      const [column, row] = [images.length % COLUMNS, Math.floor(images.length / COLUMNS)];
      sprites[style][kind] = [column, row];
      const href = `data:image/png;base64,${data.toString('base64')}`;
      images.push(`<image x="${column * side}" y="${row * side}" width="${side}" height="${side}" href="${href}"/>`);
    }
  }
  const [width, height] = [COLUMNS * side, Math.ceil(images.length / COLUMNS) * side];
  const sheet = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${images.join('')}</svg>`;
  writeFileSync(new URL(`${name}.png`, ASSETS), new Resvg(sheet).render().asPng());
  writeFileSync(new URL(`${name}.json`, ASSETS), `${JSON.stringify({ side, sprites })}\n`);
}
