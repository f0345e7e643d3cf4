import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';

/** A canvas's size in CSS pixels, and the CSS `color` that it has: how a drawing follows the theme. */
export type PaintSize = { readonly width: number; readonly height: number; readonly colour: string };

type Paint = (context: CanvasRenderingContext2D, size: PaintSize) => void;

type Area = Pick<PaintSize, 'width' | 'height'>;

/**
 * A canvas that is painted with each render, and again, sharp on any screen, when its size or the theme changes. What
 * it is part of renders only when something else is to be painted (`memo`): a page of canvases has no time for more.
 */
export function usePaintedCanvas(paint: Paint): RefObject<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement>(null);
  const area = useRef<Area | null>(null);
  const repaint = useEffectEvent(() => canvas.current && area.current && paintOn(canvas.current, area.current, paint));
  useEffect(() => {
    repaint();
  });
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const onChange = () => repaint();
    // The observer tells of the first size too. To ask for it with each painting would lay out the page each time.
    const resized = new ResizeObserver(() => {
      area.current = { width: element.clientWidth, height: element.clientHeight };
      repaint();
    });
    resized.observe(element);
    const themed = new MutationObserver(onChange);
    themed.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    scheme.addEventListener('change', onChange);
    return () => {
      resized.disconnect();
      themed.disconnect();
      scheme.removeEventListener('change', onChange);
    };
  }, []);
  return canvas;
}

function paintOn(canvas: HTMLCanvasElement, { width, height }: Area, paint: Paint): void {
  const context = canvas.getContext('2d');
  if (context === null || width === 0) return;
  const [columns, rows] = [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)];
  if (canvas.width !== columns || canvas.height !== rows) Object.assign(canvas, { width: columns, height: rows });
  else context.reset();
  context.setTransform(canvas.width / width, 0, 0, canvas.height / height, 0, 0);
  paint(context, { width, height, colour: getComputedStyle(canvas).color });
}
