import type { StageTime, WatchEvent } from '../domain/answer.ts';
import { AppError } from '../domain/errors.ts';
import { type ColourGrid, colourGrid, gridDifference } from '../domain/frameGrid.ts';
import { ruleBoundaries } from '../domain/shots/ruleBoundaries.ts';
import type { FoundShots } from '../domain/shots/shots.ts';
import {
  type ComparedFrames,
  comparedTimes,
  type FrameDifference,
  type SignalName,
  type Signals,
} from '../domain/signals.ts';
import { type Milliseconds, milliseconds, type Seconds } from '../domain/units.ts';
import type { Clock, OpenClip, ShotPort } from './ports.ts';
import { progress, stageTime } from './stages.ts';

/** A signal, and the time that finding it took. */
type Finding<Name extends SignalName> = { readonly value: Signals[Name]; readonly time: Milliseconds };

type Findings<Name extends SignalName> = { [N in Name]?: Finding<N> };

/** A clip under the name by which results about it are cached, and what was found of it so far: filled as asked for. */
export type Source = {
  readonly id: string;
  readonly clip: OpenClip;
  /** Finds its shots; without it, the rule does. */
  readonly shots?: ShotPort;
  /** Signals, and the frames that were compared for some of them. */
  readonly findings: Findings<SignalName> & { compared?: ComparedFrames };
};

type Surveyor<Value> = (source: Source, signal: AbortSignal) => AsyncGenerator<WatchEvent, Value, undefined>;

const surveyors: { readonly [Name in SignalName]: Surveyor<Signals[Name]> } = {
  async *keyTimes({ clip }, signal) {
    yield progress('survey', 0, 1);
    return clip.keyTimes(signal);
  },
  async *difference(source, signal) {
    return differenceOf(yield* compared(source, signal));
  },
  async *shots(source, signal) {
    return shotsOf(source, yield* compared(source, signal), signal);
  },
};

/** Signals that a sampler asked for, and the time that finding them took: one stage, or none where it asked for none. */
export type Survey<Name extends SignalName> = {
  readonly signals: Pick<Signals, Name>;
  readonly stages: readonly StageTime[];
};

/** Finds the signals of `names` that are not known of the clip already. They do not depend on the recipe. */
export async function* survey<Name extends SignalName>(
  source: Source,
  names: readonly Name[],
  now: Clock,
  signal: AbortSignal,
): AsyncGenerator<WatchEvent, Survey<Name>, undefined> {
  const cached = names.every((name) => source.findings[name] !== undefined);
  const found: [Name, Finding<Name>][] = [];
  for (const name of names) found.push([name, yield* find(source, source.findings, name, now, signal)]);
  const signals = Object.fromEntries(found.map(([name, { value }]) => [name, value])) as Pick<Signals, Name>;
  yield* noticesOf(signals);
  const time = found.reduce((total, [, finding]) => total + finding.time, 0);
  return { signals, stages: names.length > 0 ? [{ ...stageTime('survey', time), cached }] : [] };
}

async function* find<Name extends SignalName>(
  source: Source,
  findings: Findings<Name>,
  name: Name,
  now: Clock,
  signal: AbortSignal,
): AsyncGenerator<WatchEvent, Finding<Name>, undefined> {
  const known = findings[name];
  if (known !== undefined) return known;
  const started = now();
  const value = yield* surveyors[name](source, signal);
  const finding = { value, time: milliseconds(now() - started) };
  findings[name] = finding;
  return finding;
}

/** Told whenever the signals are used, not only when they are found. */
function* noticesOf({ shots }: Partial<Signals>): Generator<WatchEvent, void, undefined> {
  if (shots?.fallback) yield { type: 'notice', notice: { code: 'shots-by-rule', reason: shots.fallback } };
}

/** Decodes a few hundred frames at most, each reduced to a coarse grid of colours as it comes. */
async function* compared(
  { clip, findings }: Source,
  signal: AbortSignal,
): AsyncGenerator<WatchEvent, ComparedFrames, undefined> {
  if (findings.compared !== undefined) return findings.compared;
  const wanted = comparedTimes(clip.info, await clip.keyTimes(signal));
  const times: Seconds[] = [];
  const grids: ColourGrid[] = [];
  let done = 0;
  yield progress('survey', done, wanted.length);
  // What is wrong with the file is told when the sampled frames are decoded.
  for await (using frame of clip.frames(wanted, () => {}, signal)) {
    if (frame.time > (times.at(-1) ?? -1)) {
      grids.push(colourGrid(await frame.pixels()));
      times.push(frame.time);
    }
    yield progress('survey', ++done, wanted.length);
  }
  findings.compared = { times, grids };
  return findings.compared;
}

function differenceOf({ times, grids }: ComparedFrames): FrameDifference {
  const values = grids.map((grid, at) => gridDifference(grids[at - 1] ?? grid, grid));
  return { times, values };
}

/** By the shot detector, and where that does not run, by the rule: also for as long as this clip is open. */
async function shotsOf({ clip, shots }: Source, frames: ComparedFrames, signal: AbortSignal): Promise<FoundShots> {
  const byRule = () => ruleBoundaries(differenceOf(frames), clip.info.start);
  if (shots === undefined) return { boundaries: byRule(), fallback: null };
  try {
    return { boundaries: await shots.detect(frames), fallback: null };
  } catch (failure) {
    signal.throwIfAborted();
    return { boundaries: byRule(), fallback: failure instanceof AppError ? failure.code : 'internal' };
  }
}
