/**
 * Draws ../assets/atlas.png and ../assets/atlas.json from seven openly licensed icon sets and from shapes drawn here.
 *
 * Run: npm install && npm run draw
 *
 * A sprite is a square of SIDE pixels, straight-alpha RGBA, its longer side filling the square but for the margin.
 * Shapes are drawn in white, grey and black: when shown, these are multiplied with the shape's colour. Each set has a
 * look of its own for them, so that a style is the same hand for emoji and shapes. The last three sets, which only
 * training sees beside the others, lack some kinds.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';

const SIDE = 96;
const MARGIN = 2;
const PROBE = 384;
const COLUMNS = 20;
const ASSETS = new URL('../assets/', import.meta.url);
const THINGS = new URL('../world/things.py', import.meta.url);

const SETS = {
  ...{ noto: 'noto', twemoji: 'twemoji', fluent: 'fluent-emoji-flat', openmoji: 'openmoji' },
  ...{ blob: 'noto-v1', emojione: 'emojione', fx: 'fxemoji' },
};
/** Drawings that resvg gives up on, or draws with parts that should be hidden. */
const UNDRAWN = { 'noto-v1': ['ladybug', 'ambulance', 'cup', 'medal', 'robot', 'glasses'] };
/** What these sets call a glyph, where it is not as Noto does. */
const OWN_NAMES = {
  emojione: { robot: 'robot-face' },
  fxemoji: {
    ...{ pizza: 'sliceofpizza', corn: 'earofmaize', house: 'housebuilding', sun: 'sunrays', mountain: 'snowmountains' },
    ...{ gift: 'present', scissors: 'blackscissors', shoe: 'mensshoe', phone: 'cellphone' },
  },
};
const require = createRequire(import.meta.url);

/** The kinds and glyphs of world/things.py, which is where they are decided. */
function emoji() {
  const table = /^EMOJI[^{]*\{([^}]*)\}/m.exec(readFileSync(THINGS, 'utf8'))[1];
  return [...table.matchAll(/"(\w+)": "([^"]+)"/g)].map(([, kind, glyph]) => [kind, glyph]);
}

/** The SVG of a kind's glyph in a set, as { body, size }: a square drawing `size` units wide. Undefined where it has none. */
function glyph(set, kind, text) {
  if (UNDRAWN[set]?.includes(kind)) return undefined;
  const icons = require(`@iconify-json/${set}/icons.json`);
  const names = [nameIn(set, text), OWN_NAMES[set]?.[kind], ...inNotosWords(nameIn('noto', text), kind)];
  const name = names.find((each) => icons.icons[each] ?? icons.aliases?.[each]);
  const icon = icons.icons[name] ?? icons.icons[icons.aliases?.[name]?.parent];
  return icon && { body: icon.body, size: icon.width ?? icons.width };
}

function nameIn(set, text) {
  const chars = require(`@iconify-json/${set}/chars.json`);
  const codes = [...text].map((c) => c.codePointAt(0).toString(16));
  return chars[codes.filter((code) => code !== 'fe0f').join('-')] ?? chars[codes.join('-')];
}

/** Sets that do not say which character an icon is name it as Noto does, without hyphens, or by its kind. */
const inNotosWords = (name, kind) => [name, name.replaceAll('-', ''), kind];

const CORNERS = {
  square: [[8, 8], [92, 8], [92, 92], [8, 92]],
  triangle: [[50, 6], [96, 92], [4, 92]],
  diamond: [[50, 2], [84, 50], [50, 98], [16, 50]],
  cross: [0, 1, 2, 3].flatMap((quarters) => turned([[35, 35], [35, 4], [65, 4]], quarters)),
  star: around(10, [48, 20], -Math.PI / 2),
  circle: around(96, [48], 0),
  heart: heart(96),
};
const SHAPES = ['circle', 'square', 'triangle', 'star', 'heart', 'ring', 'cross', 'diamond'];

/** Corners about the middle of a square of 100 units; the radii alternate. */
function around(count, radii, turn) {
  return Array.from({ length: count }, (_, i) => {
    const angle = turn + (2 * Math.PI * i) / count;
    const radius = radii[i % radii.length];
    return [50 + radius * Math.cos(angle), 50 + radius * Math.sin(angle)];
  });
}

/** Corners turned clockwise about the middle. */
function turned(points, quarters) {
  return quarters === 0 ? points : turned(points.map(([x, y]) => [100 - y, x]), quarters - 1);
}

/** The classic curve x = 16 sin³t, y = 13 cos t - 5 cos 2t - 2 cos 3t - cos 4t, in a square of 100 units. */
function heart(count) {
  return Array.from({ length: count }, (_, i) => {
    const t = (2 * Math.PI * i) / count;
    const y = 13 * Math.cos(t) - 5 * Math.cos(2 * t) - 2 * Math.cos(3 * t) - Math.cos(4 * t);
    return [50 + (16 * Math.sin(t) ** 3 * 100) / 36, 46 - (y * 100) / 36];
  });
}

const closed = (points) => `M${points.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('L')}Z`;

/** The path of a shape, with `wobble` units of a slow unsteadiness of the hand. */
function outline(shape, wobble) {
  const rings = shape === 'ring' ? [around(96, [48], 0), around(96, [25], 0)] : [CORNERS[shape]];
  return rings.map((points) => closed(wobble ? unsteady(points, wobble) : points)).join('');
}

/** Points every few units along the polygon, each moved by a few slow waves. */
function unsteady(points, wobble) {
  return points.flatMap(([x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % points.length];
    const steps = Math.max(1, Math.round(Math.hypot(nextX - x, nextY - y) / 5));
    return Array.from({ length: steps }, (_, step) => {
      const [px, py] = [x + ((nextX - x) * step) / steps, y + ((nextY - y) * step) / steps];
      return [px + wobble * Math.sin(py / 10 + px / 21), py + wobble * Math.cos(px / 9 + py / 19)];
    });
  });
}

const LOOKS = {
  noto: (shape) => `<path fill="#fff" fill-rule="evenodd" d="${outline(shape, 0)}"/>`,
  twemoji: (shape) =>
    `<path fill="#fff" fill-rule="evenodd" stroke="#262626" stroke-width="7" stroke-linejoin="round" ` +
    `d="${outline(shape, 0)}"/>`,
  fluent: (shape) =>
    `<defs><radialGradient id="g" cx="0.35" cy="0.3" r="0.8"><stop offset="0" stop-color="#fff"/>` +
    `<stop offset="0.45" stop-color="#ececec"/><stop offset="1" stop-color="#9c9c9c"/></radialGradient></defs>` +
    `<path fill="url(#g)" fill-rule="evenodd" stroke="url(#g)" stroke-width="6" stroke-linejoin="round" ` +
    `d="${outline(shape, 0)}"/>`,
  blob: (shape) =>
    `<defs><linearGradient id="b" x1="0" y1="0" x2="0" y2="1"><stop offset="0.2" stop-color="#fff"/>` +
    `<stop offset="1" stop-color="#a8a8a8"/></linearGradient></defs>` +
    `<path fill="url(#b)" fill-rule="evenodd" stroke="url(#b)" stroke-width="9" stroke-linejoin="round" ` +
    `d="${outline(shape, 0.6)}"/>`,
  emojione: (shape) =>
    `<path fill="#fff" fill-rule="evenodd" stroke="#8f8f8f" stroke-width="8" stroke-linejoin="round" ` +
    `d="${outline(shape, 0)}"/>`,
  fx: (shape) => {
    const dots = Array.from({ length: 100 }, (_, i) => `M${(i % 10) * 10 + 3} ${Math.floor(i / 10) * 10 + 5}h4`).join('');
    return (
      `<defs><clipPath id="c"><path clip-rule="evenodd" d="${outline(shape, 0)}"/></clipPath></defs>` +
      `<path fill="#f4f4f4" fill-rule="evenodd" d="${outline(shape, 0)}"/>` +
      `<path clip-path="url(#c)" stroke="#bdbdbd" stroke-width="4" d="${dots}"/>`
    );
  },
  openmoji: (shape) => {
    const hatching = Array.from({ length: 24 }, (_, i) => `M${i * 9 - 100} 105L${i * 9 + 5} -5`).join('');
    const path = outline(shape, 1.1);
    return (
      `<defs><clipPath id="c"><path clip-rule="evenodd" d="${path}"/></clipPath></defs>` +
      `<path fill="#fff" fill-rule="evenodd" d="${path}"/>` +
      `<path clip-path="url(#c)" stroke="#b4b4b4" stroke-width="2.6" fill="none" d="${hatching}"/>` +
      `<path fill="none" stroke="#000" stroke-width="4" stroke-linejoin="round" d="${path}"/>`
    );
  },
};

/** The drawing cropped to what is visible and fitted into SIDE pixels, as a PNG. */
function sprite({ body, size }) {
  const around = 0.25 * size;
  const probe = raster(body, [-around, -around, size + 2 * around], PROBE);
  const [left, top, right, bottom] = visible(probe.pixels, PROBE);
  const unit = (size + 2 * around) / PROBE;
  const side = (Math.max(right - left, bottom - top) * unit * SIDE) / (SIDE - 2 * MARGIN);
  const [x, y] = [(left + right) / 2, (top + bottom) / 2].map((middle) => middle * unit - around - side / 2);
  return raster(body, [x, y, side], SIDE).asPng();
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

const places = {};
const images = [];
function add(style, kind, drawing) {
  const [column, row] = [images.length % COLUMNS, Math.floor(images.length / COLUMNS)];
  places[style] ??= {};
  places[style][kind] = [column, row];
  const data = sprite(drawing).toString('base64');
  images.push(
    `<image x="${column * SIDE}" y="${row * SIDE}" width="${SIDE}" height="${SIDE}" href="data:image/png;base64,${data}"/>`,
  );
}

for (const [style, set] of Object.entries(SETS)) {
  for (const [kind, text] of emoji()) {
    const drawing = glyph(set, kind, text);
    if (drawing) add(style, kind, drawing);
    else console.log(`${style} has no ${kind}`);
  }
  for (const shape of SHAPES) add(style, shape, { body: LOOKS[style](shape), size: 100 });
}
const [width, height] = [COLUMNS * SIDE, Math.ceil(images.length / COLUMNS) * SIDE];
const sheet = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${images.join('')}</svg>`;
writeFileSync(new URL('atlas.png', ASSETS), new Resvg(sheet).render().asPng());
writeFileSync(new URL('atlas.json', ASSETS), `${JSON.stringify({ side: SIDE, sprites: places })}\n`);
