import { useAppState } from '../../AppContext.ts';
import { frameAt, type StripFrame } from '../../store/clip.ts';
import { TokenMap } from '../Frames/TokenMap.tsx';
import { pictureOf, type TokenGrid } from '../Frames/tokenLevels.ts';
import { useVideo } from './PlayerContext.ts';
import type { Playback } from './playback.ts';

type Props = { readonly frames: readonly StripFrame[]; readonly maps: TokenGrid | null };

/** The token map of the sampled frame that the player rests on; nothing while it plays or stands between frames, or where the frame has no picture to itself. */
export function StageMap({ frames, maps }: Props) {
  const kind = useAppState((state) => state.settings.map);
  const index = useVideo((video) => restingFrame(frames, video), undefined);
  if (index === undefined || maps === null || kind === 'picture') return null;
  const picture = pictureOf(maps.pictures, index);
  if (picture === undefined || maps.pictures[picture]?.side !== 1) return null;
  return <TokenMap className="stage-map" kind={kind} maps={maps} frame={picture} />;
}

/** Half a frame at 30 frames a second: nearer than this, the picture shown is the sampled one. */
const near = 1 / 60;

function restingFrame(frames: readonly StripFrame[], video: Playback): number | undefined {
  const frame = frameAt(frames, video.currentTime);
  const rests = frame && video.paused && Math.abs(video.currentTime - frame.time) < near;
  return rests ? frame.index : undefined;
}
