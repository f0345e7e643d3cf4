import { useEffect, useEffectEvent } from 'react';

/** Calls `onEscape` at Escape, unless something nearer (a tooltip, a sheet, a menu) takes the key to close. */
export function useEscape(onEscape: () => void): void {
  const callBack = useEffectEvent(onEscape);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const open = document.querySelector('dialog[open], [popover]:popover-open');
      if (event.key === 'Escape' && !event.defaultPrevented && open === null) callBack();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
