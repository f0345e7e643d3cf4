import { ChartNoAxesColumn, Pause, Play, Square } from 'lucide-react';
import { useApp, useAppState } from '../../AppContext.ts';
import { pauseEvaluation, resumeEvaluation, startEvaluation, stopEvaluation } from '../../actions/evaluateRun.ts';
import { formatCounted } from '../../format.ts';
import { chosenContenders, chosenItems, isAtWork, isOpen, type Run } from '../../store/evaluate.ts';
import { stepCount, stepsDone } from '../../store/run.ts';
import type { State } from '../../store/store.ts';
import { wordError } from '../../wording/errors.ts';
import { wordRun } from '../../wording/evaluate.ts';
import { say } from '../../wording/language.ts';

/** Begin, rest, go on, end; and how far it is. */
export function RunPart() {
  const run = useAppState(({ evaluate }) => evaluate.run);
  return (
    <div className="setup-part run-part">
      {run && isOpen(run) ? <RunButtons run={run} /> : <StartButton />}
      {run && <RunProgress run={run} />}
    </div>
  );
}

/** Answers that the settings come to. */
const answersWanted = ({ evaluate, compare }: State): number =>
  stepCount({ items: chosenItems(evaluate), contenders: chosenContenders(evaluate, compare) });

function StartButton() {
  const app = useApp();
  const wanted = useAppState(answersWanted);
  const engine = useAppState((state) => state.engine.status);
  const hasRun = useAppState(({ evaluate }) => evaluate.run !== null);
  return (
    <div className="run-buttons">
      <button
        type="button"
        className="button primary"
        disabled={wanted === 0 || engine !== 'ready'}
        onClick={() => startEvaluation(app)}
      >
        <ChartNoAxesColumn size={16} aria-hidden="true" /> {say(hasRun ? 'Evaluate anew' : 'Evaluate')}
      </button>
      <span className="small muted">
        {engine === 'loading' ? say('Waiting for the model to load') : formatCounted(wanted, 'answer')}
      </span>
    </div>
  );
}

function RunButtons({ run }: { readonly run: Run }) {
  const app = useApp();
  const { status } = run.state;
  return (
    <div className="run-buttons">
      {isAtWork(run) ? (
        <button
          type="button"
          className="button"
          disabled={status === 'pausing'}
          title={say('Pause (Esc)')}
          onClick={() => pauseEvaluation(app)}
        >
          <Pause size={14} aria-hidden="true" /> {say('Pause')}
        </button>
      ) : (
        <button type="button" className="button primary" onClick={() => void resumeEvaluation(app)}>
          <Play size={14} aria-hidden="true" /> {say('Resume')}
        </button>
      )}
      <button type="button" className="button" onClick={() => stopEvaluation(app)}>
        <Square size={14} fill="currentColor" aria-hidden="true" /> {say('Stop')}
      </button>
    </div>
  );
}

function RunProgress({ run }: { readonly run: Run }) {
  const progress = useAppState(({ evaluate }) => evaluate.progress);
  return (
    <>
      {isOpen(run) && (
        <progress className="run-bar" aria-label={say('Answers given')} value={stepsDone(run)} max={stepCount(run)} />
      )}
      <p
        role="status"
        aria-live={isAtWork(run) ? 'off' : 'polite'}
        aria-label={say('Evaluation')}
        className="small muted"
      >
        {wordRun(run, progress)}
      </p>
      <Trouble run={run} />
      <NotKept />
    </>
  );
}

/** Why a run rests that nobody paused. */
function Trouble({ run: { state } }: { readonly run: Run }) {
  if (state.status !== 'paused' || state.failure === null) return null;
  const { what, next } = wordError(state.failure);
  return (
    <p role="alert" className="problem small" data-code={state.failure.code}>
      <strong>{what}</strong> {next}
    </p>
  );
}

/** Said where another tab’s run is the one that outlives a reload. */
function NotKept() {
  const isKept = useAppState(({ evaluate }) => evaluate.isKept);
  if (isKept) return null;
  return (
    <p role="status" className="notice">
      {say('Another tab keeps its run. This one’s answers last until you close or reload this tab.')}
    </p>
  );
}
