/** Which drawing of which set stands for which kind. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

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
 * Styles that only training sees. `by`: what a drawing is found by, its character (without), another character (OTHER)
 * or a name (NAMES, with `suffix`). `ink`: what is drawn with in sets of one colour. `hollow`: lines, which are given a
 * white body. `without`: kinds that are drawn as something else, or not to be recognised.
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
  drafted: { set: 'tabler', by: 'name', ink: INK, hollow: true },
  parked: { set: 'icon-park', by: 'name', without: ['scissors', 'horse', 'egg'] },
  solid: { set: 'fa6-solid', by: 'name', ink: '#fff' },
  'noto other': { set: 'noto', by: 'other' },
  'twemoji other': { set: 'twemoji', by: 'other' },
  'fluent other': { set: 'fluent-emoji-flat', by: 'other' },
  'blob other': { set: 'noto-v1', by: 'other', without: ['ball'] },
  'emojione other': { set: 'emojione', by: 'other', without: ['ball', 'mountain'] },
};
/** Drawings that resvg gives up on, or draws with parts that should be hidden. */
const UNDRAWN = { 'noto-v1': ['ladybug', 'ambulance', 'cup', 'medal', 'robot', 'glasses'] };
/** Parts that are to take a colour, in sets of few: what they are drawn with, and what instead. */
const RECOLOURED = {
  ph: [['opacity=".2"', 'fill="#fff"']],
  'icon-park': [['#2F88FF', '#c8c8c8'], ['#43CCF8', '#fff']],
};
/** Shadows, which resvg gives up on. */
const FILTERS = / filter="[^"]*"/g;
/** What these sets call a glyph, where it is not as Noto does. */
const OWN_NAMES = {
  emojione: { robot: 'robot-face' },
  fxemoji: {
    ...{ pizza: 'sliceofpizza', corn: 'earofmaize', house: 'housebuilding', sun: 'sunrays', mountain: 'snowmountains' },
    ...{ gift: 'present', scissors: 'blackscissors', shoe: 'mensshoe', phone: 'cellphone' },
  },
};
/** Another character for a kind: another pose or make of the same thing. */
const OTHER = {
  ...{ dog: '🐕', cat: '🐈', bird: '🐤', fish: '🐟', monkey: '🐒', rabbit: '🐇', pig: '🐖', cow: '🐄', bear: '🧸' },
  ...{ whale: '🐋', horse: '🐎', mouse: '🐁', car: '🚙', bus: '🚍', boat: '🛥️', plane: '🛩️', truck: '🚛', train: '🚆' },
  ...{ apple: '🍏', cake: '🍰', bread: '🍞', flower: '🌼', tree: '🌲', leaf: '🍂', sun: '🌞', moon: '🌛' },
  ...{ snowman: '☃️', mountain: '⛰️', house: '🏡', tent: '🏕️', cup: '🍵', umbrella: '☔', key: '🗝️', clock: '🕰️' },
  ...{ book: '📕', ball: '🏀', camera: '📸', hat: '👒', shoe: '👞', glasses: '🕶️', medal: '🥇' },
};
/** What sets that name their icons call a kind, the likeliest first. */
const NAMES = {
  dog: ['dog', 'sitting-dog', 'dog-side'], cat: ['cat'], frog: ['frog'], bird: ['bird', 'egyptian-bird'], fish: ['fish', 'fish-simple', 'double-fish'],
  crab: ['crab'], butterfly: ['butterfly'], elephant: ['elephant'], lion: ['lion'], monkey: ['monkey'], rabbit: ['rabbit'],
  pig: ['pig'], cow: ['cow'], bear: ['bear', 'bear-head'], penguin: ['penguin'], owl: ['owl'], snail: ['snail'], turtle: ['turtle'],
  whale: ['whale', 'sperm-whale'], octopus: ['octopus'], bee: ['bee'], ladybug: ['ladybug', 'bug-beetle'], snake: ['snake', 'snake-zodiac'], duck: ['duck', 'plastic-duck'],
  horse: ['horse', 'horse-head', 'horse-variant', 'horse-zodiac'], mouse: ['rat', 'mouse-zodiac', 'seated-mouse'],
  car: ['car-side', 'car', 'city-car'], bus: ['bus-side', 'bus'], boat: ['sailboat', 'sail-boat'], plane: ['airplane', 'plane'], rocket: ['rocket'],
  bicycle: ['bicycle', 'bike', 'dutch-bike', 'cycling'], truck: ['truck'], train: ['train', 'steam-locomotive'], helicopter: ['helicopter'], tractor: ['tractor', 'farm-tractor'],
  ambulance: ['ambulance', 'truck-medical'], scooter: ['moped', 'scooter', 'motorcycle'],
  apple: ['shiny-apple', 'food-apple', 'apple-whole', 'apple-one', 'apple'], banana: ['banana'], pizza: ['pizza', 'pizza-slice', 'full-pizza'], mushroom: ['mushroom'],
  cake: ['cake', 'birthday-cake', 'cake-candles'], carrot: ['carrot'], lemon: ['lemon', 'fruit-citrus', 'citrus'], strawberry: ['strawberry'], grapes: ['grapes', 'fruit-grapes', 'grape'],
  cherry: ['cherry', 'cherries', 'fruit-cherries'], pear: ['pear', 'fruit-pear'], pineapple: ['pineapple', 'fruit-pineapple'], bread: ['bread', 'baguette', 'bread-slice'],
  cheese: ['cheese', 'cheese-wedge'], egg: ['egg', 'big-egg'], burger: ['hamburger', 'burger'], corn: ['corn'], avocado: ['avocado'], cookie: ['cookie'],
  tree: ['tree', 'beech', 'deciduous-tree', 'nature', 'oak'], flower: ['flower', 'sunflower'], cactus: ['cactus'], leaf: ['leaf', 'maple-leaf', 'leaf-maple'], tulip: ['flower-tulip', 'tulip'],
  sun: ['sun', 'white-balance-sunny', 'sunny', 'sun-high'], moon: ['moon', 'weather-night', 'moon-waning-crescent'], cloud: ['cloud'], snowman: ['snowman'], fire: ['fire', 'flame', 'small-fire'],
  mountain: ['mountain', 'mountains'], house: ['house', 'home'], tent: ['tent', 'camping-tent', 'camping'], cup: ['coffee', 'coffee-cup', 'mug-hot', 'cup', 'tea'],
  umbrella: ['umbrella'], key: ['key'], clock: ['alarm-clock', 'alarm'], book: ['book', 'black-book'], guitar: ['guitar', 'guitar-acoustic', 'guitars'],
  ball: ['soccer', 'soccer-ball', 'futbol', 'ball-football', 'football'], balloon: ['balloon', 'balloons', 'party-balloon'], lamp: ['lightbulb', 'light-bulb', 'bulb', 'tips'],
  bell: ['bell', 'ringing-bell', 'remind'], drum: ['drum'], camera: ['camera', 'photo-camera'], phone: ['device-mobile', 'mobile', 'smartphone', 'cellphone', 'mobile-screen', 'phone'],
  hat: ['top-hat', 'hat-top', 'hat-fedora', 'magic-hat'], shoe: ['sneaker', 'shoe-sneaker', 'running-shoe', 'shoe'], crown: ['crown'], robot: ['robot', 'vintage-robot'], ghost: ['ghost'],
  gift: ['gift', 'present'], scissors: ['scissors', 'content-cut', 'scissor'], hammer: ['hammer', 'claw-hammer'], chair: ['chair', 'wooden-chair', 'armchair'], bed: ['bed', 'single-bed', 'bed-single'],
  sock: ['sock', 'socks'], glasses: ['eyeglasses', 'glasses', 'eyeglass'], medal: ['medal', 'medal-one', 'gold-medal'],
};

/** The kinds and glyphs of world/things.py, which is where they are decided. */
export function emoji() {
  const table = /^EMOJI[^{]*\{([^}]*)\}/m.exec(readFileSync(THINGS, 'utf8'))[1];
  return [...table.matchAll(/"(\w+)": "([^"]+)"/g)].map(([, kind, glyph]) => [kind, glyph]);
}

/** A source's SVG of a kind as { body, size }: a drawing `size` units high. Undefined where it has none. */
export function glyph({ set, by, suffix = [''], ink, without = [] }, kind, text) {
  if (without.includes(kind) || UNDRAWN[set]?.includes(kind)) return undefined;
  const icons = require(`@iconify-json/${set}/icons.json`);
  const names = { other: OTHER[kind] ? inEmoji(set, OTHER[kind]) : [], name: named(suffix, kind, text) }[by];
  const name = (names ?? [...inEmoji(set, text), OWN_NAMES[set]?.[kind], kind]).find(
    (each) => icons.icons[each] ?? icons.aliases?.[each],
  );
  const icon = icons.icons[name] ?? icons.icons[icons.aliases?.[name]?.parent];
  return icon && { body: recoloured(set, icon.body, ink), size: icon.height ?? icons.height ?? icon.width ?? 16 };
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
