import type { StageTime, WatchEvent } from '../domain/answer.ts';
import { type ColourGrid, colourGrid, gridDifference } from '../domain/frameGrid.ts';
import { comparedTimes, type FrameDifference, type SignalName, type Signals } from '../domain/signals.ts';
import { type Milliseconds, milliseconds, type Seconds } from '../domain/units.ts';
import type { Clock, OpenClip } from './ports.ts';
import { progress, stageTime } from './stages.ts';

/** A signal, and the time that finding it took. */
type Finding<Name extends SignalName> = { readonly value: Signals[Name]; readonly time: Milliseconds };

type Findings<Name extends SignalName> = { [N in Name]?: Finding<N> };

/** A clip under the name by which results about it are cached, and the signals found of it so far: filled as asked for. */
export type Source = { readonly id: string; readonly clip: OpenClip; readonly findings: Findings<SignalName> };

type Surveyor<Value> = (clip: OpenClip, signal: AbortSignal) => AsyncGenerator<WatchEvent, Value, undefined>;

const surveyors: { readonly [Name in SignalName]: Surveyor<Signals[Name]> } = {
  async *keyTimes(clip, signal) {
    yield progress('survey', 0, 1);
    return clip.keyTimes(signal);
  },
  difference,
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
  for (const name of names) found.push([name, yield* find(source, name, now, signal)]);
  const signals = Object.fromEntries(found.map(([name, { value }]) => [name, value])) as Pick<Signals, Name>;
  const time = found.reduce((total, [, finding]) => total + finding.time, 0);
  return { signals, stages: names.length > 0 ? [{ ...stageTime('survey', time), cached }] : [] };
}

async function* find<Name extends SignalName>(
  { clip, findings }: { readonly clip: OpenClip; readonly findings: Findings<Name> },
  name: Name,
  now: Clock,
  signal: AbortSignal,
): AsyncGenerator<WatchEvent, Finding<Name>, undefined> {
  const known = findings[name];
  if (known !== undefined) return known;
  const started = now();
  const value = yield* surveyors[name](clip, signal);
  const finding = { value, time: milliseconds(now() - started) };
  findings[name] = finding;
  return finding;
}

/** Decodes a few hundred frames at most, each reduced to a coarse grid of colours as it comes. */
async function* difference(
  clip: OpenClip,
  signal: AbortSignal,
): AsyncGenerator<WatchEvent, FrameDifference, undefined> {
  const wanted = comparedTimes(clip.info, await clip.keyTimes(signal));
  const times: Seconds[] = [];
  const values: number[] = [];
  let before: ColourGrid | undefined;
  let done = 0;
  yield progress('survey', done, wanted.length);
  // What is wrong with the file is told when the sampled frames are decoded.
  for await (using frame of clip.frames(wanted, () => {}, signal)) {
    if (frame.time > (times.at(-1) ?? -1)) {
      const grid = colourGrid(await frame.pixels());
      times.push(frame.time);
      values.push(before === undefined ? 0 : gridDifference(before, grid));
      before = grid;
    }
    yield progress('survey', ++done, wanted.length);
  }
  return { times, values };
}
