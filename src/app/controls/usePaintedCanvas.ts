import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';

/** A canvas's size in CSS pixels, and the CSS `color` that it has: how a drawing follows the theme. */
export type PaintSize = { readonly width: number; readonly height: number; readonly colour: string };

type Paint = (context: CanvasRenderingContext2D, size: PaintSize) => void;

/** A canvas that is painted with each render, and again, sharp on any screen, when its size or the theme changes. */
export function usePaintedCanvas(paint: Paint): RefObject<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement>(null);
  const repaint = useEffectEvent(() => canvas.current && paintOn(canvas.current, paint));
  useEffect(() => {
    repaint();
  });
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const onChange = () => repaint();
    const resized = new ResizeObserver(onChange);
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

function paintOn(canvas: HTMLCanvasElement, paint: Paint): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  const context = canvas.getContext('2d');
  if (context === null || width === 0) return;
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
  context.setTransform(canvas.width / width, 0, 0, canvas.height / height, 0, 0);
  paint(context, { width, height, colour: getComputedStyle(canvas).color });
}
