import './Composer.css';
import { ArrowUp, Square } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useApp, useAppState } from '../../AppContext.ts';
import { askQuestion, stopAnswer } from '../../actions/askQuestion.ts';
import { clipChosen } from '../../actions/openClip.ts';
import { streamingTurn } from '../../store/conversation.ts';
import type { Failure } from '../../store/failure.ts';
import { wordError } from '../../wording/errors.ts';
import { Suggestions } from './Suggestions.tsx';

/** There the focus would bring the keyboard up, over the answer. */
const hasTouchKeyboard = matchMedia('(pointer: coarse)');

/** Where a question is written and sent. */
export function Composer() {
  const app = useApp();
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const ask = async (question: string) => {
    if (!(await clipChosen(app))) return;
    const wrong = whyNot(app.store.getState().clip.current !== null, question);
    setFailure(wrong);
    if (wrong) return box.current?.focus();
    askQuestion(app, question.trim());
    setText('');
    if (!hasTouchKeyboard.matches) box.current?.focus({ preventScroll: true });
  };
  return (
    <div className="composer">
      <Suggestions onChoose={(question) => void ask(question)} />
      {failure && <Refusal failure={failure} />}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void ask(text);
        }}
      >
        <textarea
          ref={box}
          aria-label="Question"
          placeholder="Ask about this video …"
          rows={1}
          value={text}
          enterKeyHint="send"
          onChange={({ target }) => {
            setText(target.value);
            setFailure(null);
          }}
          onKeyDown={(event) => sendOnEnter(event, () => void ask(text))}
        />
        <SendOrStop onStop={() => box.current?.focus()} />
      </form>
      <p className="hint">Your video stays on this machine. The demo model knows sprite worlds only.</p>
    </div>
  );
}

/** Why a question cannot be asked; null when it can. */
export function whyNot(hasClip: boolean, question: string): Failure | null {
  if (question.trim() === '') return { code: 'question-empty', detail: {} };
  return hasClip ? null : { code: 'no-clip', detail: {} };
}

/** Enter while an input method composes a word belongs to the input method. */
export function sendOnEnter(event: KeyboardEvent, send: () => void): void {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  send();
}

export function Refusal({ failure }: { readonly failure: Failure }) {
  const { what, next } = wordError(failure);
  return (
    <p role="alert" className="refusal">
      {what} {next}
    </p>
  );
}

/** One place for both: there is either something to ask or something to stop. */
function SendOrStop({ onStop }: { readonly onStop: () => void }) {
  const app = useApp();
  const isBusy = useAppState((state) => streamingTurn(state.conversation) !== undefined);
  const stop = () => {
    stopAnswer(app);
    onStop();
  };
  return isBusy ? (
    <button key="stop" type="button" className="button" title="Stop (Esc)" onClick={stop}>
      <Square size={14} fill="currentColor" aria-hidden="true" />
      Stop
    </button>
  ) : (
    <button key="ask" type="submit" className="button primary" title="Ask (Enter)">
      <ArrowUp size={16} aria-hidden="true" />
      Ask
    </button>
  );
}
