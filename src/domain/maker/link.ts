import { readStoryboard, type Storyboard } from './storyboard.ts';

/*
 * A storyboard as a short text for an address:
 * `4-3.mp4_slate,cut,2.4,dog.right.middle_night,fade,2,yellow-star.still.top-left`.
 */

const dashed = (words: string): string => words.replaceAll(/[ :]/g, '-');

/** The text that `storyboardIn` reads. */
export function writeStoryboard({ aspect, format, scenes }: Storyboard): string {
  const written = scenes.map(({ background, transition, length, actors }) => {
    const cast = actors.map(({ thing, action, place }) => [dashed(thing), action, dashed(place)].join('.'));
    return [background, transition, length, ...cast].join(',');
  });
  return [`${dashed(aspect)}.${format}`, ...written].join('_');
}

/** The storyboard that a link's text holds; null where it holds none. */
export function storyboardIn(text: string): Storyboard | null {
  const [head = '', ...scenes] = text.split('_');
  const [aspect = '', format] = head.split('.');
  return readStoryboard({ aspect: aspect.replace('-', ':'), format, scenes: scenes.map(sceneIn) });
}

function sceneIn(text: string): unknown {
  const [background, transition, length, ...actors] = text.split(',');
  return { background, transition, length: length ? Number(length) : null, actors: actors.map(actorIn) };
}

function actorIn(text: string): unknown {
  const [thing = '', action, place = ''] = text.split('.');
  return { thing: thing.replaceAll('-', ' '), action, place: place.replaceAll('-', ' ') };
}
