/** Which drawing of which set stands for which kind. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { CHOSEN, NAMES, OTHER, OWN_NAMES } from './names.mjs';

const THINGS = new URL('../world/things.py', import.meta.url);
const require = createRequire(import.meta.url);
const INK = '#1c1c1c';

/** The styles of the atlas. */
export const SETS = {
  noto: { set: 'noto' },
  twemoji: { set: 'twemoji' },
  fluent: { set: 'fluent-emoji-flat' },
  openmoji: { set: 'openmoji' },
  blob: { set: 'noto-v1' },
  emojione: { set: 'emojione' },
  fx: { set: 'fxemoji' },
};
/**
 * Styles that only training sees. `by`: what a drawing is found by, its character (without), another character (OTHER),
 * a name looked for (CHOSEN and NAMES, with `suffix`) or only one of CHOSEN. `images` are pictures named by character, and
 * a `font` has a glyph for each. `ink`: what is drawn with in sets of one colour. `hollow`: lines, between which there is
 * room for colours. `without`: kinds that are drawn as something else, or not to be recognised; `only`: those drawn
 * otherwise than in a style above.
 */
export const FURTHER = {
  shaded: { set: 'fluent-emoji' },
  contrast: { set: 'fluent-emoji-high-contrast', ink: INK, hollow: true },
  first: { set: 'emojione-v1' },
  engraved: { set: 'emojione-monotone', ink: INK, hollow: true },
  inked: { set: 'streamline-emojis', suffix: ['', '-1', '-face', '-face-1'], by: 'name' },
  silhouette: { set: 'game-icons', by: 'name', ink: '#fff', without: ['crab', 'butterfly'] },
  material: { set: 'mdi', by: 'name', ink: '#fff', without: ['tent'] },
  rounded: { set: 'ph', by: 'name', suffix: ['-duotone'], ink: INK },
  drafted: { set: 'tabler', by: 'name', ink: INK, hollow: true, without: ['bicycle', 'medal'] },
  parked: { set: 'icon-park', by: 'name', without: ['scissors', 'horse', 'egg', 'snake'] },
  solid: { set: 'fa6-solid', by: 'name', ink: '#fff' },
  'noto other': { set: 'noto', by: 'other' },
  'twemoji other': { set: 'twemoji', by: 'other' },
  'fluent other': { set: 'fluent-emoji-flat', by: 'other' },
  'blob other': { set: 'noto-v1', by: 'other', without: ['ball'] },
  'emojione other': { set: 'emojione', by: 'other', without: ['ball', 'mountain'] },
  oreo: { images: 'emoji-datasource-google/img/google/64', type: 'png' },
  'oreo other': { images: 'emoji-datasource-google/img/google/64', type: 'png', by: 'other' },
  early: {
    ...{ images: 'twemoji/svg', type: 'svg+xml' },
    only: ['dog', 'cat', 'whale', 'horse', 'cake', 'moon', 'cloud', 'house', 'tent', 'guitar', 'shoe', 'crown', 'glasses'],
  },
  ultimate: { set: 'streamline-ultimate-color', by: 'chosen' },
  duotone: { set: 'streamline-color', by: 'chosen' },
  plump: { set: 'streamline-plump-color', by: 'chosen' },
  cyber: { set: 'streamline-cyber-color', by: 'chosen' },
  kameleon: { set: 'streamline-kameleon-color', by: 'chosen' },
  marketeq: { set: 'marketeq', by: 'chosen', hollow: true },
  flat: { set: 'flat-ui', by: 'chosen' },
  penned: {
    ...{ font: '@expo-google-fonts/noto-emoji/700Bold/NotoEmoji_700Bold.ttf', family: 'Noto Emoji' },
    ...{ ink: INK, hollow: true },
  },
  huge: { set: 'hugeicons', by: 'name', ink: INK, hollow: true, without: ['snail', 'medal'] },
  lucide: { set: 'lucide', by: 'name', ink: INK, hollow: true, without: ['bicycle', 'shoe'] },
  lab: { set: 'lucide-lab', by: 'name', ink: INK, hollow: true, without: ['penguin'] },
  boxed: { set: 'boxicons', by: 'name', ink: INK, hollow: true, without: ['bicycle', 'cherry'] },
  dinkie: {
    ...{ set: 'dinkie-icons', by: 'name', ink: INK, hollow: true },
    without: ['helicopter', 'pizza', 'drum', 'mushroom', 'tent', 'hammer'],
  },
  pixels: { set: 'streamline-pixel', by: 'chosen', ink: INK, hollow: true },
  mingcute: {
    ...{ set: 'mingcute', by: 'name', suffix: ['-fill', '-1-fill', '-2-fill'], ink: '#fff' },
    without: ['shoe', 'book', 'house', 'drum', 'flower'],
  },
  pinhead: { set: 'pinhead', by: 'name', ink: '#fff', without: ['train'] },
  hosted: { set: 'whh', by: 'name', ink: '#fff', without: ['truck', 'train'] },
  smart: { set: 'si-glyph', by: 'name', suffix: ['', '-1'], ink: '#fff', without: ['egg', 'book', 'strawberry'] },
};
/** Drawings that resvg gives up on, or draws with parts that should be hidden. */
const UNDRAWN = { 'noto-v1': ['ladybug', 'ambulance', 'cup', 'medal', 'robot', 'glasses'] };
/** What is to be drawn otherwise: parts that are to take a colour, in sets of few, and discs behind drawings. */
const RECOLOURED = {
  'streamline-kameleon-color': [[/<path fill="#\w+" d="M24 4[78][^"]*"\/>/g, '']],
  ph: [['opacity=".2"', 'fill="#fff"']],
  marketeq: [['#306CFE', INK], ['#344054', INK]],
  'icon-park': [['#2F88FF', '#c8c8c8'], ['#43CCF8', '#fff']],
};
/** Shadows, which resvg gives up on. */
const FILTERS = / filter="[^"]*"/g;

/** The kinds and glyphs of world/things.py, which is where they are decided. */
export function emoji() {
  const table = /^EMOJI[^{]*\{([^}]*)\}/m.exec(readFileSync(THINGS, 'utf8'))[1];
  return [...table.matchAll(/"(\w+)": "([^"]+)"/g)].map(([, kind, glyph]) => [kind, glyph]);
}

/** A source's SVG of a kind as { body, size, font }: a drawing `size` units high. Undefined where it has none. */
export function glyph(source, kind, text) {
  if (source.without?.includes(kind) || source.only?.includes(kind) === false) return undefined;
  const shown = source.by === 'other' ? OTHER[kind] : text;
  if (source.images) return shown && imaged(source, shown);
  if (source.font) return typed(source, shown);
  return drawnIn(source, kind, text);
}

function drawnIn({ set, by, suffix = [''], ink }, kind, text) {
  if (UNDRAWN[set]?.includes(kind)) return undefined;
  const icons = require(`@iconify-json/${set}/icons.json`);
  const names = {
    other: OTHER[kind] ? inEmoji(set, OTHER[kind]) : [],
    chosen: [CHOSEN[set]?.[kind]],
    name: [CHOSEN[set]?.[kind], ...named(suffix, kind, text)],
  }[by];
  const name = (names ?? [...inEmoji(set, text), OWN_NAMES[set]?.[kind], kind]).find(
    (each) => icons.icons[each] ?? icons.aliases?.[each],
  );
  const icon = icons.icons[name] ?? icons.icons[icons.aliases?.[name]?.parent];
  return icon && { body: recoloured(set, icon.body, ink), size: icon.height ?? icons.height ?? icon.width ?? 16 };
}

/** A picture as the drawing: its name is the character's code points, with the variation selector or without. */
function imaged({ images, type }, text) {
  const codes = [...text].map((c) => c.codePointAt(0).toString(16).padStart(4, '0'));
  const paths = [codes, codes.filter((code) => code !== 'fe0f'), [...codes, 'fe0f']].map((each) => {
    return new URL(`node_modules/${images}/${each.join('-')}.${type.split('+')[0]}`, import.meta.url);
  });
  const path = paths.find((each) => existsSync(each));
  const data = path && readFileSync(path).toString('base64');
  return data && { body: `<image width="100" height="100" href="data:image/${type};base64,${data}"/>`, size: 100 };
}

function typed({ font, family, ink }, text) {
  const body = `<text x="0" y="80" font-size="80" font-family="${family}" fill="${ink}">${text.replace('\ufe0f', '')}</text>`;
  return { body, size: 100, font: fileURLToPath(new URL(`node_modules/${font}`, import.meta.url)) };
}

function recoloured(set, body, ink) {
  const parts = (RECOLOURED[set] ?? []).reduce((drawn, [from, to]) => drawn.replaceAll(from, to), body.replace(FILTERS, ''));
  return ink ? parts.replaceAll('currentColor', ink) : parts;
}

/** Sets that name their icons call a kind by one of NAMES, or as Noto does. */
function named(suffix, kind, text) {
  return [...NAMES[kind], nameIn('noto', text)].flatMap((name) => suffix.map((end) => name + end));
}

/** Sets that do not say which character an icon is name it as Noto does, or so without hyphens. */
function inEmoji(set, text) {
  const name = nameIn('noto', text);
  return [nameIn(set, text), name, name.replaceAll('-', '')];
}

function nameIn(set, text) {
  const chars = charsOf(set);
  const codes = [...text].map((c) => c.codePointAt(0).toString(16));
  return chars[codes.filter((code) => code !== 'fe0f').join('-')] ?? chars[codes.join('-')];
}

/** By code points; nothing for a set that does not say. */
function charsOf(set) {
  try {
    return require(`@iconify-json/${set}/chars.json`);
  } catch {
    return {};
  }
}
