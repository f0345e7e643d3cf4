import * as v from 'valibot';
import { AppError } from '../../domain/errors.ts';
import { itemsSchema } from '../../domain/evaluation.ts';
import { missingClips, readQuestions } from '../../domain/questionFile.ts';
import type { BundledSet, ClipFiles, Evaluate, OwnSet, Run } from '../store/evaluate.ts';
import { type App, update } from './app.ts';

/** The held-out clips with their questions; a build takes them along. */
const heldOutUrl = (file: string): string =>
  new URL(`${import.meta.env.BASE_URL}models/heldout/${file}`, document.baseURI).href;

/** Fetches the bundled questions, unless they are there. Clips are fetched as a run comes to them. */
export async function loadBundled(app: App): Promise<void> {
  const { status } = app.store.getState().evaluate.bundled;
  if (status === 'loading' || status === 'ready') return;
  const set = (bundled: BundledSet) => update(app, 'evaluate', (evaluate) => ({ ...evaluate, bundled }));
  set({ status: 'loading' });
  try {
    const response = await fetch(heldOutUrl('questions.json'));
    set({ status: 'ready', items: v.parse(itemsSchema, await response.json()) });
  } catch {
    set({ status: 'failed' });
  }
}

/** A file and where it lay in the folder that it was chosen with. */
export type PlacedFile = { readonly path: string; readonly file: File };

/** Files of an input: with a whole folder they carry their path, the folder's own name first. */
export const placedFiles = (files: Iterable<File>): readonly PlacedFile[] =>
  Array.from(files, (file) => ({ path: file.webkitRelativePath.replace(/^[^/]*\//, '') || file.name, file }));

/** Takes the user's clips together with a file of questions about them. */
export async function takeQuestions(app: App, files: readonly PlacedFile[]): Promise<void> {
  const own = await ownSetOf(files);
  update(app, 'evaluate', (evaluate) => withOwn(evaluate, own));
}

/** A run of an earlier visit over the user's own clips finds them again. */
function withOwn(evaluate: Evaluate, own: OwnSet): Evaluate {
  const { run, runFiles } = evaluate;
  const isAwaited = run?.source === 'own' && runFiles === null && own.status === 'ready';
  return { ...evaluate, source: 'own', own, runFiles: isAwaited ? own.files : runFiles };
}

const isQuestions = ({ path }: PlacedFile): boolean => /\.(json|csv)$/i.test(path);
const isCalledQuestions = ({ path }: PlacedFile): boolean => /(^|\/)questions\.(json|csv)$/i.test(path);

async function ownSetOf(files: readonly PlacedFile[]): Promise<OwnSet> {
  const candidates = files.filter(isQuestions);
  const [called, ...others] = candidates.filter(isCalledQuestions);
  const chosen = others.length === 0 && called ? called : candidates.length === 1 ? candidates[0] : undefined;
  if (chosen) return readSet(chosen, filesByName(files));
  const names = candidates.map(({ path }) => path);
  const refusal =
    names.length === 0 ? { code: 'no-question-file' as const } : { code: 'many-question-files' as const, names };
  return { status: 'refused', refusal };
}

async function readSet({ path: name, file }: PlacedFile, files: ClipFiles): Promise<OwnSet> {
  const { items, problems } = readQuestions(name, await file.text());
  const all = [...problems, ...missingClips(items, (clip) => files.has(clip))];
  if (all.length === 0) return { status: 'ready', name, items: items.map(({ item }) => item), files };
  const inOrder = all.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  return { status: 'refused', refusal: { code: 'problems', name, problems: inOrder } };
}

/** Files by path and, where no path is the same, by bare name. */
function filesByName(files: readonly PlacedFile[]): ClipFiles {
  const bare = files.map(({ path, file }) => [path.replace(/^.*\//, ''), file] as const);
  return new Map([...bare, ...files.map(({ path, file }) => [path, file] as const)]);
}

/**
 * The file of a clip that a run asks about.
 * @throws AppError 'sample-missing' where it cannot be fetched, 'clip-not-chosen' where the user's files are not at hand
 */
export async function clipFile(
  { store }: App,
  { source }: Pick<Run, 'source'>,
  name: string,
  signal: AbortSignal,
): Promise<File> {
  if (source === 'bundled') return fetchClip(name, signal);
  const { runFiles, own } = store.getState().evaluate;
  const file = runFiles?.get(name) ?? (own.status === 'ready' ? own.files.get(name) : undefined);
  if (file === undefined) throw new AppError('clip-not-chosen', { name });
  return file;
}

async function fetchClip(name: string, signal: AbortSignal): Promise<File> {
  const response = await fetch(heldOutUrl(encodeURIComponent(name)), { signal }).catch((cause: unknown) => {
    signal.throwIfAborted();
    throw new AppError('sample-missing', { name }, { cause });
  });
  if (!response.ok) throw new AppError('sample-missing', { name });
  return new File([await response.blob()], name);
}
