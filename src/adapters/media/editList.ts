import { type Box, boxesIn, movieBox } from './boxes.ts';

/** Media time of an edit that shows nothing: a pause before the first picture. */
const empty = -1;

/**
 * How long a track is shown in seconds, where its edit list shows one stretch of it (ISO/IEC 14496-12, 8.6.6): phones and
 * editors trim the end of a clip so, and leave the pictures in the file. Null where the list does not say, or shows several
 * stretches.
 */
export async function editedDuration(file: Blob, trackId: number): Promise<number | null> {
  const view = await movieBox(file);
  if (view === null) return null;
  const movie: Box = { type: 'moov', at: 0, size: view.byteLength };
  const timescale = timescaleIn(view, movie);
  const track = [...boxesIn(view, movie)].find((box) => box.type === 'trak' && idOf(view, box) === trackId);
  const list = track && within(view, track, ['edts', 'elst']);
  if (!timescale || !list) return null;
  const [shown, ...others] = editsIn(view, list).filter(({ mediaTime }) => mediaTime !== empty);
  // A length of nothing stands for all that there is.
  return shown && others.length === 0 && shown.duration > 0 ? shown.duration / timescale : null;
}

function within(view: DataView, parent: Box, path: readonly string[]): Box | null {
  const [type, ...rest] = path;
  if (type === undefined) return parent;
  const child = [...boxesIn(view, parent)].find((box) => box.type === type);
  return child ? within(view, child, rest) : null;
}

/** The version of a full box, and where its content begins. */
const contentOf = (view: DataView, { at }: Box) => ({ version: view.getUint8(at + 8), from: at + 12 });

function timescaleIn(view: DataView, movie: Box): number | null {
  const header = within(view, movie, ['mvhd']);
  if (header === null) return null;
  const { version, from } = contentOf(view, header);
  return view.getUint32(from + (version === 1 ? 16 : 8));
}

function idOf(view: DataView, track: Box): number | null {
  const header = within(view, track, ['tkhd']);
  if (header === null) return null;
  const { version, from } = contentOf(view, header);
  return view.getUint32(from + (version === 1 ? 16 : 8));
}

type Edit = { readonly duration: number; readonly mediaTime: number };

function editsIn(view: DataView, list: Box): readonly Edit[] {
  const { version, from } = contentOf(view, list);
  const length = version === 1 ? 20 : 12;
  const room = Math.floor((Math.min(list.at + list.size, view.byteLength) - from - 4) / length);
  return Array.from({ length: Math.min(view.getUint32(from), room) }, (_, at) => {
    const begin = from + 4 + at * length;
    return version === 1
      ? { duration: Number(view.getBigUint64(begin)), mediaTime: Number(view.getBigInt64(begin + 8)) }
      : { duration: view.getUint32(begin), mediaTime: view.getInt32(begin + 4) };
  });
}
