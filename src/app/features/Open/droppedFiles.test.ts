import { expect, it } from 'vitest';
import { openableIn } from './droppedFiles.ts';

const fileEntry = (name: string) =>
  ({
    isFile: true,
    isDirectory: false,
    name,
    file: (give: (file: File) => void) => give(new File([], name)),
  }) as unknown as FileSystemEntry;

function folderEntry(name: string, entries: readonly FileSystemEntry[]): FileSystemEntry {
  const reader = () => {
    const rest = [[...entries], []];
    return { readEntries: (give: (some: FileSystemEntry[]) => void) => give(rest.shift() ?? []) };
  };
  return { isFile: false, isDirectory: true, name, createReader: reader } as unknown as FileSystemEntry;
}

const names = async (entries: readonly FileSystemEntry[]) => (await openableIn(entries)).map(({ name }) => name);

it('the videos and pictures of a folder, and of those in it, come in the order of their paths', async () => {
  const inner = folderEntry('b', [fileEntry('clip 10.MP4'), fileEntry('clip 2.mp4')]);
  const folder = folderEntry('trip', [fileEntry('notes.txt'), inner, fileEntry('a.webm'), fileEntry('.hidden.mp4')]);
  expect(await names([folder])).toEqual(['a.webm', 'clip 2.mp4', 'clip 10.MP4']);
});

it('a folder without any gives none', async () => {
  expect(await names([folderEntry('papers', [fileEntry('notes.txt'), folderEntry('empty', [])])])).toEqual([]);
});
