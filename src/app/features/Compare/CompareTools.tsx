import '../Open/Open.css';
import { History, Plus } from 'lucide-react';
import { type ChangeEvent, useId } from 'react';
import { flushSync } from 'react-dom';
import { useShallow } from 'zustand/shallow';
import { useApp, useAppState } from '../../AppContext.ts';
import { update } from '../../actions/app.ts';
import {
  copyComparison,
  downloadComparison,
  downloadComparisonTable,
  downloadComparisonText,
} from '../../actions/compareExport.ts';
import { openReplay } from '../../actions/compareReplay.ts';
import { ExportMenu } from '../../controls/ExportMenu.tsx';
import { UndoButtons } from '../../controls/UndoButtons.tsx';
import { evidenceIn, mostColumns } from '../../store/compare.ts';
import { added, redone, undone } from '../../store/compareEdits.ts';
import { questionOf } from '../../store/compareReport.ts';
import { say } from '../../wording/language.ts';
import { MapSwitch } from '../Frames/MapSwitch.tsx';
import { MarkSwitch } from '../Frames/MarkSwitch.tsx';
import { ScaleSwitch, windowsOf } from '../Frames/ScaleSwitch.tsx';
import { downloadComparisonPicture } from './comparisonPicture.ts';
import { focusColumn } from './focusColumn.ts';

/** What concerns all columns: what is painted over their frames, undo, export, and one more. */
export function CompareTools() {
  const windows = useAppState(
    useShallow(({ compare }) =>
      windowsOf(compare.columns.flatMap((column) => evidenceIn(column)?.maps?.videoTokens ?? [])),
    ),
  );
  return (
    <div className="compare-tools">
      <AddButton />
      <ColumnUndo />
      <ExportButton />
      <ReplayInput />
      <MarkSwitch />
      <ScaleSwitch windows={windows} />
      <SharedColours />
      <MapSwitch />
    </div>
  );
}

/** Whether colours can be compared across columns; nothing where no ramp is painted. */
function SharedColours() {
  const app = useApp();
  const { map, areScalesShared } = useAppState((state) => state.settings);
  if (map !== 'used' && map !== 'significance') return null;
  return (
    <label className="small">
      <input
        type="checkbox"
        checked={areScalesShared}
        onChange={({ target }) =>
          update(app, 'settings', (settings) => ({ ...settings, areScalesShared: target.checked }))
        }
      />{' '}
      {say('Same colours in all columns')}
    </label>
  );
}

function AddButton() {
  const app = useApp();
  const isFull = useAppState(({ compare }) => compare.columns.length >= mostColumns);
  const add = () => {
    flushSync(() => update(app, 'compare', added));
    focusColumn(app.store.getState().compare.columns.at(-1)?.key);
  };
  return (
    <button type="button" className="button" id="add-recipe" disabled={isFull} onClick={add}>
      <Plus size={16} aria-hidden="true" /> {say('Add recipe')}
    </button>
  );
}

function ColumnUndo() {
  const app = useApp();
  const hasPast = useAppState(({ compare }) => compare.past.length > 0);
  const hasFuture = useAppState(({ compare }) => compare.future.length > 0);
  return (
    <UndoButtons
      hasPast={hasPast}
      hasFuture={hasFuture}
      onUndo={() => update(app, 'compare', undone)}
      onRedo={() => update(app, 'compare', redone)}
    />
  );
}

function ExportButton() {
  const app = useApp();
  const hasClip = useAppState(({ clip }) => clip.current !== null);
  const hasQuestion = useAppState((state) => questionOf(state) !== null);
  return (
    <ExportMenu
      isDisabled={!hasClip}
      exports={[
        {
          id: 'json',
          label: 'JSON',
          about: say('A replay, which can be run again'),
          whyNot: hasQuestion ? null : say('Write a question first: a replay asks it again'),
          take: () => downloadComparison(app),
        },
        { id: 'csv', label: 'CSV', about: say('A row a recipe'), take: () => downloadComparisonTable(app) },
        { id: 'markdown', label: 'Markdown', about: say('A table'), take: () => downloadComparisonText(app) },
        { id: 'png', label: 'PNG', about: say('A picture of the columns'), take: () => downloadComparisonPicture(app) },
        { id: 'copy', label: say('Copy as Markdown'), about: say('To the clipboard'), take: () => copyComparison(app) },
      ]}
    />
  );
}

/** The way in for a comparison that was exported. */
function ReplayInput() {
  const app = useApp();
  const id = useId();
  const onChange = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (file) void openReplay(app, file);
    // The same file chosen again has to count as a change.
    target.value = '';
  };
  return (
    <span className="open-file">
      <input id={id} type="file" accept=".json,application/json" onChange={onChange} />
      <label htmlFor={id} className="button">
        <History size={16} aria-hidden="true" />
        {say('Replay')}
      </label>
    </span>
  );
}
