import './Dialog.css';
import { X } from 'lucide-react';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { say } from '../wording/language.ts';
import { IconButton } from './IconButton.tsx';

type Props = {
  readonly title: string;
  /** Beside the page, or in its middle; where there is little room, from below. */
  readonly place: 'side' | 'middle';
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A modal dialog, open as long as it is rendered. Escape and a click beside it close it, and the focus goes back. */
export function Dialog({ title, place, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Before the element goes: only a dialog that is still in the page gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  // The event comes late: in development a dialog is closed and shown again before it does.
  const closed = () => !dialog.current?.open && onClose();
  return (
    <dialog ref={dialog} className="dialog" data-place={place} aria-label={title} closedby="any" onClose={closed}>
      <div className="dialog-head">
        <h2>{title}</h2>
        <IconButton label={say('Close')} icon={<X size={16} />} onPress={() => dialog.current?.close()} />
      </div>
      {children}
    </dialog>
  );
}
