import { timeNeeded } from '../../domain/answer.ts';
import { defaults } from '../../domain/descriptor.ts';
import { AppError, assert, type ErrorCode } from '../../domain/errors.ts';
import { generationParameters } from '../../domain/generation.ts';
import { noEdits } from '../../domain/selectionEdits.ts';
import { milliseconds } from '../../domain/units.ts';
import type { BundleSummary, Calls, ClipId } from '../../protocol/messages.ts';
import type { StageProgress } from '../store/clip.ts';
import { chosenContenders, chosenItems, type Evaluate, isOpen, type Run, type RunAnswer } from '../store/evaluate.ts';
import { failureOf } from '../store/failure.ts';
import { begunRun, nextStep, paused, pausing, resumed, type Step, stopped, withAnswer, withGap } from '../store/run.ts';
import { type App, follow, update } from './app.ts';
import { clipFile } from './evaluateQuestions.ts';
import { besideIn, columnReady, modelReady, reloadIfLost } from './loadModel.ts';

/** Puts the chosen questions to the chosen recipes, one after the other. Results of the run before make room. */
export function startEvaluation(app: App): void {
  const { evaluate, compare, engine } = app.store.getState();
  const items = chosenItems(evaluate);
  const contenders = chosenContenders(evaluate, compare);
  if (isOpen(evaluate.run) || engine.status !== 'ready' || items.length * contenders.length === 0) return;
  const { id, sha256, backend } = engine.bundle;
  const { source, own } = evaluate;
  const isOwn = source === 'own' && own.status === 'ready';
  const run = begunRun({
    source,
    name: isOwn ? own.name : 'Held-out set',
    items,
    contenders,
    bundle: id,
    bundleHash: sha256,
    backend: backend.backend,
  });
  update(app, 'evaluate', (before) => ({ ...before, run, runFiles: isOwn ? own.files : null }));
  void work(app);
}

/** Rests after the question under way. */
export const pauseEvaluation = (app: App): void => change(app, pausing);

/** Goes on where the run was, unless another model runs by now: its answers and times would not compare. */
export async function resumeEvaluation(app: App): Promise<void> {
  const isResting = runOf(app)?.state.status === 'paused';
  change(app, resumed);
  if (isResting) await work(app);
}

/** Ends the run; its answers stay. */
export function stopEvaluation(app: App): void {
  app.jobs.stop('evaluate');
  change(app, stopped);
}

const runOf = ({ store }: App): Run | null => store.getState().evaluate.run;

const change = (app: App, next: (run: Run) => Run): void =>
  update(app, 'evaluate', (evaluate): Evaluate => (evaluate.run ? { ...evaluate, run: next(evaluate.run) } : evaluate));

const show = (app: App, progress: StageProgress | null): void =>
  update(app, 'evaluate', (evaluate) => ({ ...evaluate, progress }));

/** The queue. A clip is opened for as long as its questions last, beside the one that the user has open. */
async function work(app: App): Promise<void> {
  const signal = app.jobs.start('evaluate');
  await using clip = new RunClip(app);
  try {
    const bundle = await sameModel(app, signal);
    for (let step = toDo(app); step !== null; step = toDo(app)) await take(app, clip, bundle, step, signal);
    change(app, (run) => paused(run, null));
  } catch (thrown) {
    if (signal.aborted) return;
    const failure = failureOf(thrown);
    change(app, (run) => paused(run, failure));
    reloadIfLost(app, failure);
  }
}

function toDo(app: App): Step | null {
  const run = runOf(app);
  return run?.state.status === 'running' ? nextStep(run) : null;
}

/** The model that runs, where it is the one that the run began with. */
async function sameModel(app: App, signal: AbortSignal): Promise<BundleSummary> {
  await modelReady(app, signal);
  const { engine, evaluate } = app.store.getState();
  assert(engine.status === 'ready' && evaluate.run, 'a run begins with a model');
  const { bundle } = engine;
  const { run } = evaluate;
  const now = { bundle: bundle.id, bundleHash: bundle.sha256, backend: bundle.backend.backend };
  const isSame = run.bundleHash === null ? run.bundle === now.bundle : run.bundleHash === now.bundleHash;
  if (isSame && run.backend === now.backend) return bundle;
  throw new AppError('model-changed', { before: modelName(run), now: modelName(now) });
}

const modelName = ({ bundle, bundleHash, backend }: Pick<Run, 'bundle' | 'bundleHash' | 'backend'>): string =>
  [bundle, ...(bundleHash === null ? [] : [bundleHash.slice(0, 8)]), backend].join(' ');

/** Failures of the machine or the connection, not of one question: the run rests, and can go on. */
const resting: ReadonlySet<ErrorCode> = new Set([
  'gpu-lost',
  'no-bundle',
  'out-of-memory',
  'sample-missing',
  'clip-not-chosen',
  'internal',
]);

async function take(app: App, clip: RunClip, bundle: BundleSummary, step: Step, signal: AbortSignal): Promise<void> {
  const started = performance.now();
  const outcome = await outcomeOf(app, clip, bundle, step, signal);
  signal.throwIfAborted();
  const spent = performance.now() - started;
  change(app, (run) => outcome({ ...run, elapsed: milliseconds(run.elapsed + spent) }));
  show(app, null);
}

/** What the step makes of the run: an answer, or a gap with its reason. */
async function outcomeOf(
  app: App,
  clip: RunClip,
  bundle: BundleSummary,
  step: Step,
  signal: AbortSignal,
): Promise<(run: Run) => Run> {
  try {
    const answer = await answerTo(app, clip, bundle, step, signal);
    return (run) => withAnswer(run, step, answer);
  } catch (thrown) {
    const failure = failureOf(thrown);
    if (signal.aborted || resting.has(failure.code)) throw thrown;
    return (run) => withGap(run, step, failure);
  }
}

/** The same way of asking as `npm run eval`: no history, and the likeliest words. */
async function answerTo(
  app: App,
  clip: RunClip,
  { defaults: { maxTokens } }: BundleSummary,
  step: Step,
  signal: AbortSignal,
): Promise<Omit<RunAnswer, 'item' | 'score'>> {
  const run = runOf(app);
  const item = run?.items[step.item];
  const contender = run?.contenders[step.contender];
  assert(run && item && contender, 'a step is one of its run');
  await columnReady(app, contender, signal);
  const input: Calls['ask']['input'] = {
    ...besideIn(app.store.getState(), contender),
    clip: await clip.open(run, item.clip, signal),
    recipe: contender.recipe,
    edits: noEdits,
    question: item.question,
    history: [],
    historyUse: 'never',
    generation: { ...defaults(generationParameters), maxTokens },
    control: contender.control,
  };
  const asked = performance.now();
  const { text, evidence } = await follow(app.client.call('ask', input, signal), (event) => {
    if (event.type === 'stage') show(app, event);
  });
  const ms = milliseconds(performance.now() - asked);
  return { given: text, ms, needed: timeNeeded(evidence.stages), counts: evidence.counts };
}

/** The clip that a run asks about at the moment, open in the worker; the one before is closed. */
class RunClip implements AsyncDisposable {
  readonly #app: App;
  #name: string | null = null;
  #opened: Promise<ClipId> | null = null;

  constructor(app: App) {
    this.#app = app;
  }

  /** A file that cannot be read fails for each of its questions, and is tried once. */
  async open(run: Run, name: string, signal: AbortSignal): Promise<ClipId> {
    if (this.#name !== name || this.#opened === null) {
      await this[Symbol.asyncDispose]();
      this.#name = name;
      this.#opened = this.#read(run, name, signal);
    }
    return this.#opened;
  }

  async #read(run: Run, name: string, signal: AbortSignal): Promise<ClipId> {
    const file = await clipFile(this.#app, run, name, signal);
    const { clip } = await follow(this.#app.client.call('open', { file }, signal), () => undefined);
    return clip;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const clip = await this.#opened?.catch(() => null);
    this.#opened = null;
    if (clip) await follow(this.#app.client.call('close', { clip }), () => undefined);
  }
}
