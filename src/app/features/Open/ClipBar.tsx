import { isStill } from '../../../domain/frame.ts';
import { useAppState } from '../../AppContext.ts';
import { formatBytes, formatCodec, formatCounted, formatTime } from '../../format.ts';
import type { OpenClip } from '../../store/clip.ts';
import { say } from '../../wording/language.ts';
import { MakeClip } from '../Maker/MakeClip.tsx';
import { OpenFile } from './OpenFile.tsx';

/** Which clip is open, the facts of its file, and the way to another. Clips are made of what Sprite lab knows. */
export function ClipBar() {
  const { current, opening } = useAppState((state) => state.clip);
  const makes = useAppState((state) => state.settings.bundle === 'demo');
  return (
    <div className="clip-bar">
      <div className="clip">
        <h2>{opening.status === 'opening' ? say('Opening {name} …', { name: opening.name }) : titleOf(current)}</h2>
        {current && <p className="small muted">{factsOf(current)}</p>}
      </div>
      <div className="ways-in">
        {makes && <MakeClip />}
        <OpenFile />
      </div>
    </div>
  );
}

const titleOf = (clip: OpenClip | null): string => clip?.sample?.title ?? clip?.info.name ?? say('No video open');

function factsOf({ info, sample, made }: OpenClip): string {
  const turned = info.rotation === 0 ? [] : [say('turned {degrees}°', { degrees: info.rotation })];
  return [
    ...(sample ? [say('Sample')] : []),
    ...(made ? [say('Made here')] : []),
    ...(isStill(info) ? [] : [formatTime(info.duration)]),
    `${info.width} × ${info.height}`,
    // A picture's codec and container are one.
    ...(info.kind === 'picture' ? [] : [formatCodec(info.codec)]),
    info.container,
    formatCounted(info.frameCount, 'frame'),
    formatBytes(info.size),
    ...turned,
  ].join(' · ');
}
