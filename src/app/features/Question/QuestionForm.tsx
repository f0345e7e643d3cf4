import './Question.css';
import { ArrowUp, Square } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useRef, useState } from 'react';
import { useApp } from '../../AppContext.ts';
import { clipChosen } from '../../actions/openClip.ts';
import { useShortcut } from '../../keyboard/KeyboardContext.ts';
import { firstKey } from '../../keyboard/shortcuts.ts';
import type { Failure } from '../../store/failure.ts';
import { wordError } from '../../wording/errors.ts';
import { say } from '../../wording/language.ts';
import { Suggestions } from './Suggestions.tsx';

/** There the focus would bring the keyboard up, over the answer. */
const hasTouchKeyboard = matchMedia('(pointer: coarse)');

type Props = {
  /** Of the box, where something leads to it. */
  readonly id?: string;
  readonly placeholder: string;
  readonly askLabel: string;
  readonly stopLabel: string;
  readonly draft: string;
  readonly isBusy: boolean;
  /** A line below the box; none where there is nothing to say. */
  readonly hint: ReactNode;
  readonly onDraft: (text: string) => void;
  /** A question that can be asked: a clip is open, and there are words in it. */
  readonly onAsk: (question: string) => void;
  readonly onStop: () => void;
};

/** Where a question is written, chosen and sent, and what runs is stopped. */
export function QuestionForm({ id, placeholder, draft, isBusy, hint, onDraft, onAsk, ...rest }: Props) {
  const box = useRef<HTMLTextAreaElement>(null);
  const focus = () => box.current?.focus();
  const { failure, ask, forgive } = useAsking(onAsk, focus);
  const send = async (question: string) => {
    if ((await ask(question)) && !hasTouchKeyboard.matches) box.current?.focus({ preventScroll: true });
  };
  useShortcut('question', focus);
  return (
    <div className="composer">
      <Suggestions isBusy={isBusy} onChoose={(question) => void send(question)} />
      {failure && <Refusal failure={failure} />}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send(draft);
        }}
      >
        <textarea
          ref={box}
          id={id}
          aria-label={say('Question')}
          placeholder={placeholder}
          title={say('Write a question ({key})', { key: firstKey('question') })}
          rows={1}
          value={draft}
          enterKeyHint="send"
          onChange={({ target }) => {
            onDraft(target.value);
            forgive();
          }}
          onKeyDown={(event) => sendOnEnter(event, () => void send(draft))}
        />
        <SendOrStop {...rest} isBusy={isBusy} onStopped={focus} />
      </form>
      {hint && <p className="hint">{hint}</p>}
    </div>
  );
}

/** Asks, or says why that cannot be. `ask` resolves to whether it was asked. */
function useAsking(onAsk: (question: string) => void, onRefused: () => void) {
  const { store } = useApp();
  const [failure, setFailure] = useState<Failure | null>(null);
  const ask = async (question: string): Promise<boolean> => {
    if (!(await clipChosen({ store }))) return false;
    const wrong = whyNot(store.getState().clip.current !== null, question);
    setFailure(wrong);
    if (wrong) onRefused();
    else onAsk(question.trim());
    return wrong === null;
  };
  return { failure, ask, forgive: () => setFailure(null) };
}

/** Why a question cannot be asked; null when it can. */
function whyNot(hasClip: boolean, question: string): Failure | null {
  if (question.trim() === '') return { code: 'question-empty', detail: {} };
  return hasClip ? null : { code: 'no-clip', detail: {} };
}

/** Enter while an input method composes a word belongs to the input method. */
function sendOnEnter(event: KeyboardEvent, send: () => void): void {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  send();
}

function Refusal({ failure }: { readonly failure: Failure }) {
  const { what, next } = wordError(failure);
  return (
    <p role="alert" className="refusal">
      {what} {next}
    </p>
  );
}

type SendOrStopProps = Pick<Props, 'askLabel' | 'stopLabel' | 'isBusy' | 'onStop'> & { readonly onStopped: () => void };

/** One place for both: there is either something to ask or something to stop. */
function SendOrStop({ askLabel, stopLabel, isBusy, onStop, onStopped }: SendOrStopProps) {
  // The second click of a double click on "Ask" falls on "Stop".
  const stop = ({ detail }: MouseEvent) => {
    if (detail > 1) return;
    onStop();
    onStopped();
  };
  return isBusy ? (
    <button key="stop" type="button" className="button" title={`${stopLabel} (${firstKey('stop')})`} onClick={stop}>
      <Square size={14} fill="currentColor" aria-hidden="true" />
      {stopLabel}
    </button>
  ) : (
    <button key="ask" type="submit" className="button primary" title={`${askLabel} (Enter)`}>
      <ArrowUp size={16} aria-hidden="true" />
      {askLabel}
    </button>
  );
}
