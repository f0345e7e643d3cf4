import { useEffect, useState } from 'react';
import { useApp } from '../../AppContext.ts';
import { openFiles } from '../../actions/openClip.ts';
import { droppedHandle } from '../../history/fileHandle.ts';

/** The whole page takes a dropped file; while one hovers over it, the page says so. */
export function DropTarget() {
  const app = useApp();
  const [hovering, setHovering] = useState(false);
  useEffect(() => onFiles(setHovering, (dropped) => openFiles(app, [...dropped.files], droppedHandle(dropped))), [app]);
  if (!hovering) return null;
  return (
    <div className="drop-target">
      <p>Drop to open</p>
      <p className="small">Your video stays on this machine.</p>
    </div>
  );
}

const holdsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;

/** Follows files dragged over the window; gives the function that stops following. */
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
  window.addEventListener('dragover', over, stop);
  window.addEventListener('drop', drop, stop);
  window.addEventListener('dragleave', leave, stop);
  return () => stop.abort();
}
