import './Tip.css';
import type { ReactNode } from 'react';

type Props = { readonly id?: string; readonly children: ReactNode };

/**
 * What a button says when the pointer or the keyboard rests on it: its last child, beside the class `tipped`. Drawn by
 * the style sheet alone. It is no part of the button's name.
 */
export const Tip = ({ id, children }: Props) => (
  <span id={id} className="tip" aria-hidden="true">
    {children}
  </span>
);
