import './History.css';
import { Search, Trash2, Undo2 } from 'lucide-react';
import { useEffect } from 'react';
import { useApp, useAppState } from '../../AppContext.ts';
import { update } from '../../actions/app.ts';
import { bringBack, forgetAll, hideHistory, readHistory } from '../../actions/history.ts';
import { Dialog } from '../../controls/Dialog.tsx';
import { formatCount, formatCounted } from '../../format.ts';
import type { HistoryEntry } from '../../history/entry.ts';
import { keyOf } from '../../history/key.ts';
import { found, type HistoryRead } from '../../store/history.ts';
import { say } from '../../wording/language.ts';
import { EntryView } from './EntryView.tsx';

/** The clips that were asked about, and the way back to each conversation and comparison. */
export function HistoryDialog() {
  const app = useApp();
  const read = useAppState(({ history }) => history.read);
  useEffect(() => void readHistory(app), [app]);
  return (
    <Dialog title={say('History')} place="side" onClose={() => hideHistory(app)}>
      <p className="history-note muted">
        {say(
          'Kept in this browser, on this machine, and sent nowhere. Your videos are not copied; clips made here are kept as well.',
        )}
      </p>
      {read.status === 'unavailable' && (
        <p role="status" className="history-note">
          {say(
            'This browser keeps nothing for this page, as in some private windows. Questions and answers last until the page is closed.',
          )}
        </p>
      )}
      {read.status === 'read' && <Entries read={read} />}
    </Dialog>
  );
}

function Entries({ read }: { readonly read: Extract<HistoryRead, { status: 'read' }> }) {
  const query = useAppState(({ history }) => history.query);
  const hasRemoved = useAppState(({ history }) => history.removed.length > 0);
  const entries = found(read.entries, query);
  return (
    <>
      {(read.entries.length > 0 || hasRemoved) && <Tools isEmpty={read.entries.length === 0} />}
      <Removed />
      {read.unreadable > 0 && (
        <p className="history-note muted">
          {say('{conversations} of another version of this page cannot be shown.', {
            conversations: formatCounted(read.unreadable, 'conversation'),
          })}
        </p>
      )}
      <p role="status" className="history-note muted">
        {wordCount(read.entries.length, entries.length, query)}
      </p>
      <ul className="history-entries" aria-label={say('Conversations and comparisons')}>
        {entries.map((entry) => (
          <EntryView key={keyOf(entry)} entry={entry} query={query} />
        ))}
      </ul>
    </>
  );
}

function wordCount(all: number, shown: number, query: string): string {
  if (all === 0)
    return say('Nothing yet. Every video that you ask about is listed here, with its questions and answers.');
  if (query.trim() === '') return say('{count} kept here.', { count: formatCount(all) });
  return shown === 0
    ? say('Nothing kept here holds “{query}”.', { query: query.trim() })
    : say('{part} of {all}', { part: formatCount(shown), all: formatCount(all) });
}

const searchId = 'history-search';

function Tools({ isEmpty }: { readonly isEmpty: boolean }) {
  const app = useApp();
  const query = useAppState(({ history }) => history.query);
  return (
    <div className="history-tools">
      <label>
        <Search size={16} aria-hidden="true" />
        <input
          id={searchId}
          type="search"
          aria-label={say('Search the history')}
          placeholder={say('Name, question or answer')}
          value={query}
          onChange={({ target }) => update(app, 'history', (history) => ({ ...history, query: target.value }))}
        />
      </label>
      <button type="button" className="button quiet" disabled={isEmpty} onClick={() => void forgetAll(app)}>
        <Trash2 size={14} aria-hidden="true" /> {say('Delete all')}
      </button>
    </div>
  );
}

/** What was just deleted, and the way to have it back: there the focus goes, as the button pressed is gone. */
function Removed() {
  const app = useApp();
  const removed = useAppState(({ history }) => history.removed);
  const undo = () => {
    document.getElementById(searchId)?.focus();
    void bringBack(app);
  };
  return (
    <div role="status" className="history-removed" hidden={removed.length === 0}>
      {removed.length > 0 && (
        <>
          <p>{wordRemoved(removed)}</p>
          <button key={removed[0] && keyOf(removed[0])} ref={focus} type="button" className="button" onClick={undo}>
            <Undo2 size={14} aria-hidden="true" /> {say('Undo')}
          </button>
        </>
      )}
    </div>
  );
}

function wordRemoved(removed: readonly HistoryEntry[]): string {
  const [first, ...others] = removed;
  if (first === undefined || others.length > 0) return say('All {count} are deleted.', { count: removed.length });
  return first.kind === 'conversation'
    ? say('“{name}” is deleted.', { name: first.name })
    : say('The comparison “{question}” is deleted.', { question: first.question });
}

const focus = (element: HTMLElement | null): void => element?.focus();
