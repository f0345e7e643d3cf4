import { useApp, useAppState } from '../../AppContext.ts';
import { update } from '../../actions/app.ts';
import { askQuestion, stopAnswer } from '../../actions/askQuestion.ts';
import { streamingTurn } from '../../store/conversation.ts';
import { QuestionForm } from '../Question/QuestionForm.tsx';

/** Asks within the conversation; a suggestion leaves what was being written. */
export function Composer() {
  const app = useApp();
  const draft = useAppState(({ conversation }) => conversation.draft);
  const isBusy = useAppState(({ conversation }) => streamingTurn(conversation) !== undefined);
  const write = (text: string) => update(app, 'conversation', (conversation) => ({ ...conversation, draft: text }));
  const ask = (question: string) => {
    askQuestion(app, question);
    if (question === draft.trim()) write('');
  };
  return (
    <QuestionForm
      placeholder="Ask about this video …"
      askLabel="Ask"
      stopLabel="Stop"
      draft={draft}
      isBusy={isBusy}
      hint="Your video stays on this machine. The demo model knows sprite worlds only."
      onDraft={write}
      onAsk={ask}
      onStop={() => stopAnswer(app)}
    />
  );
}
