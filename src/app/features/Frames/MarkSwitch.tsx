import { Ban, Eye, Pin } from 'lucide-react';
import { useApp, useAppState } from '../../AppContext.ts';
import { update } from '../../actions/app.ts';
import { Segmented } from '../../controls/Segmented.tsx';
import { whenHere } from '../../parts/whenHere.ts';
import type { Marking } from '../../store/store.ts';
import { editsWords, markings } from '../../wording/edits.ts';
import { say } from '../../wording/language.ts';
import { markablePart } from './markablePart.ts';

const icons = { look: Eye, pinned: Pin, dropped: Ban } as const;

const names: readonly Marking[] = ['look', 'pinned', 'dropped'];

const segments = () =>
  names.map((name) => {
    const Icon = icons[name];
    const { label, description } = markings[name];
    return { name, label: say(label), about: say(description), icon: <Icon size={14} aria-hidden="true" /> };
  });

/** Whether a click on the frames looks, pins or drops. */
export function MarkSwitch() {
  const app = useApp();
  const marking = useAppState((state) => state.marking);
  const choose = (chosen: Marking | null) => {
    if (chosen === null) return;
    const turn = () => update(app, 'marking', () => chosen);
    if (chosen === 'look') turn();
    else void whenHere(app, markablePart, 'marking', turn);
  };
  return <Segmented label={editsWords.mode()} segments={segments()} value={marking} onChange={choose} />;
}
