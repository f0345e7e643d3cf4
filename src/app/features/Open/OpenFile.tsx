import './Open.css';
import { Upload } from 'lucide-react';
import { type ChangeEvent, type MouseEvent, useId } from 'react';
import { useApp } from '../../AppContext.ts';
import type { App } from '../../actions/app.ts';
import { openFiles } from '../../actions/openClip.ts';
import { pickHandle } from '../../history/fileHandle.ts';
import { accepted } from '../../openable.ts';
import { say } from '../../wording/language.ts';

/** The way in for the user's own file. */
export function OpenFile() {
  const app = useApp();
  const id = useId();
  const onChange = ({ target }: ChangeEvent<HTMLInputElement>) => {
    openFiles(app, [...(target.files ?? [])]);
    // The same file chosen again has to count as a change.
    target.value = '';
  };
  const onClick = (event: MouseEvent) => {
    if (window.showOpenFilePicker === undefined) return;
    event.preventDefault();
    void pick(app, window.showOpenFilePicker);
  };
  return (
    <span className="open-file">
      <input id={id} type="file" accept={accepted} onClick={onClick} onChange={onChange} />
      <label htmlFor={id} className="button">
        <Upload size={16} aria-hidden="true" />
        {say('Open a video')}
      </label>
    </span>
  );
}

/** Where the browser has a picker of its own, it also gives the way back to the file: the history opens it again. */
async function pick(app: App, picker: NonNullable<Window['showOpenFilePicker']>): Promise<void> {
  const handle = await pickHandle(picker);
  if (handle) openFiles(app, [await handle.getFile()], Promise.resolve(handle));
}
