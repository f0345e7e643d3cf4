import './ReplayBar.css';
import { RotateCcw, X } from 'lucide-react';
import { useShallow } from 'zustand/react/shallow';
import { useApp, useAppState } from '../../AppContext.ts';
import { askReplay } from '../../actions/compareAsk.ts';
import { closeReplay } from '../../actions/compareReplay.ts';
import { IconButton } from '../../controls/IconButton.tsx';
import { isRunning } from '../../store/compare.ts';
import { hasOwnSettings, isSameBundle, type Replay, replayedColumns } from '../../store/replay.ts';
import { say } from '../../wording/language.ts';
import { wordReplay, wordReplayed } from '../../wording/replay.ts';

/** A comparison of before: what it needs to be run again, and how that came out. */
export function ReplayBar() {
  const replay = useAppState((state) => state.replay);
  return replay && <OpenReplay replay={replay} />;
}

function OpenReplay({ replay }: { readonly replay: Replay }) {
  const app = useApp();
  const isOther = useAppState(isSameBundle) === false;
  const isAsked = useAppState(hasOwnSettings);
  const isBusy = useAppState(({ compare }) => isRunning(compare));
  const { recording, clip } = replay;
  return (
    <section className="replay-bar small" aria-label={say('Replay')}>
      <div>
        <p>
          <strong>{say('Replay of “{question}”', { question: recording.question })}</strong>
        </p>
        <p role="status" className="muted">
          {wordReplay(replay)}
        </p>
        {isOther && (
          <p>
            {say('It was recorded with another model, {model}. Answers may differ.', {
              model: recording.bundle?.id ?? '',
            })}
          </p>
        )}
        {isAsked && <p>{say('While it is open, questions are asked with its settings, not with yours.')}</p>}
        <Outcome />
      </div>
      {clip?.status === 'same' && (
        <button type="button" className="button" disabled={isBusy} onClick={() => askReplay(app)}>
          <RotateCcw size={14} aria-hidden="true" /> {say('Run again')}
        </button>
      )}
      <IconButton label={say('Close the replay')} icon={<X size={16} />} onPress={() => closeReplay(app)} />
    </section>
  );
}

/** How each column that has answered stands to the recording. */
function Outcome() {
  const lines = useAppState(useShallow((state) => replayedColumns(state).map(wordReplayed)));
  if (lines.length === 0) return null;
  return (
    <ul aria-label={say('Now and then')}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
