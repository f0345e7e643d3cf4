import { type HistoryUse, historyUses } from '../../../domain/chat.ts';
import { useApp, useAppState } from '../../AppContext.ts';
import { update } from '../../actions/app.ts';
import { Segmented } from '../../controls/Segmented.tsx';
import { formatCounted, formatPercent, formatTime } from '../../format.ts';
import type { KeptEvidence, Turn } from '../../store/conversation.ts';
import { historyUseWords, stopReasons, wordMemory } from '../../wording/evidence.ts';
import { say } from '../../wording/language.ts';
import { wordRecipe } from '../../wording/recipe.ts';
import { usePlayer } from '../Player/PlayerContext.ts';
import { FirstLookView } from './FirstLookView.tsx';
import { SearchSteps } from './SearchSteps.tsx';
import { StageTimes } from './StageTimes.tsx';

type Props = { readonly turn: Turn; readonly evidence: KeptEvidence };

/** Everything that is known of how the answer came about. */
export function EvidenceDetails({ turn, evidence }: Props) {
  const { counts } = evidence;
  return (
    <div className="evidence-details">
      <h3>{say('Frames used')}</h3>
      <FrameTimes turn={turn} evidence={evidence} />
      {evidence.search.length > 0 && (
        <>
          <h3>{say('How the question led to them')}</h3>
          <SearchSteps search={evidence.search} clip={turn.clip} />
        </>
      )}
      {evidence.firstLook && (
        <>
          <h3>{say('How a first answer led to them')}</h3>
          <FirstLookView look={evidence.firstLook} clip={turn.clip} />
        </>
      )}
      {evidence.confidence && <Sureness confidence={evidence.confidence} />}
      <h3>{say('Time')}</h3>
      <StageTimes stages={evidence.stages} />
      <EarlierQuestions count={evidence.earlier} />
      <h3>{say('Prompt as the model saw it')}</h3>
      <pre>{evidence.prompt}</pre>
      <p className="muted">
        {say('{read} read, of which {video} stand in the place of the video; {written} written.', {
          read: formatCounted(counts.promptTokens, 'token'),
          video: counts.videoTokens,
          written: formatCounted(counts.answerTokens, 'token'),
        })}{' '}
        {say(stopReasons[evidence.stop])}
        {counts.tokenBytes !== undefined &&
          ` ${say('Memory of the tokens: {memory}.', { memory: wordMemory(counts) })}`}
      </p>
      <h3>{say('Recipe')}</h3>
      <p>{wordRecipe(evidence.recipe)}</p>
    </div>
  );
}

/** How many earlier questions the model read, and when it is to read them. */
function EarlierQuestions({ count }: { readonly count: number | undefined }) {
  const app = useApp();
  const use = useAppState((state) => state.settings.historyUse);
  const choose = (chosen: HistoryUse | null) =>
    chosen && update(app, 'settings', (settings) => ({ ...settings, historyUse: chosen }));
  const segments = historyUses.map((name) => ({ name, label: say(historyUseWords[name]) }));
  return (
    <>
      <h3>{say('Earlier questions')}</h3>
      {count !== undefined && (
        <p>
          {count === 0
            ? say('None was read with this one, so it has the answer that it has alone.')
            : say('Read with this one: {questions}.', { questions: formatCounted(count, 'question') })}
        </p>
      )}
      <Segmented
        label={say('When the next answers read earlier questions')}
        segments={segments}
        value={use}
        onChange={choose}
      />
    </>
  );
}

/** How likely the answer is right, and the signals that this comes of. */
function Sureness({ confidence }: { readonly confidence: NonNullable<KeptEvidence['confidence']> }) {
  return (
    <>
      <h3>{say('How sure')}</h3>
      <p>
        {say('{part} likely to be right, judged by answers about photos that the model had not seen.', {
          part: formatPercent(confidence.value, 1),
        })}
      </p>
      <p className="muted">
        {say(
          'Likelihood of its words: {mean} on average, {least} for the least likely. Strength of what is seen: {strength}.',
          {
            mean: formatPercent(Math.exp(confidence.logProbability), 1),
            least: formatPercent(Math.exp(confidence.leastLogProbability), 1),
            strength: confidence.strength.toFixed(2),
          },
        )}
      </p>
    </>
  );
}

function FrameTimes({ turn, evidence: { frameTimes } }: Props) {
  const { seek } = usePlayer();
  const isOpen = useAppState((state) => state.clip.current?.id === turn.clip);
  return (
    <ol className="frame-times">
      {[...new Set(frameTimes)].map((time) => (
        <li key={time}>
          <button type="button" className="button" disabled={!isOpen} onClick={() => seek(time)}>
            {formatTime(time)}
          </button>
        </li>
      ))}
    </ol>
  );
}
