import { ArrowUp, Square } from 'lucide-react';
import { useRef, useState } from 'react';
import { useApp, useAppState } from '../../AppContext.ts';
import { update } from '../../actions/app.ts';
import { askAll, stopAll } from '../../actions/compareAsk.ts';
import { clipChosen } from '../../actions/openClip.ts';
import { isRunning } from '../../store/compare.ts';
import type { Failure } from '../../store/failure.ts';
import { Refusal, sendOnEnter, whyNot } from '../Conversation/Composer.tsx';
import { Suggestions } from '../Conversation/Suggestions.tsx';

/** Where another view that brings a question leads to. */
export const questionBox = 'compare-question';

/** One question for all columns. It stays in its box: other recipes are asked the same. */
export function CompareComposer() {
  const app = useApp();
  const box = useRef<HTMLTextAreaElement>(null);
  const draft = useAppState(({ compare }) => compare.draft);
  const [failure, setFailure] = useState<Failure | null>(null);
  const write = (text: string) => {
    update(app, 'compare', (compare) => ({ ...compare, draft: text }));
    setFailure(null);
  };
  const ask = async (question: string) => {
    write(question);
    if (!(await clipChosen(app))) return;
    const wrong = whyNot(app.store.getState().clip.current !== null, question);
    setFailure(wrong);
    if (wrong) box.current?.focus();
    else askAll(app, question.trim());
  };
  return (
    <div className="composer">
      <Suggestions onChoose={(question) => void ask(question)} />
      {failure && <Refusal failure={failure} />}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void ask(draft);
        }}
      >
        <textarea
          ref={box}
          id={questionBox}
          aria-label="Question"
          placeholder="Ask every recipe about this video …"
          rows={1}
          value={draft}
          enterKeyHint="send"
          onChange={({ target }) => write(target.value)}
          onKeyDown={(event) => sendOnEnter(event, () => void ask(draft))}
        />
        <AskOrStopAll onStop={() => box.current?.focus()} />
      </form>
      <Hint />
    </div>
  );
}

/** One place for both: there is either something to ask or something to stop. */
function AskOrStopAll({ onStop }: { readonly onStop: () => void }) {
  const app = useApp();
  const isBusy = useAppState(({ compare }) => isRunning(compare));
  const stop = () => {
    stopAll(app);
    onStop();
  };
  return isBusy ? (
    <button key="stop" type="button" className="button" title="Stop all (Esc)" onClick={stop}>
      <Square size={14} fill="currentColor" aria-hidden="true" />
      Stop all
    </button>
  ) : (
    <button key="ask" type="submit" className="button primary" title="Ask all (Enter)">
      <ArrowUp size={16} aria-hidden="true" />
      Ask all
    </button>
  );
}

/** What the answers are to, where the box says something else by now; what they are worth, before there are any. */
function Hint() {
  const asked = useAppState(({ compare }) => compare.asked);
  const isOther = useAppState(({ compare }) => compare.draft.trim() !== compare.asked);
  if (asked !== null && !isOther) return null;
  return (
    <p className="hint">
      {asked === null
        ? 'Your video stays on this machine. The demo model knows sprite worlds only.'
        : `The answers below are to “${asked}”.`}
    </p>
  );
}
