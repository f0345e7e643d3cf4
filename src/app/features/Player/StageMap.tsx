import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { useAppState } from '../../AppContext.ts';
import { frameAt, type StripFrame } from '../../store/clip.ts';
import type { StripOwner } from '../../store/focus.ts';
import { cellStyle } from '../Frames/cellStyle.ts';
import { patchAt } from '../Frames/patchGrid.ts';
import { TokenMap } from '../Frames/TokenMap.tsx';
import { pictureOf, type TokenGrid } from '../Frames/tokenLevels.ts';
import { usePoint, usePointedPatch } from '../Frames/usePointed.ts';
import { useVideo } from './PlayerContext.ts';
import type { Playback } from './playback.ts';

type Props = {
  readonly owner: StripOwner;
  readonly frames: readonly StripFrame[];
  readonly maps: TokenGrid | null;
};

/**
 * The token map of the sampled frame that the player rests on, over the screen that it is in; nothing while it plays or
 * stands between frames, or where the frame has no picture to itself. As in the strip, a token that is pointed at
 * elsewhere lights its place, and a place on the screen its token.
 */
export function StageMap({ owner, frames, maps }: Props) {
  const index = useVideo((video) => restingFrame(frames, video), undefined);
  if (index === undefined || maps === null) return null;
  const at = pictureOf(maps.pictures, index);
  if (at === undefined || maps.pictures[at]?.side !== 1) return null;
  return <RestingMap key={at} owner={owner} at={at} maps={maps} />;
}

type PictureProps = { readonly owner: StripOwner; readonly at: number; readonly maps: TokenGrid };

function RestingMap(picture: PictureProps) {
  const { at, maps } = picture;
  const box = useRef<HTMLDivElement>(null);
  const kind = useAppState((state) => state.settings.map);
  const pointed = usePointedPatch(picture);
  useScreenPointing(box, picture);
  return (
    <div ref={box} className="stage-map">
      {kind !== 'picture' && (kind !== 'words' || maps.lit) && (
        <TokenMap className="map" kind={kind} maps={maps} frame={at} />
      )}
      {pointed !== null && <span className="pointed" style={cellStyle(maps, pointed)} />}
    </div>
  );
}

/** The screen around the map hears the pointer, and not the map: the video below keeps its clicks and its menu. */
function useScreenPointing(box: RefObject<HTMLElement | null>, picture: PictureProps): void {
  const point = usePoint(picture);
  const pointUnder = useEffectEvent(({ clientX, clientY }: PointerEvent, screen: Element) => {
    const { left, top, width, height } = screen.getBoundingClientRect();
    point(patchAt(picture.maps, (clientX - left) / width, (clientY - top) / height));
  });
  const release = useEffectEvent(() => point(null));
  useEffect(() => {
    const screen = box.current?.parentElement;
    if (!screen) return () => undefined;
    const pointing = new AbortController();
    const { signal } = pointing;
    let isOn = false;
    const leave = () => {
      if (isOn) release();
      isOn = false;
    };
    const move = (event: PointerEvent) => {
      isOn = true;
      pointUnder(event, screen);
    };
    screen.addEventListener('pointermove', move, { signal });
    screen.addEventListener('pointerleave', leave, { signal });
    return () => {
      pointing.abort();
      leave();
    };
  }, [box]);
}

/** Half a frame at 30 frames a second: nearer than this, the picture shown is the sampled one. */
const near = 1 / 60;

function restingFrame(frames: readonly StripFrame[], video: Playback): number | undefined {
  const frame = frameAt(frames, video.currentTime);
  const rests = frame && video.paused && Math.abs(video.currentTime - frame.time) < near;
  return rests ? frame.index : undefined;
}
