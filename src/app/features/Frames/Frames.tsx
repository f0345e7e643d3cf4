import './Frames.css';
import { mostFrames, needsQuestion, type Recipe } from '../../../domain/recipe.ts';
import { useApp, useAppState } from '../../AppContext.ts';
import { askQuestion } from '../../actions/askQuestion.ts';
import { redoEdit, undoEdit } from '../../actions/editTokens.ts';
import { UndoButtons } from '../../controls/UndoButtons.tsx';
import { useShortcut } from '../../keyboard/KeyboardContext.ts';
import { PartView } from '../../parts/PartView.tsx';
import type { OpenClip } from '../../store/clip.ts';
import { lastQuestion, streamingTurn } from '../../store/conversation.ts';
import { editsAfter, editsBefore } from '../../store/editSteps.ts';
import { wordNotice } from '../../wording/notices.ts';
import { EditBar } from './EditBar.tsx';
import { MapSwitch } from './MapSwitch.tsx';
import { MarkSwitch } from './MarkSwitch.tsx';
import { picturesInStrip } from './picturesInStrip.ts';
import { Strip } from './Strip.tsx';
import { StripBar } from './StripBar.tsx';
import { tokenBarsPart } from './tokenBarsPart.ts';
import { useShownMaps, useTokensPerFrame } from './useShownMaps.ts';
import { WatchStatus } from './WatchStatus.tsx';

/** The strip of sampled frames: what the model looks at, and what came of it. */
export function Frames() {
  const clip = useAppState((state) => state.clip.current);
  const maps = useShownMaps();
  const grid = useTokensPerFrame();
  const recipe = useAppState((state) => state.recipe.value);
  const askAgain = useAskAgain();
  if (clip === null) return null;
  const missing = mostFrames(recipe, clip.info) - clip.frames.length;
  const awaited = isAwaited(clip, recipe) ? Math.max(0, missing) : 0;
  return (
    <div className="frames">
      <div className="head">
        <WatchStatus clip={clip} />
        <MarkSwitch />
        {maps && <MapSwitch maps={maps} />}
      </div>
      <StripBar>
        <Strip
          owner="conversation"
          edits={clip.edits}
          info={clip.info}
          frames={clip.frames}
          maps={maps}
          grid={grid}
          pictures={picturesInStrip(clip, recipe, awaited)}
        />
      </StripBar>
      {maps && <PartView part={tokenBarsPart} as="div" given={{ owner: 'conversation' as const, maps }} />}
      <EditBar
        owner="conversation"
        edits={clip.edits}
        recipe={recipe}
        onAskAgain={askAgain}
        undo={undoable(clip) && <EditUndo clip={clip} />}
      />
      {clip.notices.map((notice) => (
        <p key={notice.code} className="notice">
          {wordNotice(notice)}
        </p>
      ))}
    </div>
  );
}

const undoable = (clip: OpenClip): boolean => editsBefore(clip) !== null || editsAfter(clip) !== null;

/** The way back from a pin or a drop, and forward again: by its buttons, and by the keys that undo. */
function EditUndo({ clip }: { readonly clip: OpenClip }) {
  const app = useApp();
  const [undo, redo] = [() => undoEdit(app), () => redoEdit(app)];
  useShortcut('undo', undo);
  useShortcut('redo', redo);
  return (
    <UndoButtons
      hasPast={editsBefore(clip) !== null}
      hasFuture={editsAfter(clip) !== null}
      onUndo={undo}
      onRedo={redo}
    />
  );
}

/** Asks the last question about the open clip once more; null where there is none, or while an answer is written. */
function useAskAgain(): (() => void) | null {
  const app = useApp();
  const question = useAppState(({ clip, conversation }) =>
    streamingTurn(conversation) ? undefined : lastQuestion(conversation, clip.current?.id),
  );
  return question === undefined ? null : () => askQuestion(app, question);
}

/** Frames that a question is to choose are awaited until it does. */
const isAwaited = ({ watch, frames }: OpenClip, recipe: Recipe): boolean =>
  watch.status === 'done' ? frames.length === 0 && needsQuestion(recipe) : watch.status !== 'failed';
