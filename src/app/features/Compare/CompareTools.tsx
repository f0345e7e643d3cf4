import { Check, Copy, Download, Plus, Redo2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useApp, useAppState } from '../../AppContext.ts';
import { update } from '../../actions/app.ts';
import { copyComparison, downloadComparison } from '../../actions/compareExport.ts';
import { IconButton } from '../../controls/IconButton.tsx';
import { firstKey } from '../../keyboard/shortcuts.ts';
import { added, mostColumns, redone, undone } from '../../store/compare.ts';
import { MapSwitch } from '../Frames/MapSwitch.tsx';
import { focusColumn } from './focusColumn.ts';

/** What concerns all columns: what is painted over their frames, undo, export, and one more. */
export function CompareTools() {
  return (
    <div className="compare-tools">
      <AddButton />
      <UndoButtons />
      <ExportButtons />
      <MapSwitch />
    </div>
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
      <Plus size={16} aria-hidden="true" /> Add recipe
    </button>
  );
}

function UndoButtons() {
  const app = useApp();
  const hasPast = useAppState(({ compare }) => compare.past.length > 0);
  const hasFuture = useAppState(({ compare }) => compare.future.length > 0);
  return (
    <>
      <IconButton
        label="Undo"
        shortcut={firstKey('undo')}
        icon={<Undo2 size={16} />}
        isDisabled={!hasPast}
        onPress={() => update(app, 'compare', undone)}
      />
      <IconButton
        label="Redo"
        shortcut={firstKey('redo')}
        icon={<Redo2 size={16} />}
        isDisabled={!hasFuture}
        onPress={() => update(app, 'compare', redone)}
      />
    </>
  );
}

function ExportButtons() {
  const app = useApp();
  const hasClip = useAppState(({ clip }) => clip.current !== null);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await copyComparison(app);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <>
      <IconButton
        label={copied ? 'Copied' : 'Copy as Markdown'}
        icon={copied ? <Check size={16} /> : <Copy size={16} />}
        isDisabled={!hasClip}
        onPress={() => void copy()}
      />
      <IconButton
        label="Download as JSON"
        icon={<Download size={16} />}
        isDisabled={!hasClip}
        onPress={() => downloadComparison(app)}
      />
    </>
  );
}
