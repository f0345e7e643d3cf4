import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../random.ts';
import { seconds } from '../units.ts';
import { type ActorState, isCrowded, joined, ratioOf, stateAt } from './acting.ts';
import { unknownIn, worldOf } from './known.ts';
import { storyboardIn, writeStoryboard } from './link.ts';
import { shownAt } from './painting.ts';
import sprites from './sprites.json';
import {
  type Action,
  type Actor,
  actions,
  aspects,
  backgrounds,
  beginOf,
  durationOf,
  firstStoryboard,
  formats,
  framesPerSecond,
  frameTimesOf,
  limits,
  places,
  placesFor,
  readStoryboard,
  type Scene,
  type Storyboard,
  transitions,
  withAction,
} from './storyboard.ts';
import { surprise } from './surprise.ts';
import { spriteAt, thingNames } from './things.ts';
import { describeStoryboard, questionsAbout } from './truth.ts';

const actor: fc.Arbitrary<Actor> = fc
  .record({
    thing: fc.constantFrom(...thingNames),
    action: fc.constantFrom(...actions),
    place: fc.constantFrom(...places),
  })
  .map((any) => withAction(any, any.action));

const scene: fc.Arbitrary<Scene> = fc.record({
  background: fc.constantFrom(...backgrounds),
  transition: fc.constantFrom(...transitions),
  length: fc.integer({ min: 5, max: 40 }).map((fifths) => seconds(fifths / 5)),
  actors: fc.array(actor, { minLength: 1, maxLength: limits.things }),
});

const storyboard: fc.Arbitrary<Storyboard> = fc.record({
  aspect: fc.constantFrom(...aspects),
  format: fc.constantFrom(...formats),
  scenes: fc.array(scene, { minLength: 1, maxLength: limits.scenes }),
});

const count = fc.integer({ min: 1, max: limits.things });
const aspect = fc.constantFrom(...aspects);

/** Property: what every actor of `action` does, given its states at the begin and the end of its scene. */
const always = (action: Action, holds: (begin: ActorState, end: ActorState) => boolean): void =>
  fc.assert(
    fc.property(actor, count, aspect, (any, of, ratio) => {
      const acting = withAction(any, action);
      return holds(stateAt(acting, of, ratio, 0), stateAt(acting, of, ratio, 1));
    }),
  );

describe('what an actor does', () => {
  it('ends left of where it began when it moves left, at the same height; and so for the other ways', () => {
    always('left', (begin, end) => end.x < begin.x && end.x < 0.5 && end.y === begin.y);
    always('right', (begin, end) => end.x > begin.x && end.x > 0.5 && end.y === begin.y);
    always('up', (begin, end) => end.y < begin.y && end.y < 0.5 && end.x === begin.x);
    always('down', (begin, end) => end.y > begin.y && end.y > 0.5 && end.x === begin.x);
  });

  it('covers more than half of the free way, as in training', () => {
    always('left', (begin, end) => begin.x - end.x >= 0.55 * (1 - begin.height));
    always('down', (begin, end) => end.y - begin.y >= 0.55 * (1 - begin.height));
  });

  it('grows, shrinks, appears, disappears, turns further than full circle', () => {
    always('grow', (begin, end) => end.height > 1.7 * begin.height);
    always('shrink', (begin, end) => begin.height > 1.7 * end.height);
    always('appear', (begin, end) => begin.opacity === 0 && end.opacity === 1);
    always('disappear', (begin, end) => begin.opacity === 1 && end.opacity === 0);
    always('spin', (begin, end) => end.angle - begin.angle > 360);
  });

  it('begins unseen when it enters, and is unseen in the end when it leaves', () => {
    fc.assert(
      fc.property(actor, count, aspect, (any, of, ratio) => {
        const isOut = ({ x, y, height }: ActorState) => {
          const [wide, tall] = [height / ratioOf(ratio) / 2, height / 2];
          return Math.max(-wide - x, x - wide - 1, -tall - y, y - tall - 1) > -1e-9;
        };
        const [entering, leaving] = [withAction(any, 'enter'), withAction(any, 'leave')];
        expect(isOut(stateAt(entering, of, ratio, 0))).toBe(true);
        expect(isOut(stateAt(entering, of, ratio, 1))).toBe(false);
        expect(isOut(stateAt(leaving, of, ratio, 0))).toBe(false);
        expect(isOut(stateAt(leaving, of, ratio, 1))).toBe(true);
      }),
    );
  });

  it('jumps and blinks twice', () => {
    const at = Array.from({ length: 1001 }, (_, i) => i / 1000);
    const falls = (values: readonly number[]) => values.filter((value, i) => value < (values[i - 1] ?? value)).length;
    const blinking: Actor = { thing: 'dog', action: 'blink', place: 'middle' };
    expect(falls(at.map((progress) => stateAt(blinking, 1, '4:3', progress).opacity))).toBe(2);
    const jumping: Actor = { thing: 'dog', action: 'jump', place: 'bottom' };
    const ground = stateAt(jumping, 1, '4:3', 0).y;
    const isUp = at.map((progress) => (stateAt(jumping, 1, '4:3', progress).y < ground - 0.1 ? 1 : 0));
    expect(falls(isUp)).toBe(2);
  });

  it('stays in the picture, except to enter and to leave', () => {
    fc.assert(
      fc.property(actor, count, aspect, fc.double({ min: 0, max: 1, noNaN: true }), (any, of, ratio, progress) => {
        fc.pre(!['enter', 'leave', 'shake'].includes(any.action));
        const { x, y, height, opacity } = stateAt(any, of, ratio, progress);
        const [wide, tall] = [height / ratioOf(ratio) / 2, height / 2];
        expect(Math.min(x - wide, y - tall, 1 - x - wide, 1 - y - tall)).toBeGreaterThan(-1e-9);
        expect(opacity).toBeGreaterThanOrEqual(0);
        expect(opacity).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a storyboard', () => {
  it('comes out of a link as it went in', () => {
    fc.assert(
      fc.property(storyboard, (any) => {
        expect(storyboardIn(writeStoryboard(any))).toEqual(any);
      }),
    );
  });

  it('needs no escaping in an address but for what the page leaves as it is', () => {
    fc.assert(
      fc.property(storyboard, (any) => {
        const query = new URLSearchParams({ storyboard: writeStoryboard(any) }).toString().replaceAll('%2C', ',');
        expect(query).not.toContain('%');
      }),
    );
  });

  it('is refused when it is none, whatever comes', () => {
    fc.assert(fc.property(fc.string(), (text) => storyboardIn(text) === null));
    fc.assert(fc.property(fc.jsonValue(), (value) => readStoryboard(value) === null));
    const { scenes } = firstStoryboard;
    expect(readStoryboard({ ...firstStoryboard, scenes: Array.from({ length: 7 }, () => scenes[0]) })).toBeNull();
    expect(readStoryboard({ ...firstStoryboard, scenes: [] })).toBeNull();
  });

  it('is brought into range: lengths to a fifth of a second, actors to where their action has room', () => {
    const [first] = firstStoryboard.scenes;
    const strange = { ...first, length: 99.123, actors: [{ thing: 'dog', action: 'left', place: 'bottom right' }] };
    const read = readStoryboard({ ...firstStoryboard, scenes: [strange] });
    expect(read?.scenes[0]?.length).toBe(limits.most);
    expect(read?.scenes[0]?.actors[0]?.place).toBe('bottom');
  });

  it('has as many frames as its length at 25 a second', () => {
    fc.assert(
      fc.property(storyboard, (any) => {
        const times = frameTimesOf(any);
        expect(times.length / framesPerSecond).toBeCloseTo(durationOf(any), 9);
        expect(times.at(-1)).toBeLessThan(durationOf(any));
      }),
    );
  });

  it('shows each scene in its middle, wholly, and changes about its begin', () => {
    fc.assert(
      fc.property(storyboard, (any) => {
        any.scenes.forEach((each, index) => {
          const middle = seconds(beginOf(any, index) + each.length / 2);
          expect(shownAt(any, middle)).toEqual({ index, change: 1 });
          if (index === 0 || each.transition === 'cut') return;
          const { index: shown, change } = shownAt(any, beginOf(any, index));
          expect(shown).toBe(index);
          expect(change).toBeCloseTo(0.5, 6);
        });
      }),
    );
  });

  it('keeps an actor where it is when its new action allows that, else in the nearest lane', () => {
    fc.assert(
      fc.property(actor, fc.constantFrom(...actions), (any, action) => {
        expect(placesFor(action)).toContain(withAction(any, action).place);
        if (placesFor(action).includes(any.place)) expect(withAction(any, action).place).toBe(any.place);
      }),
    );
    expect(withAction({ thing: 'dog', action: 'still', place: 'bottom left' }, 'up').place).toBe('left');
  });
});

describe('the things', () => {
  it('have a sprite each, and every sprite is offered', () => {
    expect([...thingNames].sort()).toEqual(Object.keys(sprites.things).sort());
    expect(spriteAt('dog')).toEqual({ x: 0, y: 0, side: sprites.side });
  });
});

/** Of a model that has seen no lion, and little else than things that move. */
const world = worldOf({
  things: thingNames.filter((thing) => thing !== 'lion'),
  actions: ['still', 'left', 'right', 'up', 'down'],
  transitions: ['cut'],
});

describe('Surprise me', () => {
  it('makes a clip that can be read again, of what the model knows, with nothing in the way of another thing', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const made = surprise(seededRandom(seed), world, 'mp4');
        expect(readStoryboard(made)).toEqual(made);
        expect(world && unknownIn(made, world)).toEqual([]);
        expect(made.scenes.flatMap(({ actors }) => actors).length).toBeLessThanOrEqual(4);
        for (const each of made.scenes) expect(isCrowded(each, made.aspect)).toBe(false);
        expect(questionsAbout(made, world).length).toBeGreaterThanOrEqual(3);
      }),
    );
  });

  it('is the same for the same seed', () => {
    expect(surprise(seededRandom(5), world, 'mp4')).toEqual(surprise(seededRandom(5), world, 'mp4'));
  });
});

it('another thing comes to where it is in nobody’s way', () => {
  const dog: Actor = { thing: 'dog', action: 'still', place: 'middle' };
  const both = joined([dog], { ...dog, thing: 'cat' }, '4:3');
  expect(isCrowded({ actors: both }, '4:3')).toBe(false);
});

describe('what is asked about a made clip', () => {
  const answers = (board: Storyboard) =>
    Object.fromEntries(questionsAbout(board, world).map(({ question, answer }) => [question, answer]));

  it('is answered by the storyboard', () => {
    expect(answers(firstStoryboard)).toMatchObject({
      'What comes first?': 'a dog',
      'What comes last?': 'a yellow star',
      'What comes after the dog?': 'a yellow star',
      'Which way does the dog move?': 'right',
      'Where is the yellow star?': 'middle',
      'What colour is the star?': 'yellow',
      'How many things are there?': 'two',
      'Is there a cat?': 'no',
      'Describe the video.': 'a dog moves right, then a yellow star stays still.',
    });
  });

  it('begins with questions of different kinds', () => {
    const [first, second] = questionsAbout(firstStoryboard, world);
    expect(first?.question).toBe('What comes first?');
    expect(second?.question).toBe('Which way does the dog move?');
  });

  it('has one answer only: nothing is asked about one of two dogs but their number', () => {
    const dogs: Storyboard = {
      ...firstStoryboard,
      scenes: firstStoryboard.scenes.map((each) => ({
        ...each,
        actors: [{ thing: 'dog', action: 'still', place: 'left' }],
      })),
    };
    expect(answers(dogs)).toMatchObject({ 'How many dogs are there?': 'two' });
    expect(Object.keys(answers(dogs)).filter((question) => /the dog/.test(question))).toEqual([]);
  });

  it('leaves out the way of a thing that too few frames show', () => {
    const short = firstStoryboard.scenes.map((each, index) => ({ ...each, length: seconds(index === 0 ? 1 : 8) }));
    const asked = questionsAbout({ ...firstStoryboard, scenes: short }, world).map(({ question }) => question);
    expect(asked).toContain('What comes first?');
    expect(asked).not.toContain('Which way does the dog move?');
  });

  it('is what a thing does, in the words of the model', () => {
    const lion = firstStoryboard.scenes.map(
      (each, index): Scene =>
        index === 0 ? { ...each, actors: [{ thing: 'lion', action: 'spin', place: 'middle' }] } : each,
    );
    const asked = questionsAbout({ ...firstStoryboard, scenes: lion }, null);
    expect(asked).toContainEqual({ question: 'What does the lion do?', answer: 'it spins' });
  });

  it('is nothing that the model was not trained on', () => {
    const [first, last] = firstStoryboard.scenes;
    const lion = { ...first, actors: [{ thing: 'lion', action: 'spin', place: 'middle' }] } as Scene;
    const board = { ...firstStoryboard, scenes: [lion, ...(last ? [{ ...last, transition: 'wipe' as const }] : [])] };
    expect(world && unknownIn(board, world)).toEqual(['lion', 'spin', 'wipe']);
    const asked = questionsAbout(board, world).map(({ question }) => question);
    expect(asked.filter((question) => /lion|first|How many/.test(question))).toEqual([]);
    expect(asked).toContain('Where is the yellow star?');
    expect(describeStoryboard(board)).toBe('a lion spins, then a yellow star stays still.');
  });
});
