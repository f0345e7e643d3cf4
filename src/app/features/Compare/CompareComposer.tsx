import { useApp, useAppState } from '../../AppContext.ts';
import { update } from '../../actions/app.ts';
import { askAll, stopAll } from '../../actions/compareAsk.ts';
import { type Compare, isRunning } from '../../store/compare.ts';
import { say } from '../../wording/language.ts';
import { QuestionForm } from '../Question/QuestionForm.tsx';

/** Where another view that brings a question leads to. */
export const questionBox = 'compare-question';

/** One question for all columns. It stays in its box: other recipes are asked the same. */
export function CompareComposer() {
  const app = useApp();
  const draft = useAppState(({ compare }) => compare.draft);
  const isBusy = useAppState(({ compare }) => isRunning(compare));
  const hint = useAppState(({ compare }) => hintOf(compare));
  const write = (text: string) => update(app, 'compare', (compare) => ({ ...compare, draft: text }));
  const ask = (question: string) => {
    if (askAll(app, question)) write(question);
  };
  return (
    <QuestionForm
      id={questionBox}
      placeholder={say('Ask every recipe about this video …')}
      askLabel={say('Ask all')}
      stopLabel={say('Stop all')}
      draft={draft}
      isBusy={isBusy}
      hint={hint}
      onDraft={write}
      onAsk={ask}
      onStop={() => stopAll(app)}
    />
  );
}

/** What the answers are to, where the box says something else by now; what they are worth, before there are any. */
function hintOf({ asked, draft }: Compare): string | null {
  if (asked === null) return say('Your video stays on this machine. A small model answers, and it can be wrong.');
  return draft.trim() === asked ? null : say('The answers below are to “{asked}”.', { asked });
}
