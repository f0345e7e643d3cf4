import { openable } from '../openable.ts';
import { say } from '../wording/language.ts';

/** The way back to a dropped file; null where the browser gives none. To be called while the drop is being handled. */
export async function droppedHandle({ items }: DataTransfer): Promise<FileSystemFileHandle | null> {
  const item = [...items].find(({ kind }) => kind === 'file');
  const handle = await item?.getAsFileSystemHandle?.().catch(() => null);
  return handle?.kind === 'file' ? handle : null;
}

/** Lets the user choose a video or a picture; null where they choose none. Only where the browser has such a picker. */
export async function pickHandle(
  picker: NonNullable<Window['showOpenFilePicker']>,
): Promise<FileSystemFileHandle | null> {
  try {
    const types = [{ description: say('Video or picture'), accept: openable }];
    const [handle] = await picker.call(window, { types });
    return handle ?? null;
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') return null;
    throw thrown;
  }
}
