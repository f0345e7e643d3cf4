import './Conversation.css';
import { useEffect, useRef } from 'react';
import { useAppState } from '../../AppContext.ts';
import { PartView } from '../../parts/PartView.tsx';
import type { Entry } from '../../store/conversation.ts';
import { say } from '../../wording/language.ts';
import { turnPart } from './turnPart.ts';
import { Welcome } from './Welcome.tsx';

/** All questions and answers, oldest first. */
export function Conversation() {
  const entries = useAppState((state) => state.conversation.entries);
  const log = useFollowedScroll(entries);
  return (
    <div ref={log} className="conversation">
      <h2 className="visually-hidden">{say('Conversation')}</h2>
      {entries.length === 0 && <Welcome />}
      <div role="log" aria-label={say('Conversation')}>
        {entries.map((entry) =>
          entry.kind === 'turn' ? (
            <PartView key={entry.key} part={turnPart} as="div" given={{ turn: entry }} />
          ) : (
            <p key={entry.key} className="divider">
              <span>{say('From here on: {name}', { name: entry.name })}</span>
            </p>
          ),
        )}
      </div>
    </div>
  );
}

/** Less than this from the end, in pixels, the reader follows the conversation; further up, they read something else. */
const following = 120;

/** Keeps the end in view while the answer grows, unless the reader has scrolled away; a new question always comes into view. */
function useFollowedScroll(entries: readonly Entry[]) {
  const log = useRef<HTMLDivElement>(null);
  const count = useRef(0);
  const wasStreaming = useRef(false);
  useEffect(() => {
    const element = log.current;
    if (element === null) return;
    const isNew = entries.length !== count.current;
    const last = entries.at(-1);
    const isStreaming = last?.kind === 'turn' && last.state.status === 'streaming';
    count.current = entries.length;
    const scrolls = element.scrollHeight > element.clientHeight + 1;
    const left = element.scrollHeight - element.clientHeight - element.scrollTop;
    if (scrolls && (isNew || left < following)) element.scrollTop = element.scrollHeight;
    const isFollowed = isNew || isStreaming || wasStreaming.current;
    wasStreaming.current = isStreaming;
    if (!scrolls && isFollowed) element.querySelector('.turn:last-child')?.scrollIntoView({ block: 'nearest' });
  }, [entries]);
  return log;
}
