import { useLayoutEffect, useRef } from 'react';
import type { OpenClip } from '../../store/clip.ts';
import { PicturePlayback } from './PicturePlayback.ts';
import { usePlayer } from './PlayerContext.ts';
import { pictureCanvas } from './pictureCanvas.ts';
import { togglePlay } from './playback.ts';

/** A picture in the player's place: a video element shows none. */
export function PictureScreen({ clip: { address, info } }: { readonly clip: OpenClip }) {
  const { video, attach } = usePlayer();
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    if (canvas.current === null) return;
    const { draw, close } = pictureCanvas(canvas.current, address, info);
    const playback = new PicturePlayback(info, draw);
    const detach = attach(playback);
    return () => {
      playback.pause();
      detach();
      close();
    };
  }, [attach, address, info]);
  return (
    <canvas
      ref={canvas}
      className="picture"
      role="img"
      aria-label={info.name}
      onClick={() => togglePlay(video.current)}
    />
  );
}
