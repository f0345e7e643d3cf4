/**
 * Draws ../assets/atlas.png, of seven openly licensed sets of emoji and of shapes drawn here, and ../assets/more.webp, of
 * further drawings that only training sees; and what lies where in them, atlas.json and more.json.
 *
 * Run: npm install && npm run draw
 *
 * A sprite is a square, straight-alpha RGBA, its longer side filling the square but for the margin. Shapes, and the
 * drawings of sets of one colour, are in white, grey and black: when shown, these are multiplied with a colour. What the
 * lines of others enclose is red, green or blue, part by part: when shown, three colours. Each of the seven sets has a
 * look of its own for shapes, so that a style is the same hand for emoji and shapes. Those that only training sees lack
 * some kinds.
 */
import { emoji, FURTHER, glyph, SETS } from './icons.mjs';
import { bodied, sprite, writeSheet } from './raster.mjs';
import { LOOKS, SHAPES } from './shapes.mjs';

const SIDE = 96;
const FURTHER_SIDE = 48;

/** Style → kind → its picture. */
function drawn(sets, draw) {
  const pictures = {};
  for (const [style, source] of Object.entries(sets)) {
    const found = emoji().flatMap(([kind, text]) => {
      const drawing = glyph(source, kind, text);
      return drawing ? [[kind, draw(drawing, source)]] : [];
    });
    pictures[style] = Object.fromEntries(found);
    console.log(`${style} has ${found.length} kinds`);
  }
  return pictures;
}

const main = drawn(SETS, (drawing) => sprite(drawing, SIDE));
for (const [style, look] of Object.entries(LOOKS))
  for (const shape of SHAPES) main[style][shape] = sprite({ body: look(shape), size: 100 }, SIDE);
await writeSheet('atlas.png', SIDE, main);
const further = drawn(FURTHER, (drawing, { hollow }) => (hollow ? bodied : sprite)(drawing, FURTHER_SIDE));
await writeSheet('more.webp', FURTHER_SIDE, further);
