import { unhedged } from '../src/domain/confidence.ts';
import { sameAnswer } from '../src/domain/difference.ts';

/** A question, and another way to put it. */
export type Pair = { readonly asked: string; readonly paraphrase: string; readonly thing: string | null };

const open: readonly (readonly [string, string])[] = [
  ['What happens in this video?', 'What is happening?'],
  ['Describe the video.', 'Describe what you see.'],
  ['What is in the video?', 'What can you see?'],
  ['Who is in the video?', 'Who can be seen?'],
  ['Where is this?', 'What place is this?'],
  ['What is shown first?', 'How does the video begin?'],
  ['What is shown last?', 'How does the video end?'],
  ['How many shots are there?', 'How many scenes are there?'],
  ['What does the camera do?', 'How does the camera move?'],
  ['What is this video about?', 'What does the video show?'],
];

const things: readonly string[] = (
  'a person,a man,a woman,a child,a dog,a cat,a horse,a bird,a cow,a sheep,a bear,an elephant,a fish,a car,a truck,a bus,' +
  'a train,a bicycle,a motorcycle,a boat,a plane,a rocket,a street,a tree,grass,a flower,water,snow,sand,a mountain,' +
  'a building,a house,a window,a door,a table,a chair,a couch,a bed,a bottle,a cup,coffee,a plate,food,a cake,a ball,a hat,' +
  'a helmet,a shirt,a book,a phone,a computer,a television,a clock,a lamp,a bridge,a beach,a field,a kitchen,a room,the sky'
).split(',');

const existence = (thing: string): Pair => ({
  asked: `Is there ${thing} in the video?`,
  paraphrase: `Can you see ${thing}?`,
  thing: thing.replace(/^(a|an|the) /, ''),
});

/** The questions that a clip is asked, in the order in which a short run takes them: of both kinds alike. */
export function pairs(most: number): readonly Pair[] {
  const opens = open.map(([asked, paraphrase]): Pair => ({ asked, paraphrase, thing: null }));
  const all = things.map(existence);
  const mixed = all.flatMap((each, at) => [...(opens[at] ? [opens[at]] : []), each]);
  return mixed.slice(0, most);
}

/** Yes, no, or neither, by how an answer begins; a hedge before it does not count. */
export function verdictOf(answer: string): 'yes' | 'no' | null {
  const [word] =
    unhedged(answer)
      .toLowerCase()
      .match(/^(yes|no)\b/) ?? [];
  return word === 'yes' || word === 'no' ? word : null;
}

/** Whether two answers say the same: as much as yes or no where that is asked, else word for word. */
export function agree({ thing }: Pair, one: string, other: string): boolean {
  const [a, b] = [verdictOf(one), verdictOf(other)];
  return thing !== null && (a !== null || b !== null) ? a === b : sameAnswer(one, other);
}

export type Told = { readonly pair: Pair; readonly answer: string };

/** Things that one answer denies and a description names: "there is no cat" beside "A cat sits on a table." */
export function contradictions(told: readonly Told[]): readonly string[] {
  const descriptions = told.filter(({ pair }) => pair.thing === null).map(({ answer }) => ` ${plain(answer)} `);
  return told.flatMap(({ pair: { thing }, answer }) =>
    thing !== null && verdictOf(answer) === 'no' && descriptions.some((text) => text.includes(` ${thing} `))
      ? [thing]
      : [],
  );
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]+/g, ' ');
