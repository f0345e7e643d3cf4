import { isStill } from '../../../domain/frame.ts';
import { useAppState } from '../../AppContext.ts';
import type { Engine } from '../../store/engine.ts';
import type { State } from '../../store/store.ts';
import { say } from '../../wording/language.ts';

/** For the user's own clip, where the bundle suggests none. */
const generalQuestions: readonly string[] = [
  'Describe the video.',
  'What comes first?',
  'What comes last?',
  'How many things are there?',
];

/** In a still picture nothing comes first. */
const stillQuestions: readonly string[] = ['Describe the video.', 'How many things are there?', 'What do you see?'];

const shownAtOnce = 4;

/** What the bundle suggests for any clip; undefined where it suggests nothing. */
function ofBundle(engine: Engine): readonly string[] | undefined {
  if (engine.status !== 'ready' || engine.bundle.suggestions.length === 0) return undefined;
  return engine.bundle.suggestions;
}

/** Questions that fit the clip and have not been asked of it yet. */
function suggested({ clip: { current }, conversation: { entries }, engine, settings }: State): string {
  const asked = new Set(
    entries.flatMap((entry) => (entry.kind === 'turn' && entry.clip === current?.id ? [entry.question] : [])),
  );
  const ofSample = current?.sample?.bundle === settings.bundle ? current.sample.questions : undefined;
  const own = ofSample ?? current?.made?.map(({ question }) => question) ?? ofBundle(engine);
  const questions = current === null ? [] : (own ?? (isStill(current.info) ? stillQuestions : generalQuestions));
  return questions
    .filter((question) => !asked.has(question))
    .slice(0, shownAtOnce)
    .join('\n');
}

type Props = { readonly isBusy: boolean; readonly onChoose: (question: string) => void };

export function Suggestions({ isBusy, onChoose }: Props) {
  const questions = useAppState(suggested);
  if (questions === '') return null;
  return (
    <ul className="suggestions" lang="en" aria-label={say('Suggested questions')}>
      {questions.split('\n').map((question) => (
        <li key={question}>
          <button type="button" className="button" disabled={isBusy} onClick={() => onChoose(question)}>
            {question}
          </button>
        </li>
      ))}
    </ul>
  );
}
