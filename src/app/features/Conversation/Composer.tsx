import { useApp, useAppState } from '../../AppContext.ts';
import { update } from '../../actions/app.ts';
import { askWritten, stopAnswer } from '../../actions/askQuestion.ts';
import { streamingTurn } from '../../store/conversation.ts';
import { say } from '../../wording/language.ts';
import { QuestionForm } from '../Question/QuestionForm.tsx';

/** Asks within the conversation; a suggestion leaves what was being written, and so does Enter while an answer is. */
export function Composer() {
  const app = useApp();
  const draft = useAppState(({ conversation }) => conversation.draft);
  const isBusy = useAppState(({ conversation }) => streamingTurn(conversation) !== undefined);
  const write = (text: string) => update(app, 'conversation', (conversation) => ({ ...conversation, draft: text }));
  return (
    <QuestionForm
      placeholder={say('Ask about this video …')}
      askLabel={say('Ask')}
      stopLabel={say('Stop')}
      draft={draft}
      isBusy={isBusy}
      hint={say('Your video stays on this machine. A small model answers, and it can be wrong.')}
      onDraft={write}
      onAsk={(question) => askWritten(app, question)}
      onStop={() => stopAnswer(app)}
    />
  );
}
