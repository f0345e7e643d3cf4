import './Preview.css';
import { Pause, Play } from 'lucide-react';
import type { CSSProperties } from 'react';
import { paint, shownAt } from '../../../domain/maker/painting.ts';
import { beginOf, durationOf, framesPerSecond, type Storyboard, sizes } from '../../../domain/maker/storyboard.ts';
import { seconds } from '../../../domain/units.ts';
import { usePaintedCanvas } from '../../controls/usePaintedCanvas.ts';
import { formatTime } from '../../format.ts';
import { say } from '../../wording/language.ts';
import { wordScene } from '../../wording/maker.ts';
import { ToolButton } from './ToolButton.tsx';
import { usePlayback } from './usePlayback.ts';

type Props = {
  readonly storyboard: Storyboard;
  readonly atlas: ImageBitmap;
  /** The scene that is being edited: choosing another one shows its begin. */
  readonly selected: number;
};

/** The clip as it will be, frame for frame. */
export function Preview({ storyboard, atlas, selected }: Props) {
  const duration = durationOf(storyboard);
  const { time, isPlaying, toggle, seek } = usePlayback(duration, beginOf(storyboard, selected));
  const frame = seconds(Math.floor(time * framesPerSecond + 1e-6) / framesPerSecond);
  const [width, height] = sizes[storyboard.aspect];
  const canvas = usePaintedCanvas((surface, size) => {
    surface.imageSmoothingQuality = 'high';
    paint({ surface, atlas, width: size.width, height: size.height }, storyboard, frame);
  });
  const { index } = shownAt(storyboard, frame);
  const scene = storyboard.scenes[index];
  return (
    <div className="preview">
      <div className="stage" style={{ '--ratio': width / height } as CSSProperties}>
        <canvas
          ref={canvas}
          role="img"
          aria-label={scene ? `${say('Preview')}. ${wordScene(scene, index)}` : say('Preview')}
        />
      </div>
      <div className="transport">
        <ToolButton
          label={say(isPlaying ? 'Pause the preview' : 'Play the preview')}
          icon={isPlaying ? <Pause size={16} /> : <Play size={16} />}
          onPress={toggle}
        />
        <input
          type="range"
          aria-label={say('Moment of the preview')}
          aria-valuetext={say('{part} of {all}', { part: formatTime(frame), all: formatTime(duration) })}
          min={0}
          max={duration}
          step={1 / framesPerSecond}
          value={frame}
          onChange={({ target }) => seek(seconds(target.valueAsNumber))}
        />
        <span className="small muted">
          {formatTime(frame)} / {formatTime(duration)}
        </span>
      </div>
    </div>
  );
}
