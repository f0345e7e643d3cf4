import './Alerts.css';
import { RotateCw, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApp, useAppState } from '../../AppContext.ts';
import { update } from '../../actions/app.ts';
import { backendIn, loadModel } from '../../actions/loadModel.ts';
import { IconButton } from '../../controls/IconButton.tsx';
import type { Failure } from '../../store/failure.ts';
import type { PageNotice } from '../../store/store.ts';
import { wordError } from '../../wording/errors.ts';
import { say } from '../../wording/language.ts';
import { wordPageNotice } from '../../wording/notices.ts';

/** What went wrong outside any one answer, and what the user should know; the page below goes on. */
export function Alerts() {
  const engine = useAppState((state) => state.engine);
  const opening = useAppState((state) => state.clip.opening);
  const notices = useAppState((state) => state.notices);
  return (
    <div className="alerts">
      {engine.status === 'failed' && <ModelFailure failure={engine.failure} />}
      {opening.status === 'failed' && <OpeningFailure name={opening.name} failure={opening.failure} />}
      {notices.map((notice) => (
        <Notice key={notice.code} notice={notice} />
      ))}
    </div>
  );
}

function ModelFailure({ failure }: { readonly failure: Failure }) {
  const app = useApp();
  const again = () => void loadModel(app, backendIn(new URLSearchParams(location.search)));
  return (
    <FailureLine title={say('The model could not be loaded.')} failure={failure}>
      <button type="button" className="button" onClick={again}>
        <RotateCw size={14} /> {say('Load again')}
      </button>
    </FailureLine>
  );
}

function OpeningFailure({ name, failure }: { readonly name: string; readonly failure: Failure }) {
  const app = useApp();
  const dismiss = () => update(app, 'clip', (slice) => ({ ...slice, opening: { status: 'idle' } }));
  return (
    <FailureLine title={say('“{name}” could not be opened.', { name })} failure={failure}>
      <IconButton label={say('Dismiss')} icon={<X size={16} />} onPress={dismiss} />
    </FailureLine>
  );
}

type FailureLineProps = { readonly title: string; readonly failure: Failure; readonly children: ReactNode };

function FailureLine({ title, failure, children }: FailureLineProps) {
  const { what, next } = wordError(failure);
  return (
    <div role="alert" className="alert" data-code={failure.code}>
      <p>
        <strong>{title}</strong> {what} {next}
      </p>
      {children}
    </div>
  );
}

function Notice({ notice }: { readonly notice: PageNotice }) {
  const app = useApp();
  const dismiss = () => update(app, 'notices', (notices) => notices.filter((other) => other !== notice));
  return (
    <div role="status" className="alert notice">
      <p>{wordPageNotice(notice)}</p>
      <IconButton label={say('Dismiss')} icon={<X size={16} />} onPress={dismiss} />
    </div>
  );
}
