import { ChartNoAxesColumn, Pause, Play, Square } from 'lucide-react';
import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useApp, useAppState } from '../../AppContext.ts';
import { pauseEvaluation, resumeEvaluation, startEvaluation, stopEvaluation } from '../../actions/evaluateRun.ts';
import { formatCounted } from '../../format.ts';
import { chosenContenders, chosenItems, isAtWork, isOpen, type Keeping, type Run } from '../../store/evaluate.ts';
import { stepCount, stepsDone } from '../../store/run.ts';
import type { State } from '../../store/store.ts';
import { wordError } from '../../wording/errors.ts';
import { wordRun } from '../../wording/evaluate.ts';
import { type Plain, say } from '../../wording/language.ts';

/** Begin, rest, go on, end; and how far it is. */
export function RunPart() {
  const run = useAppState(({ evaluate }) => evaluate.run);
  const main = useRef<HTMLButtonElement>(null);
  return (
    <div className="setup-part run-part">
      <div className="run-buttons">
        <MainButton ref={main} run={run} />
        {isOpen(run) ? <StopButton heir={main} /> : <Wanted />}
      </div>
      {run && <RunProgress run={run} />}
    </div>
  );
}

/** Answers that the settings come to. */
const answersWanted = ({ evaluate, compare }: State): number =>
  stepCount({ items: chosenItems(evaluate), contenders: chosenContenders(evaluate, compare) });

type ButtonRef = RefObject<HTMLButtonElement | null>;

/** What the main button is at the moment. */
type Main = {
  readonly icon: ReactNode;
  readonly label: Plain;
  readonly isPrimary: boolean;
  readonly isDisabled: boolean;
  readonly onPress: () => void;
};

/**
 * Begins, rests and goes on: always the same element, so that it keeps the focus with which it was pressed. Disabled, it
 * stays focusable for the same reason.
 */
function MainButton({ run, ref }: { readonly run: Run | null; readonly ref: ButtonRef }) {
  const { icon, label, isPrimary, isDisabled, onPress } = useMain(run);
  return (
    <button
      ref={ref}
      type="button"
      className={isPrimary ? 'button primary' : 'button'}
      aria-disabled={isDisabled || undefined}
      title={isAtWork(run) ? say('Pause (Esc)') : undefined}
      onClick={() => !isDisabled && onPress()}
    >
      {icon} {say(label)}
    </button>
  );
}

function useMain(run: Run | null): Main {
  const app = useApp();
  const canStart = useAppState((state) => answersWanted(state) > 0 && state.engine.status === 'ready');
  const isHeld = useHeld(run !== null && !isOpen(run));
  if (isAtWork(run)) {
    return {
      ...{ icon: <Pause size={14} aria-hidden="true" />, label: 'Pause', isPrimary: false },
      isDisabled: run?.state.status === 'pausing',
      onPress: () => pauseEvaluation(app),
    };
  }
  if (isOpen(run)) {
    return {
      ...{ icon: <Play size={14} aria-hidden="true" />, label: 'Resume', isPrimary: true },
      isDisabled: false,
      onPress: () => void resumeEvaluation(app),
    };
  }
  return {
    icon: <ChartNoAxesColumn size={16} aria-hidden="true" />,
    label: run ? 'Evaluate anew' : 'Evaluate',
    isPrimary: true,
    isDisabled: !canStart || isHeld,
    onPress: () => startEvaluation(app),
  };
}

/** Milliseconds in which a press that was meant for the button before has come. */
const pressed = 500;

/** True for a moment from when `isOver` is: who wanted to pause as the run ended must not lose it to a new one. */
function useHeld(isOver: boolean): boolean {
  const [isHeld, setIsHeld] = useState(false);
  useLayoutEffect(() => {
    if (!isOver) return;
    setIsHeld(true);
    const timer = setTimeout(() => setIsHeld(false), pressed);
    return () => clearTimeout(timer);
  }, [isOver]);
  return isHeld && isOver;
}

function Wanted() {
  const wanted = useAppState(answersWanted);
  const isLoading = useAppState(({ engine }) => engine.status === 'loading');
  return (
    <span className="small muted">
      {isLoading ? say('Waiting for the model to load') : formatCounted(wanted, 'answer')}
    </span>
  );
}

/** Goes with the run, also with one that comes to its end by itself, and leaves the focus to `heir`. */
function StopButton({ heir }: { readonly heir: ButtonRef }) {
  const app = useApp();
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const element = button.current;
    return () => {
      // It is still there, and has its focus: a layout effect ends before its element goes.
      if (document.activeElement === element) heir.current?.focus();
    };
  }, [heir]);
  return (
    <button ref={button} type="button" className="button" onClick={() => stopEvaluation(app)}>
      <Square size={14} fill="currentColor" aria-hidden="true" /> {say('Stop')}
    </button>
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
        className={isAtWork(run) ? 'run-words small muted' : 'small muted'}
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

const unkept: Readonly<Record<Exclude<Keeping, 'kept'>, Plain>> = {
  'other-tab': 'Another tab keeps its run. This one’s answers last until you close or reload this tab.',
  unwritten:
    'This browser could not store the run; perhaps it has no room left. Its answers last until you close or reload this tab: export those that you need.',
};

/** Said where the run does not outlive a reload, and why. */
function NotKept() {
  const keeping = useAppState(({ evaluate }) => evaluate.keeping);
  if (keeping === 'kept') return null;
  return (
    <p role="status" className="small">
      {say(unkept[keeping])}
    </p>
  );
}
