import { say } from '../../wording/language.ts';
/** What stands in the conversation before the first question: which model answers, and what it does not know. */
export function Welcome() {
  return (
    <div className="welcome">
      <p>
        {say(
          'Ask about the video in plain words. The answer comes with what it rests on: the frames and tokens that the model used.',
        )}
      </p>
      <p className="muted">
        {say(
          'The demo model was trained on sprite worlds: short made-up clips of small pictures that move about. It knows nothing of the real world, and its answers about other videos mean little.',
        )}
      </p>
    </div>
  );
}
