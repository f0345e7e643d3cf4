import { useAppState } from '../../AppContext.ts';
import { frameAt, type OpenClip } from '../../store/clip.ts';
import { TokenMap } from '../Frames/TokenMap.tsx';
import { useShownMaps } from '../Frames/useShownMaps.ts';
import { useVideo } from './PlayerContext.ts';

/** The token map of the sampled frame that the player rests on; nothing while it plays or stands between frames. */
export function StageMap({ clip }: { readonly clip: OpenClip }) {
  const kind = useAppState((state) => state.settings.map);
  const maps = useShownMaps();
  const index = useVideo((video) => restingFrame(clip, video), undefined);
  if (index === undefined || maps === null || kind === 'picture') return null;
  return <TokenMap className="stage-map" kind={kind} maps={maps} frame={index} />;
}

/** Half a frame at 30 frames a second: nearer than this, the picture shown is the sampled one. */
const near = 1 / 60;

function restingFrame({ frames }: OpenClip, video: HTMLVideoElement): number | undefined {
  const frame = frameAt(frames, video.currentTime);
  const rests = frame && video.paused && Math.abs(video.currentTime - frame.time) < near;
  return rests ? frame.index : undefined;
}
