/**
 * react-aria adds a <style> element for what can be pressed, which the page's policy (style-src 'self') forbids. It adds
 * none where an element with its id stands already, so one does; styles/base.css has the rule itself. Delete this when
 * react-aria can be told not to: react-aria 3.x, usePress.ts.
 */
export function claimPressableStyle(): void {
  const claim = document.createElement('meta');
  claim.id = 'react-aria-pressable-style';
  document.head.append(claim);
}
