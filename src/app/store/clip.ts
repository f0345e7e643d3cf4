import type { Notice, Stage } from '../../domain/answer.ts';
import type { ClipInfo } from '../../domain/frame.ts';
import type { KnownAnswer } from '../../domain/maker/truth.ts';
import type { SearchStep } from '../../domain/relevance.ts';
import { type EditedFrames, hasEdits, isAbout, noEdits, type SelectionEdits } from '../../domain/selectionEdits.ts';
import type { Seconds } from '../../domain/units.ts';
import type { ClipId } from '../../protocol/messages.ts';
import type { Fingerprint } from '../history/fingerprint.ts';
import type { Failure } from './failure.ts';
import type { Sample } from './samples.ts';

/** How far a stage is: 6 of 8. */
export type StageProgress = { readonly stage: Stage; readonly done: number; readonly total: number };

/** A sampled frame in the strip; `picture` is the address of its thumbnail, revoked when it is replaced. */
export type StripFrame = { readonly index: number; readonly time: Seconds; readonly picture: string };

/** Looking at the clip ahead of the first question. */
export type Watch =
  | { readonly status: 'waiting' }
  | { readonly status: 'watching'; readonly progress: StageProgress | null }
  | { readonly status: 'done' }
  /** The user ended it; a question looks itself. */
  | { readonly status: 'stopped' }
  | { readonly status: 'failed'; readonly failure: Failure };

/** What looking at a clip with one sampler has come to. */
export type Looked = {
  /** The sampler that `frames` come from, as `samplerKey` names it. */
  readonly sampler: string;
  /** What pictures are made of `frames`, as `layoutKey` names it; absent before a look has begun. */
  readonly layout?: string;
  readonly frames: readonly StripFrame[];
  /** How many frames the sampler has chosen, there or still to come; null before it has. */
  readonly chosen: number | null;
  /** What the last question's search has looked at, where the sampler searches by the question. */
  readonly search: readonly SearchStep[];
  /** What the user pinned and dropped on `frames`. */
  readonly edits: SelectionEdits;
  /** What was pinned and dropped on other frames, each once: it is back when those are. */
  readonly aside: readonly SelectionEdits[];
  readonly watch: Watch;
  readonly notices: readonly Notice[];
};

/** Pins and drops before each edit that can be undone, and after each that was; the next one last. */
export type EditSteps = { readonly past: readonly SelectionEdits[]; readonly future: readonly SelectionEdits[] };

export type OpenClip = Looked & {
  readonly id: ClipId;
  readonly info: ClipInfo;
  /** Where the player finds the file. */
  readonly address: string;
  readonly editSteps: EditSteps;
  /** The sample it came from; null for the user's own file. */
  readonly sample: Sample | null;
  /** Of a clip that was made here: questions that it answers, and the answers. */
  readonly made?: readonly KnownAnswer[];
  /** What its file is recognised by later; null where that cannot be found out. */
  readonly fingerprint: Fingerprint | null;
  /** The way back to the file, in browsers that give one. */
  readonly handle: FileSystemFileHandle | null;
  /** The file itself, where its user has it nowhere else. */
  readonly copy: File | null;
};

/** The file on its way in. A file that cannot be opened leaves the current clip as it is. */
export type Opening =
  | { readonly status: 'idle' }
  | { readonly status: 'opening'; readonly name: string }
  | { readonly status: 'failed'; readonly name: string; readonly failure: Failure };

export type ClipSlice = { readonly current: OpenClip | null; readonly opening: Opening };

export const initialClip: ClipSlice = { current: null, opening: { status: 'idle' } };

/** `slice` with its clip changed, if that is still the clip with `id`. */
export function withClip(slice: ClipSlice, id: ClipId, change: (clip: OpenClip) => OpenClip): ClipSlice {
  return slice.current?.id === id ? { ...slice, current: change(slice.current) } : slice;
}

/** Empties the strip for another sampler's frames, or for other pictures of them. */
export function resampled<Part extends Looked>(looked: Part, sampler: string, layout: string): Part {
  const { frames, search, edits } = looked;
  const anew = { sampler, layout, chosen: null, watch: { status: 'watching', progress: null }, notices: [] } as const;
  const kept = { ...looked, ...anew, frames, search, edits };
  return looked.sampler === sampler ? kept : withoutEdits({ ...kept, frames: [], search: [] });
}

/** Pins and drops are about frames that are gone: they are laid aside, and a notice says so. */
const withoutEdits = <Part extends Looked>(looked: Part): Part =>
  hasEdits(looked.edits)
    ? {
        ...looked,
        edits: noEdits,
        aside: laidAside(looked.aside, looked.edits),
        notices: withNotice(looked.notices, { code: 'edits-unused', reason: 'frames' }),
      }
    : looked;

/** `aside` with the edits of these frames in the place of earlier ones. */
const laidAside = (aside: readonly SelectionEdits[], edits: SelectionEdits): readonly SelectionEdits[] => [
  ...aside.filter((others) => !isAbout(edits, others)),
  edits,
];

const shownIn = ({ frames, layout }: Looked): EditedFrames => ({
  times: frames.map(({ time }) => time),
  ...(layout === undefined ? {} : { layout }),
});

/** What was said of edits that are gone has had its time. */
const withEdits = <Part extends Looked>(looked: Part, edits: SelectionEdits): Part => ({
  ...looked,
  edits,
  aside: looked.aside.filter((others) => !isAbout(edits, others)),
  notices: looked.notices.filter(({ code }) => code !== 'edits-unused'),
});

/** What was laid aside takes its place again where its frames are all there, in its pictures. */
function withEditsBack<Part extends Looked>(looked: Part): Part {
  if (hasEdits(looked.edits) || looked.chosen !== looked.frames.length) return looked;
  const shown = shownIn(looked);
  const back = looked.aside.find((edits) => isAbout(edits, shown));
  return back ? withEdits(looked, back) : looked;
}

/** The pins and drops on the frames that are there. */
export function editsOn(looked: Looked): SelectionEdits {
  const shown = shownIn(looked);
  return isAbout(looked.edits, shown) ? looked.edits : { ...noEdits, ...shown };
}

export type EditChange = (edits: SelectionEdits) => SelectionEdits;

/** Changes what is pinned and dropped on the frames that are there. */
export const withEdited = <Part extends Looked>(looked: Part, change: EditChange): Part =>
  withEdits(looked, change(editsOn(looked)));

/** Takes the pins and drops of another time: at once where they are about the frames on show, else when those are. */
export function withEditsOf<Part extends Looked>(looked: Part, edits: SelectionEdits): Part {
  if (edits === looked.edits) return looked;
  if (isAbout(edits, shownIn(looked))) return withEdits(looked, edits);
  return { ...withEdits(looked, noEdits), aside: hasEdits(edits) ? laidAside(looked.aside, edits) : looked.aside };
}

/** The strip with `frame` in its place, ordered by index. */
export function withFrame<Part extends Looked>(looked: Part, frame: StripFrame): Part {
  const others = looked.frames.filter(({ index }) => index !== frame.index);
  const edits = isNext(looked, frame) ? { ...looked.edits, times: [...looked.edits.times, frame.time] } : looked.edits;
  const changed = { ...looked, edits, frames: [...others, frame].sort((a, b) => a.index - b.index) };
  return withEditsBack(edits.times[frame.index] === frame.time ? changed : withoutEdits(changed));
}

/** Whether pins and drops on the frames that have come so far are to go on with the next one. */
const isNext = ({ edits, frames, chosen }: Looked, { index }: StripFrame): boolean =>
  hasEdits(edits) && index === frames.length && index === edits.times.length && index < (chosen ?? 0);

/** The strip for `count` frames: what it has beyond them is of an earlier choice. */
export function withChosen<Part extends Looked>(looked: Part, count: number): Part {
  const isLess = looked.frames.some(({ index }) => index >= count);
  const frames = isLess ? looked.frames.filter(({ index }) => index < count) : looked.frames;
  const changed = { ...looked, chosen: count, frames };
  const isArriving = looked.edits.times.length === frames.length && frames.length < count;
  return withEditsBack(isArriving || looked.edits.times.length === count ? changed : withoutEdits(changed));
}

/** The edits for a question with the sampler of this key: none while the frames are still another one's. */
export const editsFor = ({ edits, sampler }: Looked, key: string): SelectionEdits =>
  sampler === key ? edits : noEdits;

/** A notice once: a second one with the same code takes the place of the first. */
export const withNotice = (notices: readonly Notice[], notice: Notice): readonly Notice[] => [
  ...notices.filter(({ code }) => code !== notice.code),
  notice,
];

/** The sampled frame on show at `time`: the last one at or before it, else the first. */
export const frameAt = (frames: readonly StripFrame[], time: number): StripFrame | undefined =>
  frames.findLast((frame) => frame.time <= time + 1e-3) ?? frames[0];
