/** Id of a column's element. */
export const columnId = (key: number): string => `column-${key}`;

/**
 * Puts the focus on the first control in a column that can take it, so that a keyboard goes on where its work is.
 * @param controls selectors in order of preference; the name field where there are none
 */
export function focusColumn(key: number | undefined, controls: readonly string[] = ['input']): void {
  const column = key === undefined ? null : document.getElementById(columnId(key));
  const found = controls.flatMap((control) => [...(column?.querySelectorAll<HTMLElement>(control) ?? [])]);
  found[0]?.focus();
}
