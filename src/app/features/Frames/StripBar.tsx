import type { ReactNode } from 'react';
import { Toolbar } from 'react-aria-components/Toolbar';
import { useAppState } from '../../AppContext.ts';
import { say } from '../../wording/language.ts';

/** Around a strip: arrow keys go from frame to frame, but while patches are marked they belong to those. */
export function StripBar({ children }: { readonly children: ReactNode }) {
  const isMarking = useAppState((state) => state.marking !== 'look');
  if (!isMarking) {
    return (
      <Toolbar aria-label={say('Frames')} className="strip">
        {children}
      </Toolbar>
    );
  }
  return <div className="strip">{children}</div>;
}
