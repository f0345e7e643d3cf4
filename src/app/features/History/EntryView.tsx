import { Columns3, Film, Trash2 } from 'lucide-react';
import { type ChangeEvent, useId } from 'react';
import { useApp, useAppState } from '../../AppContext.ts';
import { forget, reopen, reopenWith } from '../../actions/history.ts';
import { posterUrl } from '../../actions/openClip.ts';
import { IconButton } from '../../controls/IconButton.tsx';
import { formatBytes, formatCounted, formatDate, formatTime } from '../../format.ts';
import type { HistoryEntry } from '../../history/entry.ts';
import { keyOf } from '../../history/key.ts';
import { accepted } from '../../openable.ts';
import { excerpt, lastAsked } from '../../store/history.ts';
import { say } from '../../wording/language.ts';

type Props = { readonly entry: HistoryEntry; readonly query: string };

/** A clip that was asked about, or recipes that were compared on it: pressed, it goes on. */
export function EntryView({ entry, query }: Props) {
  const app = useApp();
  const { name, size, duration } = entry;
  const shown = excerpt(entry, query);
  // A still picture has no duration.
  const times = duration > 0 ? [formatTime(duration)] : [];
  const facts = [wordLength(entry), ...times, formatBytes(size)].map(unbroken);
  return (
    <li>
      <div className="history-entry">
        <button
          type="button"
          className="entry-open"
          aria-label={say('Open {name}', { name: entryName(entry) })}
          onClick={() => void reopen(app, entry)}
        >
          <Poster entry={entry} />
          <span className="entry-text">
            <strong>{name}</strong>
            {entry.kind === 'comparison' && (
              <span className="entry-kind">
                <Columns3 size={14} aria-hidden="true" /> {say('Comparison')}
              </span>
            )}
            {shown && <span className="entry-question">{shown.question}</span>}
            {shown && <span className="muted">{shown.text || say('Stopped.')}</span>}
            <span className="entry-facts">
              <time dateTime={new Date(lastAsked(entry)).toISOString()}>{formatDate(lastAsked(entry))}</time> ·{' '}
              {facts.join(' · ')}
            </span>
          </span>
        </button>
        <IconButton
          label={say('Delete {name}', { name: entryName(entry) })}
          icon={<Trash2 size={16} />}
          onPress={() => void forget(app, [entry])}
        />
      </div>
      <AskForFile entry={entry} />
    </li>
  );
}

/** How the page calls an entry: a clip has one conversation, and may have several comparisons. */
const entryName = (entry: HistoryEntry): string =>
  entry.kind === 'conversation'
    ? entry.name
    : say('the comparison “{question}” on {name}', { question: entry.question, name: entry.name });

const wordLength = (entry: HistoryEntry): string =>
  entry.kind === 'conversation'
    ? formatCounted(entry.turns.length, 'question')
    : formatCounted(entry.columns.length, 'recipe');

/** A fact stays on its line. */
const unbroken = (fact: string): string => fact.replaceAll(' ', '\u00a0');

function Poster({ entry: { poster, sample } }: { readonly entry: HistoryEntry }) {
  const samplePoster = useAppState(({ samples }) => {
    const found = samples.find(({ file }) => file === sample);
    return found ? posterUrl(found) : null;
  });
  const address = samplePoster ?? poster;
  return <span className="entry-poster">{address ? <img src={address} alt="" /> : <Film size={20} />}</span>;
}

/** The page has no way back to the file: the user chooses it again, and it is recognised. */
function AskForFile({ entry }: { readonly entry: HistoryEntry }) {
  const app = useApp();
  const id = useId();
  const wanted = useAppState(({ history }) => history.wanted);
  if (wanted?.key !== keyOf(entry)) return null;
  const onChange = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file) void reopenWith(app, entry, file);
    target.value = '';
  };
  return (
    <div className="entry-file">
      <p role="status">
        {wanted.other === null
          ? say('The page does not keep the video. Choose “{name}” again to go on.', { name: entry.name })
          : say('“{other}” is another video. Choose “{name}”, also where it has another name by now.', {
              other: wanted.other,
              name: entry.name,
            })}
      </p>
      <span className="open-file">
        <input id={id} type="file" accept={accepted} onChange={onChange} />
        <label htmlFor={id} className="button">
          {say('Choose the file')}
        </label>
      </span>
    </div>
  );
}
