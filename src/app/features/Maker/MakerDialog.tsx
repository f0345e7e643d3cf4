import './Maker.css';
import { Dices, Redo2, Undo2, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { type Aspect, aspects, type Format, formats, type Storyboard } from '../../../domain/maker/storyboard.ts';
import { useApp, useAppState } from '../../AppContext.ts';
import { changeMaker, knownWorld, prepareMaker, stopMaking, surpriseMe } from '../../actions/makeClip.ts';
import { changed, type Maker, redone, undone } from '../../store/maker.ts';
import { wordError } from '../../wording/errors.ts';
import { say } from '../../wording/language.ts';
import { wordUnknown } from '../../wording/maker.ts';
import { Choices } from './Choices.tsx';
import { MakerFoot } from './MakerFoot.tsx';
import { Preview } from './Preview.tsx';
import { SceneEditor } from './SceneEditor.tsx';
import { SceneStrip } from './SceneStrip.tsx';
import { ToolButton } from './ToolButton.tsx';
import { useAtlas } from './useAtlas.ts';

/** Makes a clip that no model has seen: scenes of things that do something, seen as they will be, then encoded. */
export function MakerDialog({ onClose }: { readonly onClose: () => void }) {
  const app = useApp();
  const dialog = useRef<HTMLDialogElement>(null);
  const maker = useAppState((state) => state.maker);
  useEffect(() => {
    prepareMaker(app);
    dialog.current?.showModal();
  }, [app]);
  const close = () => dialog.current?.close();
  const onClosed = () => {
    stopMaking(app);
    onClose();
  };
  return (
    <dialog ref={dialog} className="maker" aria-label={say('Make a clip')} onClose={onClosed}>
      {maker && (
        <>
          <MakerHead maker={maker} onClose={close} />
          <MakerBody maker={maker} />
          <MakerFoot maker={maker} onDone={close} />
        </>
      )}
    </dialog>
  );
}

type HeadProps = { readonly maker: Maker; readonly onClose: () => void };

function MakerHead({ maker, onClose }: HeadProps) {
  const app = useApp();
  return (
    <div className="maker-head">
      <h2>{say('Make a clip')}</h2>
      <button type="button" className="button" onClick={() => surpriseMe(app)}>
        <Dices size={16} aria-hidden="true" />
        {say('Surprise me')}
      </button>
      <ToolButton
        label={say('Undo')}
        icon={<Undo2 size={16} />}
        isDisabled={maker.past.length === 0}
        onPress={() => changeMaker(app, undone)}
      />
      <ToolButton
        label={say('Redo')}
        icon={<Redo2 size={16} />}
        isDisabled={maker.future.length === 0}
        onPress={() => changeMaker(app, redone)}
      />
      <ToolButton label={say('Close')} icon={<X size={16} />} onPress={onClose} />
    </div>
  );
}

function MakerBody({ maker: { storyboard, selected } }: { readonly maker: Maker }) {
  const engine = useAppState((state) => state.engine);
  const world = knownWorld({ engine });
  const atlas = useAtlas();
  const scene = storyboard.scenes[selected];
  const unknown = wordUnknown(storyboard, world);
  if (atlas.status === 'loading') return <div className="maker-body" aria-busy="true" />;
  if (atlas.status === 'failed') {
    const { what, next } = wordError(atlas.failure);
    return (
      <p role="alert" className="maker-body">
        {what} {next}
      </p>
    );
  }
  return (
    <div className="maker-body">
      <div className="maker-picture">
        <Preview storyboard={storyboard} atlas={atlas.picture} selected={selected} />
        <SceneStrip storyboard={storyboard} atlas={atlas.picture} selected={selected} />
        <PictureChoices storyboard={storyboard} />
        {unknown && <p className="small muted">{unknown}</p>}
      </div>
      {scene && <SceneEditor scene={scene} index={selected} world={world} />}
    </div>
  );
}

const aspectNames: Readonly<Record<Aspect, string>> = {
  '4:3': '4 : 3',
  '16:9': '16 : 9, wide',
  '1:1': '1 : 1, square',
};
const formatNames: Readonly<Record<Format, string>> = { mp4: 'MP4 (H.264)', webm: 'WebM (VP9)' };

function PictureChoices({ storyboard }: { readonly storyboard: Storyboard }) {
  const app = useApp();
  const change = (part: Partial<Storyboard>) =>
    changeMaker(app, (maker) => changed(maker, { ...maker.storyboard, ...part }, null));
  return (
    <div className="picture-choices">
      <Choices
        label={say('Picture')}
        value={storyboard.aspect}
        options={aspects}
        nameOf={(aspect) => aspectNames[aspect]}
        onChange={(aspect) => change({ aspect })}
      />
      <Choices
        label={say('File')}
        value={storyboard.format}
        options={formats}
        nameOf={(format) => formatNames[format]}
        onChange={(format) => change({ format })}
      />
    </div>
  );
}
