import { picturesOf } from '../../../domain/recipe.ts';
import type { App } from '../../actions/app.ts';
import { bareName, downloadFile } from '../../actions/downloadFile.ts';
import { formatTime } from '../../format.ts';
import { type Column, evidenceIn } from '../../store/compare.ts';
import type { State } from '../../store/store.ts';
import { nameOf, wordColumn, wordTime } from '../../wording/compare.ts';
import { wordEdits } from '../../wording/edits.ts';
import { wordBudget, wordRecipe } from '../../wording/evidence.ts';
import { paintMarks } from '../Frames/MarkMap.tsx';
import { marksIn } from '../Frames/patchGrid.ts';
import { paintMap } from '../Frames/TokenMap.tsx';
import { mapsOver } from '../Frames/useShownMaps.ts';
import { type Block, type Ink, inkOf, stacked, textBlock } from './pictureBlocks.ts';

/** Device pixels for a CSS pixel. */
const scale = 2;
const columnWidth = 360;
const gap = 24;
const across = 4;
const between = 8;

/** Hands the comparison to the user as it stands, in the present theme, as a PNG. */
export async function downloadComparisonPicture(app: App): Promise<void> {
  const state = app.store.getState();
  const clip = state.clip.current;
  if (clip === null) return;
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (context === null) return;
  const ink = inkOf();
  const columns = await Promise.all(state.compare.columns.map((column) => columnBlock(context, ink, state, column)));
  const width = gap + columns.length * (columnWidth + gap);
  const head = stacked(
    [
      textBlock(context, clip.info.name, { colour: ink.muted, font: ink.small }, width - 2 * gap),
      textBlock(context, state.compare.asked ?? '', { colour: ink.text, font: ink.strong }, width - 2 * gap),
    ],
    4,
  );
  const height = gap + head.height + gap + Math.max(...columns.map((column) => column.height)) + gap;
  canvas.width = width * scale;
  canvas.height = height * scale;
  context.scale(scale, scale);
  context.fillStyle = ink.page;
  context.fillRect(0, 0, width, height);
  head.paint(context, gap, gap);
  for (const [at, column] of columns.entries()) {
    column.paint(context, gap + at * (columnWidth + gap), gap + head.height + gap);
  }
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (picture) downloadFile(`${bareName(clip.info.name)}-comparison.png`, picture.type, picture);
}

/** A column from its name to its frames. */
async function columnBlock(context: CanvasRenderingContext2D, ink: Ink, state: State, column: Column): Promise<Block> {
  const evidence = evidenceIn(column);
  const { answer } = column;
  const said = 'text' in answer && answer.text !== '' ? answer.text : wordColumn(column, state.engine.status);
  const cost = evidence && [wordBudget(evidence.counts), wordEdits(evidence.edits), wordTime(evidence.stages)];
  const line = (words: string, font: string, colour: string) =>
    textBlock(context, words, { font, colour }, columnWidth);
  return stacked(
    [
      line(nameOf(column), ink.strong, ink.text),
      line(wordRecipe(evidence?.recipe ?? column.recipe), ink.small, ink.muted),
      line(said, ink.normal, ink.text),
      line((cost ?? []).filter(Boolean).join(' · '), ink.small, ink.muted),
      await stripBlock(ink, state, column),
    ],
    8,
  );
}

/** A column's pictures with what is painted over them on the page, and their times. */
async function stripBlock(ink: Ink, { clip, engine, settings }: State, column: Column): Promise<Block> {
  const { frames, edits } = column.looked;
  const info = clip.current?.info ?? { width: 16, height: 9 };
  const grid = engine.status === 'ready' ? engine.bundle.visionTokensPerFrame : undefined;
  const maps = mapsOver(frames, evidenceIn(column), grid);
  const shown = await Promise.all(frames.map(({ picture }) => loaded(picture)));
  const layouts = picturesOf(column.recipe, frames.length);
  const width = (columnWidth - (across - 1) * between) / across;
  const height = (width * info.height) / info.width;
  const step = height + 24;
  const { map } = settings;
  const paintOne = (context: CanvasRenderingContext2D, at: number) => {
    const layout = layouts[at];
    const side = layout?.side ?? 1;
    context.filter = maps && (map === 'used' || map === 'significance') ? 'grayscale(1)' : 'none';
    for (const [cell, frame] of (layout?.frames ?? []).entries()) {
      const image = shown[frame];
      const [x, y] = [((cell % side) * width) / side, (Math.floor(cell / side) * height) / side];
      if (image) context.drawImage(image, x, y, width / side, height / side);
    }
    context.filter = 'none';
    const size = { width, height, colour: ink.accent };
    if (maps && map !== 'picture') paintMap(context, size, { kind: map, maps, frame: at });
    if (grid) paintMarks(context, size, grid, marksIn(grid, at, edits));
    const time = frames[layout?.frames[0] ?? 0]?.time;
    context.font = ink.small;
    context.fillStyle = ink.muted;
    if (time !== undefined) context.fillText(formatTime(time), 0, height + 16);
  };
  return {
    height: Math.ceil(layouts.length / across) * step,
    paint(context, left, top) {
      for (const at of layouts.keys()) {
        context.save();
        context.translate(left + (at % across) * (width + between), top + Math.floor(at / across) * step);
        paintOne(context, at);
        context.restore();
      }
    },
  };
}

async function loaded(address: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = address;
  await image.decode();
  return image;
}
