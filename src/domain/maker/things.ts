import sprites from './sprites.json';

/** A thing as the model's answers name it: 'dog', 'red circle'. Each has a sprite in the atlas. */
export type ThingName = keyof typeof sprites.things;

export const shapes = ['circle', 'square', 'triangle', 'star', 'heart', 'ring', 'cross', 'diamond'] as const;
export const colours = ['red', 'green', 'blue', 'yellow', 'orange', 'purple', 'pink', 'white'] as const;
export type Shape = (typeof shapes)[number];
export type Colour = (typeof colours)[number];

type Group = { readonly title: string; readonly things: readonly ThingName[] };

/** What may be in a clip, as one looks for it. */
export const groups: readonly Group[] = [
  {
    title: 'Animals',
    things: [
      ...(['dog', 'cat', 'frog', 'bird', 'fish', 'crab', 'butterfly', 'elephant', 'lion', 'monkey'] as const),
      ...(['rabbit', 'pig', 'cow', 'bear', 'penguin', 'owl', 'snail', 'turtle', 'whale', 'octopus'] as const),
      ...(['bee', 'ladybug', 'snake', 'duck', 'horse', 'mouse'] as const),
    ],
  },
  {
    title: 'Vehicles',
    things: [
      ...(['car', 'bus', 'boat', 'plane', 'rocket', 'bicycle', 'truck', 'train', 'helicopter'] as const),
      ...(['tractor', 'ambulance', 'scooter'] as const),
    ],
  },
  {
    title: 'Food',
    things: [
      ...(['apple', 'banana', 'pizza', 'mushroom', 'cake', 'carrot', 'lemon', 'strawberry', 'grapes'] as const),
      ...(['cherry', 'pear', 'pineapple', 'bread', 'cheese', 'egg', 'burger', 'corn', 'avocado', 'cookie'] as const),
    ],
  },
  {
    title: 'Outside',
    things: [
      ...(['tree', 'flower', 'cactus', 'leaf', 'tulip', 'sun', 'moon', 'cloud', 'snowman', 'fire'] as const),
      ...(['mountain', 'house', 'tent'] as const),
    ],
  },
  {
    title: 'Objects',
    things: [
      ...(['cup', 'umbrella', 'key', 'clock', 'book', 'guitar', 'ball', 'balloon', 'lamp', 'bell', 'drum'] as const),
      ...(['camera', 'phone', 'hat', 'shoe', 'crown', 'robot', 'ghost', 'gift', 'scissors', 'hammer'] as const),
      ...(['chair', 'bed', 'sock', 'glasses', 'medal'] as const),
    ],
  },
  { title: 'Shapes', things: shapes.flatMap((shape) => colours.map((colour) => `${colour} ${shape}` as const)) },
];

export const thingNames: readonly ThingName[] = groups.flatMap(({ things }) => things);

/** Without its colour: 'circle' of 'red circle'. */
export const kindOf = (thing: ThingName): string => thing.split(' ').at(-1) ?? thing;

/** Of a shape; null for what has none that is asked about. */
export const colourOf = (thing: ThingName): Colour | null =>
  colours.find((colour) => thing.startsWith(`${colour} `)) ?? null;

/** 'an apple', 'a red circle'; 'grapes' as they are. */
export function withArticle(thing: string): string {
  if (['grapes', 'glasses', 'scissors'].includes(thing)) return thing;
  return `${/^[aeiou]/.test(thing) ? 'an' : 'a'} ${thing}`;
}

/** Where a thing's sprite lies in the atlas, in pixels: a square with its corner at (x, y). */
export function spriteAt(thing: ThingName): { readonly x: number; readonly y: number; readonly side: number } {
  const { side, columns } = sprites;
  const index = sprites.things[thing];
  return { x: (index % columns) * side, y: Math.floor(index / columns) * side, side };
}

/** The atlas in sprites. */
export const atlasSize = {
  columns: sprites.columns,
  rows: Math.ceil(Object.keys(sprites.things).length / sprites.columns),
} as const;
