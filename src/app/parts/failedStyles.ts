/**
 * Takes a style sheet that could not be fetched out of the page. Vite puts one there for a part that has its own, waits for
 * it, and takes what it finds in the page for fetched: the part would come without its looks when the user tries again.
 */
export function removeFailedStyles(): void {
  const onError = ({ target }: Event) => {
    if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') target.remove();
  };
  // It does not bubble.
  document.addEventListener('error', onError, { capture: true });
}
