import './MakeClip.css';
import { Clapperboard } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useApp } from '../../AppContext.ts';
import { hasLinkedStoryboard } from '../../actions/showMaker.ts';
import { preload } from '../../parts/preload.ts';
import { whenHere } from '../../parts/whenHere.ts';
import { say } from '../../wording/language.ts';
import { makerPart } from './makerPart.ts';

/** The way to a clip of one's own making. */
export function MakeClip() {
  const app = useApp();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const show = () => void whenHere(app, makerPart, 'maker', () => setIsOpen(true));
  const close = () => {
    setIsOpen(false);
    button.current?.focus({ preventScroll: true });
  };
  const showLinked = useEffectEvent(() => hasLinkedStoryboard() && show());
  useEffect(() => {
    showLinked();
  }, []);
  const Maker = isOpen && makerPart.here();
  return (
    <>
      <button
        ref={button}
        type="button"
        className="button make-clip"
        aria-haspopup="dialog"
        onPointerEnter={() => preload(app, makerPart)}
        onClick={show}
      >
        <Clapperboard size={16} aria-hidden="true" />
        <span>{say('Make a clip')}</span>
      </button>
      {Maker && <Maker onClose={close} />}
    </>
  );
}
