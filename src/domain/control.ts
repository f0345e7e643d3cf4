import { seededRandom } from './random.ts';

/**
 * What is withheld from the model, to learn what its score rests on. All but 'blind' show it as many frames at the same
 * times, and change only which picture stands at which time.
 */
export const controls = [
  'none',
  /** The question's words alone. */
  'blind',
  /** The middle one of the sampled frames stands at every time: what a still tells. */
  'single-frame',
  /** The sampled frames' pictures change places, the same way for every clip: what they tell without their order. */
  'shuffle',
  /** Last picture first. */
  'reverse',
] as const;

export type Control = (typeof controls)[number];
/** The controls that change the frames; the others leave them as they are, or out. */
export type FrameControl = Exclude<Control, 'none' | 'blind'>;

const shuffleSeed = 0;

/**
 * Which of `count` sampled frames stands at the time of each: the same numbers as models/training/controls.py.
 * @returns [position], each 0 to count − 1
 */
export function frameOrder(control: FrameControl, count: number): readonly number[] {
  const places = Array.from({ length: count }, (_, at) => at);
  if (control === 'reverse') return places.reverse();
  if (control === 'single-frame') return places.map(() => Math.floor(count / 2));
  return shuffled(places);
}

/** Fisher and Yates's shuffle, from the end. */
function shuffled(places: readonly number[]): readonly number[] {
  const order = [...places];
  const random = seededRandom(shuffleSeed);
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  return order;
}
