import type { App } from '../../actions/app.ts';
import { bareName, downloadFile } from '../../actions/downloadFile.ts';
import { titleOf } from '../../bundles.ts';
import { formatTime } from '../../format.ts';
import { type Column, engineOf, evidenceIn, verdictOf } from '../../store/compare.ts';
import type { State } from '../../store/store.ts';
import { nameOf, verdictWords, wordColumn, wordDifference, wordTime } from '../../wording/compare.ts';
import { wordEdits } from '../../wording/edits.ts';
import { backendNames } from '../../wording/engine.ts';
import { wordBudget, wordMemory } from '../../wording/evidence.ts';
import { say } from '../../wording/language.ts';
import { wordRecipe } from '../../wording/recipe.ts';
import { focused, scaled } from '../Frames/focused.ts';
import { paintMarks } from '../Frames/MarkMap.tsx';
import { marksIn } from '../Frames/patchGrid.ts';
import { picturesInStrip } from '../Frames/picturesInStrip.ts';
import { paintMap } from '../Frames/TokenMap.tsx';
import type { TokenGrid } from '../Frames/tokenLevels.ts';
import { mapsOver } from '../Frames/useShownMaps.ts';
import { paintLane } from '../Player/paintLane.ts';
import { aligned, type Block, type Ink, inkOf, stacked, textBlock } from './pictureBlocks.ts';
import { legendBlock, scaleBlock } from './pictureLegend.ts';
import { sharedScales } from './sharedScales.ts';
import { gridOf } from './useColumnGrid.ts';

/** Device pixels for a CSS pixel. */
const scale = 2;
const columnWidth = 360;
const gap = 24;
const across = 4;
const between = 8;
const laneHeight = 36;

/** Hands the comparison to the user as it stands, in the present theme, as a PNG. */
export async function downloadComparisonPicture(app: App): Promise<void> {
  const state = app.store.getState();
  const name = state.clip.current?.info.name;
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (name === undefined || context === null) return;
  const ink = inkOf();
  const width = gap + state.compare.columns.length * (columnWidth + gap);
  const block = await comparisonBlock(context, ink, state, width - 2 * gap);
  canvas.width = width * scale;
  canvas.height = (gap + block.height + gap) * scale;
  context.scale(scale, scale);
  context.fillStyle = ink.page;
  context.fillRect(0, 0, canvas.width, canvas.height);
  block.paint(context, gap, gap);
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (picture) downloadFile(`${bareName(name)}-comparison.png`, picture.type, picture);
}

/** Clip, question and model; the columns, row by row at one height; and what is painted over their frames. */
async function comparisonBlock(
  context: CanvasRenderingContext2D,
  ink: Ink,
  state: State,
  width: number,
): Promise<Block> {
  const { columns, asked } = state.compare;
  const blocks = await Promise.all(columns.map((column) => columnBlocks(context, ink, state, column)));
  const small = { colour: ink.muted, font: ink.small };
  const head = [
    textBlock(context, wordHead(state), small, width),
    textBlock(context, asked ?? '', { colour: ink.text, font: ink.strong }, width),
  ];
  const marks = (['pinned', 'dropped'] as const).filter((mark) =>
    columns.some(({ looked }) => looked.edits[mark].length),
  );
  const hasMaps = columns.some((column) => mapsOf(state, column) !== null);
  const legend = legendBlock(
    context,
    ink,
    { map: state.settings.map, hasMaps, marks, isShared: state.settings.areScalesShared },
    width,
  );
  return stacked([stacked(head, 4), aligned(blocks, columnWidth + gap, 8), legend], gap);
}

/** 'cat.mp4 · 0:04.0 · Demo, WASM' */
function wordHead({ clip: { current }, engine }: State): string {
  const model =
    engine.status === 'ready' ? [titleOf(engine.bundle.id), backendNames[engine.bundle.backend.backend]] : [];
  return [
    ...(current ? [current.info.name, formatTime(current.info.duration)] : []),
    ...(model.length > 0 ? [model.join(say(', '))] : []),
  ].join(' · ');
}

/** A column from its name to its frames: as many blocks in every column. */
async function columnBlocks(
  context: CanvasRenderingContext2D,
  ink: Ink,
  state: State,
  column: Column,
): Promise<readonly Block[]> {
  const evidence = evidenceIn(column);
  const { answer } = column;
  const verdict = verdictOf(column);
  const said =
    'text' in answer && answer.text !== '' ? answer.text : wordColumn(column, engineOf(state, column).status);
  const cost = evidence
    ? [wordBudget(evidence.counts), wordMemory(evidence.counts), wordEdits(evidence.edits), wordTime(evidence.stages)]
    : [];
  const line = (words: readonly (string | null)[], font: string, colour: string) =>
    textBlock(context, words.filter(Boolean).join(' · '), { font, colour }, columnWidth);
  return [
    line([`${state.compare.columns.indexOf(column) + 1}`, nameOf(column)], ink.strong, ink.text),
    line([wordRecipe(evidence?.recipe ?? column.recipe)], ink.small, ink.muted),
    line([said], ink.normal, ink.text),
    line([wordDifference(state.compare, column), verdict && say(verdictWords[verdict])], ink.small, ink.text),
    line(cost, ink.small, ink.muted),
    laneBlock(ink, state, column),
    scaleBlock(context, ink, state.settings.map, mapsOf(state, column)),
    await stripBlock(ink, state, column),
  ];
}

/** The clip from end to end, with the column's frames on it. */
function laneBlock(ink: Ink, state: State, column: Column): Block {
  const { start, duration } = state.clip.current?.info ?? { start: 0, duration: 0 };
  const { frames, search } = column.looked;
  const { map } = state.settings;
  const lane = { frames, search, maps: mapsOf(state, column) };
  return {
    height: laneHeight,
    paint(context, left, top) {
      context.save();
      context.translate(left, top);
      context.fillStyle = ink.muted;
      context.fillRect(0, laneHeight - 1, columnWidth, 1);
      const size = { width: columnWidth, height: laneHeight - 1, colour: ink.accent };
      paintLane(context, size, { from: start, to: start + duration }, lane, map === 'picture' ? 'significance' : map);
      context.restore();
    },
  };
}

function mapsOf(state: State, column: Column): TokenGrid | null {
  const whole = mapsOver(column.looked.frames, evidenceIn(column), gridOf(state, column));
  return scaled(focused(whole, state.focus, column.key), sharedScales(state, column));
}

/** A column's pictures with what is painted over them on the page, and their times. */
async function stripBlock(ink: Ink, state: State, column: Column): Promise<Block> {
  const { clip, settings } = state;
  const { frames, edits } = column.looked;
  const info = clip.current?.info ?? { width: 16, height: 9 };
  const grid = gridOf(state, column);
  const maps = mapsOf(state, column);
  const shown = await Promise.all(frames.map(({ picture }) => loaded(picture)));
  const layouts = picturesInStrip(column.looked, column.recipe, 0);
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
