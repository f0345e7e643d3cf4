/** Something of a known height that is painted at a place, in CSS pixels. */
export type Block = {
  readonly height: number;
  readonly paint: (context: CanvasRenderingContext2D, left: number, top: number) => void;
};

/** The page's colours in the present theme, and its fonts. */
export type Ink = Readonly<
  Record<'page' | 'text' | 'muted' | 'accent', string> & Record<'small' | 'normal' | 'strong', string>
>;

/** What the page's own tokens come to: a custom property does not tell, an element that uses it does. */
export function inkOf(): Ink {
  const probe = document.createElement('span');
  document.body.append(probe);
  const colour = (name: string) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const { fontFamily } = getComputedStyle(probe);
  const colours = { page: colour('--page'), text: colour('--text'), muted: colour('--muted') };
  const accent = colour('--map-accent');
  probe.remove();
  return {
    ...colours,
    accent,
    small: `400 13px ${fontFamily}`,
    normal: `400 15px ${fontFamily}`,
    strong: `600 15px ${fontFamily}`,
  };
}

const lineHeight = 20;

type Look = { readonly font: string; readonly colour: string };

/** Words in lines of at most `width`. */
export function textBlock(
  context: CanvasRenderingContext2D,
  words: string,
  { font, colour }: Look,
  width: number,
): Block {
  context.font = font;
  const lines = linesOf(words, (line) => context.measureText(line).width <= width);
  return {
    height: lines.length * lineHeight,
    paint(on, left, top) {
      on.font = font;
      on.fillStyle = colour;
      for (const [at, line] of lines.entries()) on.fillText(line, left, top + at * lineHeight + 15);
    },
  };
}

/** What stays on one line: a word, or a character of a script without spaces, each with the punctuation after it. */
const unbroken = /\p{Script=Han}[\u3000-\u303f\uff00-\uffef]*|[^\s\p{Script=Han}]+/gu;

/** `words` broken between words where a line no longer `fits`; a word longer than a line stands alone. */
export function linesOf(words: string, fits: (line: string) => boolean): readonly string[] {
  const lines: string[] = [];
  let end = 0;
  for (const { 0: word, index } of words.matchAll(unbroken)) {
    const space = index > end && lines.length > 0 ? ' ' : '';
    end = index + word.length;
    const longer = `${lines.at(-1) ?? ''}${space}${word}`;
    if (lines.length > 0 && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Columns of blocks next to one another; the blocks of one row begin at one height. */
export function aligned(columns: readonly (readonly Block[])[], step: number, gap: number): Block {
  const [first = []] = columns;
  const rows = first.map((_, row) =>
    beside(
      columns.flatMap((blocks) => blocks[row] ?? []),
      step,
    ),
  );
  return stacked(rows, gap);
}

const beside = (blocks: readonly Block[], step: number): Block => ({
  height: Math.max(0, ...blocks.map(({ height }) => height)),
  paint(context, left, top) {
    for (const [at, { paint }] of blocks.entries()) paint(context, left + at * step, top);
  },
});

/** Blocks one below the other; those of no height take no gap. */
export function stacked(blocks: readonly Block[], gap: number): Block {
  const seen = blocks.filter(({ height }) => height > 0);
  return {
    height: seen.reduce((sum, { height }) => sum + height, 0) + gap * Math.max(0, seen.length - 1),
    paint(context, left, top) {
      let at = top;
      for (const { height, paint } of seen) {
        paint(context, left, at);
        at += height + gap;
      }
    },
  };
}
