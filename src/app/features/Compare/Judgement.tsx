import { Check, CircleHelp, X } from 'lucide-react';
import { useApp, useAppState } from '../../AppContext.ts';
import { update } from '../../actions/app.ts';
import { Segmented } from '../../controls/Segmented.tsx';
import { type Column, type Verdict, verdictOf, verdicts } from '../../store/compare.ts';
import { judged } from '../../store/compareAnswers.ts';
import { verdictWords, wordDifference } from '../../wording/compare.ts';
import { say } from '../../wording/language.ts';

const icons: Readonly<Record<Verdict, typeof Check>> = { right: Check, wrong: X, unsure: CircleHelp };

const segment = (name: Verdict) => {
  const Icon = icons[name];
  return { name, label: say(verdictWords[name]), icon: <Icon size={14} aria-hidden="true" /> };
};

/** How a finished answer stands to the first column's, and the user's verdict on it. */
export function Judgement({ column }: { readonly column: Column }) {
  const app = useApp();
  const compared = useAppState(({ compare }) => wordDifference(compare, column));
  const verdict = verdictOf(column);
  const judge = (chosen: Verdict | null) => update(app, 'compare', (compare) => judged(compare, column.key, chosen));
  if (column.answer.status !== 'done') return <div className="judgement" />;
  return (
    <div className="judgement">
      {compared && <p className="small muted">{compared}</p>}
      <Segmented label={say('Verdict')} segments={verdicts.map(segment)} value={verdict} onChange={judge} isOptional />
    </div>
  );
}
