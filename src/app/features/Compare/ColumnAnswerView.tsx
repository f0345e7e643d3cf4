import { RotateCw, Square } from 'lucide-react';
import { useApp, useAppState } from '../../AppContext.ts';
import type { App } from '../../actions/app.ts';
import { askAgain, stopAnswerOf } from '../../actions/compareAsk.ts';
import { stopLook } from '../../actions/compareWatch.ts';
import { formatDate } from '../../format.ts';
import { type Column, type ColumnAnswer, engineOf, isBusy, isRunning } from '../../store/compare.ts';
import { nameOf, wordColumn } from '../../wording/compare.ts';
import { wordError } from '../../wording/errors.ts';
import { say } from '../../wording/language.ts';
import { wordNotice } from '../../wording/notices.ts';
import { ComparedText } from './ComparedText.tsx';

/** What a column says, how far it is, and the way to stop it or to ask it again. */
export function ColumnAnswerView({ column }: { readonly column: Column }) {
  const text = 'text' in column.answer ? column.answer.text : '';
  return (
    <div className="column-answer">
      {text !== '' && (
        <p className="answer" aria-busy={column.answer.status === 'streaming'}>
          <ComparedText column={column} text={text} />
        </p>
      )}
      <Failure answer={column.answer} />
      {column.notices.map((notice) => (
        <p key={notice.code} className="small muted">
          {wordNotice(notice)}
        </p>
      ))}
      {column.from && (
        <p className="small muted">
          {say('From the history, asked {when}.', { when: formatDate(column.from.askedAt) })}
        </p>
      )}
      <StatusLine column={column} />
    </div>
  );
}

function Failure({ answer }: { readonly answer: ColumnAnswer }) {
  if (answer.status !== 'error') return null;
  const { what, next } = wordError(answer.failure);
  return (
    <p role="alert" className="failure" data-code={answer.failure.code}>
      <strong>{what}</strong> {next}
    </p>
  );
}

const isLooking = ({ answer, looked }: Column): boolean =>
  answer.status === 'idle' && looked.watch.status === 'watching';

const stop = (app: App, column: Column): void =>
  isBusy(column) ? stopAnswerOf(app, column.key) : stopLook(app, column.key);

function StatusLine({ column }: { readonly column: Column }) {
  const app = useApp();
  const engine = useAppState((state) => engineOf(state, column).status);
  const line = wordColumn(column, engine);
  return (
    <div className="column-status">
      <p role="status" aria-label={say('Progress of {name}', { name: nameOf(column) })} className="small muted">
        {line}
      </p>
      {isBusy(column) || isLooking(column) ? (
        <button type="button" className="button" onClick={() => stop(app, column)}>
          <Square size={14} fill="currentColor" aria-hidden="true" />
          {say('Stop')}
        </button>
      ) : (
        <AskAgain column={column} />
      )}
    </div>
  );
}

/** For a column whose answer is missing, or is by another recipe than it has now. */
function AskAgain({ column: { key, answer, recipe } }: { readonly column: Column }) {
  const app = useApp();
  const asked = useAppState(({ compare }) => compare.asked);
  const isOtherBusy = useAppState(({ compare }) => isRunning(compare));
  const isOld = answer.status === 'done' && JSON.stringify(answer.evidence.recipe) !== JSON.stringify(recipe);
  if (asked === null || (answer.status === 'done' && !isOld)) return null;
  return (
    <>
      {isOld && <p className="small muted">{say('By the recipe before.')}</p>}
      <button type="button" className="button" disabled={isOtherBusy} onClick={() => askAgain(app, key)}>
        <RotateCw size={14} aria-hidden="true" /> {say('Ask again')}
      </button>
    </>
  );
}
