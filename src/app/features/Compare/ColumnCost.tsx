import { ChevronRight } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { timeNeeded } from '../../../domain/answer.ts';
import { useAppState } from '../../AppContext.ts';
import { titleOf } from '../../bundles.ts';
import { formatRate } from '../../format.ts';
import { type Column, type Compare, evidenceIn } from '../../store/compare.ts';
import { wordTime } from '../../wording/compare.ts';
import { wordEdits } from '../../wording/edits.ts';
import { backendNames } from '../../wording/engine.ts';
import { wordBudget, wordMemory } from '../../wording/evidence.ts';
import { say } from '../../wording/language.ts';
import { EvidenceLine } from '../Evidence/EvidenceDisclosure.tsx';
import { FirstLookView } from '../Evidence/FirstLookView.tsx';
import { SearchSteps } from '../Evidence/SearchSteps.tsx';
import { StageBar, StageTable } from '../Evidence/StageTimes.tsx';

/** The longest time of any column: what the full width of a bar stands for. */
const longest = ({ columns }: Compare): number =>
  Math.max(...columns.map((column) => timeNeeded(evidenceIn(column)?.stages ?? [])));

/** What an answer cost: tokens at each step, and its time as a bar on the same scale in every column. */
export function ColumnCost({ column }: { readonly column: Column }) {
  const most = useAppState(({ compare }) => longest(compare));
  const clip = useAppState((state) => state.clip.current?.id);
  const evidence = evidenceIn(column);
  if (evidence === null) return <div className="column-cost" />;
  const { counts, edits, search, firstLook, stages, tokensPerSecond, backend, bundle } = evidence;
  const width = most > 0 ? (100 * timeNeeded(stages)) / most : 0;
  return (
    <div className="column-cost stage-times evidence">
      <p className="small">{[wordBudget(counts), wordMemory(counts), wordEdits(edits)].filter(Boolean).join(' · ')}</p>
      <div style={{ inlineSize: `${width}%` }}>
        <StageBar stages={stages} />
      </div>
      <Disclosure>
        <Button slot="trigger" className="evidence-line">
          <ChevronRight size={16} aria-hidden="true" />
          <EvidenceLine
            words={[
              ...[wordTime(stages), formatRate(tokensPerSecond), backendNames[backend]],
              ...(bundle ? [titleOf(bundle.id)] : []),
            ].join(' · ')}
          />
        </Button>
        <DisclosurePanel className="small">
          <StageTable stages={stages} />
          {search.length > 0 && (
            <>
              <p>{say('How the question led to them')}</p>
              <SearchSteps search={search} clip={clip} />
            </>
          )}
          {firstLook && <FirstLookView look={firstLook} clip={clip} />}
        </DisclosurePanel>
      </Disclosure>
    </div>
  );
}
