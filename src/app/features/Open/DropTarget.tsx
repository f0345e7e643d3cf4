import { useEffect, useState } from 'react';
import { useApp, useAppState } from '../../AppContext.ts';
import type { App } from '../../actions/app.ts';
import { openFiles, refuseOpening } from '../../actions/openClip.ts';
import { droppedHandle } from '../../history/fileHandle.ts';
import { awaitsClips, isOpen } from '../../store/evaluate.ts';
import { say } from '../../wording/language.ts';

/**
 * The whole page takes a dropped or pasted file, in Evaluate clips with their questions; while one hovers over it, the
 * page says so.
 */
export function DropTarget() {
  const app = useApp();
  const [hovering, setHovering] = useState(false);
  const view = useAppState((state) => state.view);
  useEffect(() => onFiles(setHovering, (dropped) => void take(app, dropped)), [app]);
  if (!hovering) return null;
  return (
    <div className="drop-target">
      <p>{say(view === 'evaluate' ? 'Drop clips and a file of questions, or their folder' : 'Drop to open')}</p>
      <p className="small">{say('Your video stays on this machine.')}</p>
    </div>
  );
}

/** What only a view takes, that view’s code takes. While a run is under way its questions stay, unless it waits for its clips. */
async function take(app: App, dropped: DataTransfer): Promise<void> {
  const { view, evaluate } = app.store.getState();
  const [first] = dropped.files;
  if (view === 'compare' && first?.name.endsWith('.json')) {
    const { openReplay } = await import('../../actions/compareReplay.ts');
    await openReplay(app, first);
  } else if (view !== 'evaluate') {
    const entries = entriesOf(dropped);
    const folder = entries.find(({ isDirectory }) => isDirectory);
    if (folder === undefined) openFiles(app, [...dropped.files], droppedHandle(dropped));
    else await openFolder(app, folder.name, entries);
  } else if (!isOpen(evaluate.run) || awaitsClips(evaluate)) {
    const entries = entriesOf(dropped);
    const files = [...dropped.files];
    const { droppedFiles } = await import('./droppedFiles.ts');
    const { takeQuestions } = await import('../../actions/evaluateQuestions.ts');
    await takeQuestions(app, await droppedFiles({ entries, files }));
  }
}

/** To be called while the drop is being handled. */
const entriesOf = ({ items }: DataTransfer): readonly FileSystemEntry[] =>
  [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);

/** Opens the first video or picture of what was dropped with a folder. */
async function openFolder(app: App, name: string, entries: readonly FileSystemEntry[]): Promise<void> {
  const { openableIn } = await import('./droppedFiles.ts');
  const files = await openableIn(entries);
  if (files.length > 0) openFiles(app, files);
  else refuseOpening(app, name, { code: 'folder-without-video', detail: { name } });
}

const holdsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;

/** Follows files dragged over the window, or pasted; gives the function that stops following. */
function onFiles(setHovering: (hovering: boolean) => void, take: (dropped: DataTransfer) => void): () => void {
  const stop = new AbortController();
  const over = (event: DragEvent) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    setHovering(true);
  };
  const drop = (event: DragEvent) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    setHovering(false);
    if (event.dataTransfer) take(event.dataTransfer);
  };
  const leave = (event: DragEvent) => {
    if (event.relatedTarget === null) setHovering(false);
  };
  const paste = (event: ClipboardEvent) => {
    const types = event.clipboardData?.types ?? [];
    // Some programs add a picture of the text that was copied: then the text is meant.
    if (!event.clipboardData || !types.includes('Files') || types.includes('text/plain')) return;
    event.preventDefault();
    take(event.clipboardData);
  };
  window.addEventListener('paste', paste, stop);
  window.addEventListener('dragover', over, stop);
  window.addEventListener('drop', drop, stop);
  window.addEventListener('dragleave', leave, stop);
  return () => stop.abort();
}
