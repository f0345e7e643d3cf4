/** Hands text, or a picture, to the user as a file. */
export function downloadFile(name: string, type: string, content: string | Blob): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  // The browser reads the file after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Data as a JSON file. */
export const downloadJson = (name: string, data: unknown): void =>
  downloadFile(`${name}.json`, 'application/json', `${JSON.stringify(data, null, 1)}\n`);

/** A file's name without its ending. */
export const bareName = (name: string): string => name.replace(/\.[^.]*$/, '');
