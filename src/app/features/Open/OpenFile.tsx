import './Open.css';
import { Upload } from 'lucide-react';
import { type ChangeEvent, useId } from 'react';
import { useApp } from '../../AppContext.ts';
import { openFiles } from '../../actions/openClip.ts';

/** The way in for the user's own file. */
export function OpenFile() {
  const app = useApp();
  const id = useId();
  const onChange = ({ target }: ChangeEvent<HTMLInputElement>) => {
    openFiles(app, [...(target.files ?? [])]);
    // The same file chosen again has to count as a change.
    target.value = '';
  };
  return (
    <span className="open-file">
      <input id={id} type="file" accept="video/*,.mkv,.mov,.m4v,.webm,.mp4" onChange={onChange} />
      <label htmlFor={id} className="button">
        <Upload size={16} aria-hidden="true" />
        Open a video
      </label>
    </span>
  );
}
