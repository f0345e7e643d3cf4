import './PartView.css';
import { RotateCw } from 'lucide-react';
import type { ComponentType } from 'react';
import { say } from '../wording/language.ts';
import type { Part } from './part.ts';
import { usePart } from './usePart.ts';

type Props<Given extends object> = {
  readonly part: Part<ComponentType<Given>>;
  readonly given: Given;
  /** What stands around the words while the part is not here. */
  readonly as: 'main' | 'div';
};

/** A part of the page in its place; until it is here, how far it is, or that it could not be fetched. */
export function PartView<Given extends object>({ part, given, as: Box }: Props<Given>) {
  const [arrival, again] = usePart(part);
  if (arrival.status === 'here') {
    const View = arrival.value;
    return (
      <>
        {arrival.wasMissing && <span ref={focus} tabIndex={-1} className="visually-hidden" />}
        <View {...given} />
      </>
    );
  }
  return <Box className="part">{arrival.status === 'coming' ? <Coming /> : <Missing onAgain={again} />}</Box>;
}

/** The button that was pressed to try again is gone: from here, Tab goes on into the part. */
const focus = (element: HTMLElement | null): void => element?.focus();

const Coming = () => (
  <p role="status" className="part-coming muted">
    {say('Fetching this part of the page …')}
  </p>
);

function Missing({ onAgain }: { readonly onAgain: () => void }) {
  return (
    <div role="alert" className="alert" data-code="part-missing">
      <p>
        <strong>{say('This part of the page could not be fetched.')}</strong>{' '}
        {say(
          'Check the connection, and try again. Some browsers do not ask twice for what once failed: then reload the page.',
        )}
      </p>
      <button type="button" className="button" onClick={onAgain}>
        <RotateCw size={14} aria-hidden="true" /> {say('Try again')}
      </button>
      <button type="button" className="button" onClick={() => location.reload()}>
        {say('Reload the page')}
      </button>
    </div>
  );
}
