import { Check, CircleHelp, X } from 'lucide-react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { useApp, useAppState } from '../../AppContext.ts';
import { update } from '../../actions/app.ts';
import { type Column, judged, type Verdict, verdictOf, verdicts } from '../../store/compare.ts';
import { verdictWords, wordDifference } from '../../wording/compare.ts';

const icons: Readonly<Record<Verdict, typeof Check>> = { right: Check, wrong: X, unsure: CircleHelp };

/** How a finished answer stands to the first column's, and the user's verdict on it. */
export function Judgement({ column }: { readonly column: Column }) {
  const app = useApp();
  const compared = useAppState(({ compare }) => wordDifference(compare, column));
  const verdict = verdictOf(column);
  const judge = (chosen: Verdict | undefined) =>
    update(app, 'compare', (compare) => judged(compare, column.key, chosen ?? null));
  if (column.answer.status !== 'done') return <div className="judgement" />;
  return (
    <div className="judgement">
      {compared && <p className="small muted">{compared}</p>}
      <ToggleButtonGroup
        aria-label="Verdict"
        selectionMode="single"
        selectedKeys={verdict ? [verdict] : []}
        onSelectionChange={(keys) => judge(verdicts.find((name) => keys.has(name)))}
      >
        {verdicts.map((name) => {
          const Icon = icons[name];
          return (
            <ToggleButton key={name} id={name}>
              <Icon size={14} aria-hidden="true" /> {verdictWords[name]}
            </ToggleButton>
          );
        })}
      </ToggleButtonGroup>
    </div>
  );
}
