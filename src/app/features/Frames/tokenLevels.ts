import type { PictureLayout } from '../../../domain/composers/composer.ts';
import { formatPercent } from '../../format.ts';
import type { TokenMaps } from '../../store/conversation.ts';
import type { Focus } from '../../store/focus.ts';
import type { MapKind, ShownKind } from '../../store/settings.ts';
import type { Plain } from '../../wording/language.ts';

/** A range of scores, and the highest share of the video tokens that a visual token has, 0 to 1. */
export type Scales = { readonly significance: Range; readonly used: number };

/** The maps of one answer with the grid that a picture's visual tokens lie on, and the frames that each picture shows. */
export type TokenGrid = TokenMaps & {
  readonly rows: number;
  readonly columns: number;
  readonly pictures: readonly PictureLayout[];
  /** The video tokens that `mass` is of. */
  readonly focus: Focus;
  /** What each picture says, where that was read. */
  readonly captions?: readonly string[];
  /** What the ends of the ramps stand for, where that is the same beyond this grid. */
  readonly scales?: Scales;
  /** How far the word that is lit stands out on each token, in deviations. */
  readonly lit?: Float32Array;
};

type MapWords = {
  readonly label: Plain;
  readonly description: Plain;
};

export const mapWords: Readonly<Record<MapKind, MapWords>> = {
  picture: { label: 'Picture', description: 'The frames as they are.' },
  kept: {
    label: 'Kept',
    description: 'The visual tokens that top-k kept; the rest of the picture was left out.',
  },
  significance: {
    label: 'Significance',
    description: 'How significant LinVT rates each visual token for the whole clip, before it knows the question.',
  },
  used: {
    label: 'Used',
    description: 'How much of each visual token is in the video tokens that the language model read.',
  },
  words: {
    label: 'Words',
    description: 'What each visual token says, read by its likeness to the language model’s own words.',
  },
};

const patchesOf = ({ rows, columns }: TokenGrid): number => rows * columns;

/** Visual tokens of picture `frame` that top-k kept, as indices into the picture's grid. */
export function keptIn(grid: TokenGrid, frame: number): readonly number[] {
  const first = frame * patchesOf(grid);
  const inFrame = grid.selected.filter((index) => index >= first && index < first + patchesOf(grid));
  return Array.from(inFrame, (index) => index - first);
}

export type Range = { readonly low: number; readonly high: number };

/** The span of the finite values; 0 to 1 when there is none. */
export function rangeOf(values: Iterable<number>): Range {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? { low, high } : { low: 0, high: 1 };
}

/** Where `value` lies in `range`, 0 to 1; 0 in a range without width and for what is not a number. */
export const levelIn = ({ low, high }: Range, value: number): number =>
  Number.isFinite(value) && high > low ? Math.min(1, Math.max(0, (value - low) / (high - low))) : 0;

/** A map that has a ramp. */
export type RampKind = Exclude<ShownKind, 'kept'>;

const nothing = new Float32Array();

const valuesOf = (kind: RampKind, { scores, mass, lit = nothing }: TokenGrid): Float32Array =>
  ({ significance: scores, used: mass, words: lit })[kind];

/** Deviations by which a word stands out where it is surely meant: a clip without the word stays dark. */
const sureOfWord = 5;

/** The range that the ramp spans for a map, over all frames; `used` and `words` start at nothing. */
export function mapRange(kind: RampKind, grid: TokenGrid): Range {
  const { scales } = grid;
  if (scales && kind === 'significance') return scales.significance;
  if (scales && kind === 'used') return { low: 0, high: scales.used * totalMass(grid) };
  const { low, high } = rangeOf(valuesOf(kind, grid));
  if (kind === 'significance') return { low, high };
  return kind === 'used' ? { low: 0, high } : { low: 1, high: Math.max(high, sureOfWord) };
}

/** What the two ends of the ramp stand for: scores, or shares of the video tokens. */
export function mapEnds(kind: RampKind, grid: TokenGrid): readonly [low: string, high: string] {
  const { low, high } = mapRange(kind, grid);
  if (kind !== 'used') return [low.toFixed(1), high.toFixed(1)];
  const total = grid.mass.reduce((sum, value) => sum + value, 0);
  return [formatPercent(0, 1), formatPercent(high, total)];
}

/** A level, 0 to 1, for each token of `frame`, row-major. */
export function tokenLevels(kind: RampKind, grid: TokenGrid, frame: number): readonly number[] {
  const range = mapRange(kind, grid);
  const values = valuesOf(kind, grid);
  const patches = patchesOf(grid);
  return Array.from(values.subarray(frame * patches, (frame + 1) * patches), (value) => levelIn(range, value));
}

/** What a map comes to in each frame: kept tokens, mean score, share of the video tokens, or the lit word's best token. */
export function frameValues(kind: ShownKind, grid: TokenGrid): readonly number[] {
  const patches = patchesOf(grid);
  return grid.pictures.map((_, frame) => {
    if (kind === 'kept') return keptIn(grid, frame).length;
    const values = valuesOf(kind, grid).subarray(frame * patches, (frame + 1) * patches);
    if (kind === 'words') return Math.max(0, ...values);
    const sum = values.reduce((total, value) => total + value, 0);
    return sum / (kind === 'significance' ? patches : totalMass(grid));
  });
}

const totalMass = ({ mass }: TokenGrid): number => mass.reduce((total, value) => total + value, 0) || 1;

/** The picture that shows a frame largest: its own where it has one. Undefined for a frame that is not shown. */
export function pictureOf(pictures: readonly PictureLayout[], frame: number): number | undefined {
  const showing = [...pictures.keys()].filter((at) => pictures[at]?.frames.includes(frame));
  return showing.toSorted((a, b) => (pictures[a]?.side ?? 0) - (pictures[b]?.side ?? 0))[0];
}

/** The pictures' values as levels, 0 to 1: counts and shares from nothing, scores from the lowest frame. */
export function frameLevels(kind: ShownKind, grid: TokenGrid): readonly number[] {
  const values = frameValues(kind, grid);
  const { low, high } = kind === 'words' ? mapRange(kind, grid) : rangeOf(values);
  return values.map((value) => levelIn({ low: kind === 'significance' || kind === 'words' ? low : 0, high }, value));
}
