import './MakeClip.css';
import { Clapperboard } from 'lucide-react';
import { type ComponentType, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useApp } from '../../AppContext.ts';
import { update } from '../../actions/app.ts';
import { hasLinkedStoryboard } from '../../actions/showMaker.ts';
import { say } from '../../wording/language.ts';

type Maker = ComponentType<{ readonly onClose: () => void }>;

/** The way to a clip of one's own making. The maker's code is fetched when it is wanted, so that no visit waits for it. */
export function MakeClip() {
  const app = useApp();
  const button = useRef<HTMLButtonElement>(null);
  const [Maker, setMaker] = useState<Maker | null>(null);
  const show = async () => {
    try {
      const loaded = await import('./MakerDialog.tsx');
      setMaker(() => loaded.MakerDialog);
    } catch {
      update(app, 'notices', (notices) => [
        ...notices.filter(({ code }) => code !== 'maker-missing'),
        { code: 'maker-missing' },
      ]);
    }
  };
  const close = () => {
    setMaker(null);
    button.current?.focus({ preventScroll: true });
  };
  const showLinked = useEffectEvent(() => hasLinkedStoryboard() && void show());
  useEffect(() => {
    showLinked();
  }, []);
  return (
    <>
      <button
        ref={button}
        type="button"
        className="button make-clip"
        aria-haspopup="dialog"
        onClick={() => void show()}
      >
        <Clapperboard size={16} aria-hidden="true" />
        <span>{say('Make a clip')}</span>
      </button>
      {Maker && <Maker onClose={close} />}
    </>
  );
}
