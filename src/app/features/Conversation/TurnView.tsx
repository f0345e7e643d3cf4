import { Check, Copy, Eye, RotateCw } from 'lucide-react';
import { memo, useState } from 'react';
import { useApp, useAppState, useOwnWords } from '../../AppContext.ts';
import { update } from '../../actions/app.ts';
import { retry } from '../../actions/askQuestion.ts';
import { IconButton } from '../../controls/IconButton.tsx';
import { evidenceOf, streamingTurn, type Turn, type TurnState } from '../../store/conversation.ts';
import { wordError } from '../../wording/errors.ts';
import { say } from '../../wording/language.ts';
import { wordNotice } from '../../wording/notices.ts';
import { wordProgress } from '../../wording/stages.ts';
import { EvidenceDisclosure } from '../Evidence/EvidenceDisclosure.tsx';
import { AnswerText } from './AnswerText.tsx';

const dataState: Readonly<Record<TurnState['status'], 'streaming' | 'done' | 'error'>> = {
  streaming: 'streaming',
  done: 'done',
  stopped: 'done',
  error: 'error',
};

/** A question with its answer, whatever became of it. The turns above the one that is being written stand still. */
export const TurnView = memo(function TurnView({ turn }: { readonly turn: Turn }) {
  useOwnWords();
  const { state } = turn;
  return (
    <div className="turn">
      <p className="question">{turn.question}</p>
      <article
        data-state={dataState[state.status]}
        aria-label={say('Answer to: {question}', { question: turn.question })}
      >
        {state.text !== '' && (
          <p className="answer" aria-busy={state.status === 'streaming'}>
            <AnswerText text={state.text} isStreaming={state.status === 'streaming'} />
          </p>
        )}
        <Outcome turn={turn} />
        {state.status === 'done' && <Made turn={turn} />}
        {turn.notices.map((notice) => (
          <p key={notice.code} className="notice">
            {wordNotice(notice)}
          </p>
        ))}
        <div className="foot">
          {state.status === 'done' && <EvidenceDisclosure turn={turn} evidence={state.evidence} />}
          {state.status !== 'streaming' && <Actions turn={turn} />}
        </div>
      </article>
    </div>
  );
});

/** What is true of a clip that was made here, under what the model says of it. */
function Made({ turn: { clip, question } }: { readonly turn: Turn }) {
  const made = useAppState(({ clip: { current } }) => (current?.id === clip ? current.made : undefined));
  const known = made?.find((each) => each.question.toLowerCase() === question.toLowerCase());
  return known && <p className="notice">{say('In the clip you made: {answer}', { answer: known.answer })}</p>;
}

/** How the answer goes, or how it ended when it did not end well. */
function Outcome({ turn: { state } }: { readonly turn: Turn }) {
  const engine = useAppState(({ engine: { status } }) => status);
  switch (state.status) {
    case 'done':
      return null;
    case 'stopped':
      return <p className="outcome">{say('Stopped.')}</p>;
    case 'error': {
      const { what, next } = wordError(state.failure);
      return (
        <p role="alert" className="failure" data-code={state.failure.code}>
          <strong>{what}</strong> {next}
        </p>
      );
    }
    case 'streaming': {
      const waiting = engine === 'loading' ? say('Waiting for the model to load') : say('Starting');
      return (
        <p role="status" aria-label={say('Answer progress')} className="outcome">
          {state.progress ? wordProgress(state.progress) : waiting}
        </p>
      );
    }
  }
}

function Actions({ turn }: { readonly turn: Turn }) {
  const app = useApp();
  const isOpen = useAppState((state) => state.clip.current?.id === turn.clip);
  const isBusy = useAppState((state) => streamingTurn(state.conversation) !== undefined);
  return (
    <div className="actions">
      {isOpen && evidenceOf(turn)?.maps && <ShowButton turn={turn} />}
      {turn.state.text !== '' && <CopyButton text={turn.state.text} />}
      {isOpen && turn.state.status !== 'done' && (
        <button type="button" className="button" disabled={isBusy} onClick={() => retry(app, turn)}>
          <RotateCw size={14} /> {say('Try again')}
        </button>
      )}
      {isOpen && turn.state.status === 'done' && (
        <IconButton
          label={say('Ask again with the present recipe')}
          icon={<RotateCw size={16} />}
          isDisabled={isBusy}
          onPress={() => retry(app, turn)}
        />
      )}
    </div>
  );
}

/** Chooses whose evidence the strip and the timeline show. */
function ShowButton({ turn: { key } }: { readonly turn: Turn }) {
  const app = useApp();
  const isShown = useAppState((state) => state.conversation.shown === key);
  const toggle = () => update(app, 'conversation', (slice) => ({ ...slice, shown: isShown ? null : key }));
  return <IconButton label={say('Show on the frames')} icon={<Eye size={16} />} isPressed={isShown} onPress={toggle} />;
}

function CopyButton({ text }: { readonly text: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <IconButton
      label={say(copied ? 'Copied' : 'Copy the answer')}
      icon={copied ? <Check size={16} /> : <Copy size={16} />}
      onPress={() => void copy()}
    />
  );
}
