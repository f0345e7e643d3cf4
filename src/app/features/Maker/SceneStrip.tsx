import './SceneStrip.css';
import { ArrowLeft, ArrowRight, Copy, Plus, Trash2 } from 'lucide-react';
import { memo } from 'react';
import { paint } from '../../../domain/maker/painting.ts';
import { beginOf, limits, type Storyboard, sizes } from '../../../domain/maker/storyboard.ts';
import { seconds } from '../../../domain/units.ts';
import { useApp } from '../../AppContext.ts';
import { changeMaker } from '../../actions/makeClip.ts';
import { usePaintedCanvas } from '../../controls/usePaintedCanvas.ts';
import { formatTime } from '../../format.ts';
import { withSceneAdded, withSceneDuplicated, withSceneMoved, withSceneRemoved } from '../../store/maker.ts';
import { say } from '../../wording/language.ts';
import { wordScene } from '../../wording/maker.ts';
import { ToolButton } from './ToolButton.tsx';

type Props = { readonly storyboard: Storyboard; readonly atlas: ImageBitmap; readonly selected: number };

/** The scenes in their order; one of them is being edited. */
export function SceneStrip({ storyboard, atlas, selected }: Props) {
  const app = useApp();
  return (
    <div className="scene-strip">
      <ol aria-label={say('Scenes')}>
        {storyboard.scenes.map((scene, index) => (
          // Scenes have no identity but their place, and nothing of a card lasts longer than its scene.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={index}>
            <button
              type="button"
              className="tile"
              aria-current={index === selected ? 'true' : undefined}
              aria-label={`${wordScene(scene, index)}, ${formatTime(scene.length)}`}
              onClick={() => changeMaker(app, (maker) => ({ ...maker, selected: index, changed: null }))}
            >
              <SceneThumbnail storyboard={storyboard} atlas={atlas} index={index} />
              <span>{index + 1}</span>
              <span className="muted">{scene.length.toFixed(1)} s</span>
            </button>
          </li>
        ))}
      </ol>
      <SceneTools storyboard={storyboard} selected={selected} />
    </div>
  );
}

function SceneTools({ storyboard, selected }: Omit<Props, 'atlas'>) {
  const app = useApp();
  const { length } = storyboard.scenes;
  const isFull = length >= limits.scenes;
  const number = selected + 1;
  return (
    <div role="toolbar" aria-label={say('Scene tools')} className="scene-tools">
      <ToolButton
        label={isFull ? say('Add a scene ({count} at most)', { count: limits.scenes }) : say('Add a scene')}
        icon={<Plus size={16} />}
        isDisabled={isFull}
        onPress={() => changeMaker(app, withSceneAdded)}
      />
      <ToolButton
        label={say('Duplicate scene {number}', { number })}
        icon={<Copy size={16} />}
        isDisabled={isFull}
        onPress={() => changeMaker(app, withSceneDuplicated)}
      />
      <ToolButton
        label={say('Move scene {number} earlier', { number })}
        icon={<ArrowLeft size={16} />}
        isDisabled={selected === 0}
        onPress={() => changeMaker(app, (maker) => withSceneMoved(maker, -1))}
      />
      <ToolButton
        label={say('Move scene {number} later', { number })}
        icon={<ArrowRight size={16} />}
        isDisabled={selected === length - 1}
        onPress={() => changeMaker(app, (maker) => withSceneMoved(maker, 1))}
      />
      <ToolButton
        label={say('Remove scene {number}', { number })}
        icon={<Trash2 size={16} />}
        isDisabled={length === 1}
        onPress={() => changeMaker(app, withSceneRemoved)}
      />
    </div>
  );
}

type ThumbnailProps = { readonly storyboard: Storyboard; readonly atlas: ImageBitmap; readonly index: number };

/** The scene's middle. */
const SceneThumbnail = memo(function SceneThumbnail({ storyboard, atlas, index }: ThumbnailProps) {
  const [width, height] = sizes[storyboard.aspect];
  const canvas = usePaintedCanvas((surface, size) => {
    const scene = storyboard.scenes[index];
    const middle = seconds(beginOf(storyboard, index) + (scene?.length ?? 0) / 2);
    surface.imageSmoothingQuality = 'high';
    paint({ surface, atlas, width: size.width, height: size.height }, storyboard, middle);
  });
  return <canvas ref={canvas} style={{ aspectRatio: `${width} / ${height}` }} />;
});
