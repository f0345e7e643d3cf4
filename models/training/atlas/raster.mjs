/** SVG drawings as sprites, and sheets of them. */
import { writeFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';
import sharp from 'sharp';

const MARGIN = 2 / 96;
const PROBE = 384;
const COLUMNS = 20;
const FINER = 4;
const LOSSLESS = { lossless: true, quality: 100, effort: 6 };
/** What a colour can be given for, each its own: parts about as large as each other have the same. */
const PARTS = ['#f00', '#0f0', '#00f'];
/** Of 255: what is more transparent does not close a line. */
const CLOSED = 96;
const ASSETS = new URL('../assets/', import.meta.url);

/** The drawing { body, size, font } cropped to what is visible and fitted into `side` pixels, as a PNG. */
export const sprite = (drawing, side) => raster(drawing, box(drawing), side).asPng();

/** As `sprite`, with one of PARTS in each part that its lines enclose. */
export function bodied(drawing, side) {
  const [fine, [x, y, width]] = [side * FINER, box(drawing)];
  const rows = parts(raster(drawing, [x, y, width], fine).pixels, fine).flatMap((colours, row) =>
    runs(colours).map(([from, to, colour]) => `<rect x="${from}" y="${row}" width="${to - from}" height="1" fill="${colour}"/>`),
  );
  const behind = `<g transform="translate(${x} ${y}) scale(${width / fine})" shape-rendering="crispEdges">${rows.join('')}</g>`;
  return raster({ ...drawing, body: behind + drawing.body }, [x, y, width], side).asPng();
}

/** Rows of the colour behind each pixel: none where a way leads from the border but through lines. */
function parts(pixels, side) {
  const colours = new Array(side * side);
  flooded(pixels, side, border(side)).forEach((at) => (colours[at] = ''));
  for (let at = 0; at < colours.length; at++) {
    if (colours[at] !== undefined || pixels[4 * at + 3] > CLOSED) continue;
    const part = flooded(pixels, side, [at]);
    const colour = PARTS[Math.round(Math.log2(part.length)) % PARTS.length];
    part.forEach((each) => (colours[each] = colour));
  }
  for (let at = 0; at < colours.length; at++) colours[at] ??= colours[at - 1] || '#000';
  return Array.from({ length: side }, (_, row) => colours.slice(row * side, (row + 1) * side));
}

const border = (side) => Array.from({ length: side }, (_, i) => [i, i * side, i * side + side - 1, (side - 1) * side + i]).flat();

/** The pixels that a way leads to but through lines. */
function flooded(pixels, side, next) {
  const found = new Set();
  while (next.length) {
    const at = next.pop();
    if (found.has(at) || pixels[4 * at + 3] > CLOSED) continue;
    found.add(at);
    const column = at % side;
    if (column > 0) next.push(at - 1);
    if (column < side - 1) next.push(at + 1);
    if (at >= side) next.push(at - side);
    if (at < side * (side - 1)) next.push(at + side);
  }
  return [...found];
}

/** Runs [from, to, colour] of a row. */
function runs(colours) {
  const found = [];
  for (let from = 0, to = 0; from < colours.length; from = to) {
    while (to < colours.length && colours[to] === colours[from]) to++;
    if (colours[from]) found.push([from, to, colours[from]]);
  }
  return found;
}

/** Left, top and side of the square that the drawing fills but for the margin. */
function box(drawing) {
  const { size } = drawing;
  const around = 0.25 * size;
  const probe = raster(drawing, [-around, -around, size + 2 * around], PROBE);
  const [left, top, right, bottom] = visible(probe.pixels, PROBE);
  const unit = (size + 2 * around) / PROBE;
  const width = (Math.max(right - left, bottom - top) * unit) / (1 - 2 * MARGIN);
  const [x, y] = [(left + right) / 2, (top + bottom) / 2].map((middle) => middle * unit - around - width / 2);
  return [x, y, width];
}

function raster({ body, font }, [x, y, side], pixels) {
  const spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
  const box = `width="${pixels}" height="${pixels}" viewBox="${x} ${y} ${side} ${side}" overflow="visible"`;
  const svg = `<svg ${spaces} ${box}>${body}</svg>`;
  return new Resvg(svg, { font: { loadSystemFonts: false, fontFiles: font ? [font] : [] } }).render();
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

/** Writes `file`, as its name ends, and the .json of the same name: pictures are style → kind → PNG. */
export async function writeSheet(file, side, pictures) {
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
  const sheetPng = new Resvg(sheet).render().asPng();
  const [name, type] = file.split('.');
  writeFileSync(new URL(file, ASSETS), type === 'png' ? sheetPng : await sharp(sheetPng).webp(LOSSLESS).toBuffer());
  writeFileSync(new URL(`${name}.json`, ASSETS), `${JSON.stringify({ side, sprites })}\n`);
}
