import './Evidence.css';
import { ChevronRight } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import type { KeptEvidence, Turn } from '../../store/conversation.ts';
import { wordEvidence } from '../../wording/evidence.ts';
import { EvidenceDetails } from './EvidenceDetails.tsx';

type Props = { readonly turn: Turn; readonly evidence: KeptEvidence };

/** What the answer rests on, in one line that opens. */
export function EvidenceDisclosure({ turn, evidence }: Props) {
  return (
    <Disclosure className="evidence">
      {({ isExpanded }) => (
        <>
          <Button slot="trigger" className="evidence-line">
            <ChevronRight size={16} aria-hidden="true" />
            <EvidenceLine words={wordEvidence(evidence)} />
          </Button>
          <DisclosurePanel>{isExpanded && <EvidenceDetails turn={turn} evidence={evidence} />}</DisclosurePanel>
        </>
      )}
    </Disclosure>
  );
}

/** The line breaks between its measures, never between a number and its unit. */
export function EvidenceLine({ words }: { readonly words: string }) {
  const [path, ...measures] = words.split(' · ');
  return (
    <span>
      {path}
      {measures.map((measure) => (
        <span key={measure}>
          {' · '}
          <span className="measure">{measure}</span>
        </span>
      ))}
    </span>
  );
}
