import type { PlacedFile } from '../../actions/evaluateQuestions.ts';
import { openable } from '../../openable.ts';

/** The files of dropped folders that can be opened by their names, in the order of their paths; hidden ones are left out. */
export async function openableIn(entries: readonly FileSystemEntry[]): Promise<readonly File[]> {
  const endings: readonly string[] = Object.values(openable).flat();
  const found = await droppedFiles({ entries, files: [] });
  return found
    .filter(
      ({ file: { name } }) => !name.startsWith('.') && endings.some((ending) => name.toLowerCase().endsWith(ending)),
    )
    .toSorted((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }))
    .map(({ file }) => file);
}

/** What a drop held: to be taken from it while it is being handled. */
type Dropped = { readonly entries: readonly FileSystemEntry[]; readonly files: readonly File[] };

/** What was dropped, folders walked through. */
export async function droppedFiles({ entries, files }: Dropped): Promise<readonly PlacedFile[]> {
  if (entries.length === 0) return files.map((file) => ({ path: file.name, file }));
  const [only] = entries;
  // Of a folder that was dropped alone, paths begin below it, as with a folder that was chosen.
  const isFolder = entries.length === 1 && only?.isDirectory === true;
  const found = await Promise.all(entries.map((entry) => filesIn(entry, isFolder ? '' : entry.name)));
  return found.flat();
}

async function filesIn(entry: FileSystemEntry, path: string): Promise<readonly PlacedFile[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ path: path || file.name, file }];
  }
  if (!isFolder(entry)) return [];
  const within = await entriesOf(entry);
  const found = within.map((inner) => filesIn(inner, path === '' ? inner.name : `${path}/${inner.name}`));
  return (await Promise.all(found)).flat();
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** A reader gives some at a time, and none at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return entries;
    entries.push(...some);
  }
}
