import '../Open/Open.css';
import { FolderOpen, Upload } from 'lucide-react';
import { type ChangeEvent, type ReactNode, useId } from 'react';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { useApp, useAppState } from '../../AppContext.ts';
import { update } from '../../actions/app.ts';
import { placedFiles, takeQuestions } from '../../actions/evaluateQuestions.ts';
import { Segmented } from '../../controls/Segmented.tsx';
import {
  awaitsClips,
  clipsOf,
  type Evaluate,
  isOpen,
  type OwnSet,
  type QuestionSource,
  type Refusal,
  shareOf,
  shares,
} from '../../store/evaluate.ts';
import { shareNames, wordProblem, wordQuestions, wordRefusal } from '../../wording/evaluate.ts';
import { say } from '../../wording/language.ts';

/** Which questions: those that come with the application, or the user's own. */
export function QuestionsPart() {
  const app = useApp();
  const isAwaited = useAppState(({ evaluate }) => awaitsClips(evaluate));
  const source = useAppState(({ evaluate }) => (isAwaited ? 'own' : evaluate.source));
  const isLocked = useAppState(({ evaluate }) => isOpen(evaluate.run));
  const choose = (chosen: QuestionSource) => update(app, 'evaluate', (evaluate) => ({ ...evaluate, source: chosen }));
  return (
    <div className="setup-part">
      <h2 id="evaluate-questions">{say('Questions')}</h2>
      <RadioGroup
        aria-labelledby="evaluate-questions"
        className="choices"
        value={source}
        isDisabled={isLocked}
        onChange={(name) => choose(name as QuestionSource)}
      >
        <Radio value="bundled" className="choice">
          <strong>{say('Held-out set')}</strong>
          <span className="muted">{say('Clips of sprite worlds that the demo model has not seen in training.')}</span>
        </Radio>
        <Radio value="own" className="choice">
          <strong>{say('Your own')}</strong>
          <span className="muted">
            {say('Your clips with a file of questions and answers. Drop them anywhere on this page.')}
          </span>
        </Radio>
      </RadioGroup>
      {source === 'bundled' ? <BundledPart isLocked={isLocked} /> : <OwnPart isLocked={isLocked && !isAwaited} />}
    </div>
  );
}

function BundledPart({ isLocked }: { readonly isLocked: boolean }) {
  const app = useApp();
  const share = useAppState(({ evaluate }) => evaluate.share);
  const bundled = useAppState(({ evaluate }) => evaluate.bundled);
  const choose = (chosen: Evaluate['share'] | null) => {
    if (chosen) update(app, 'evaluate', (evaluate) => ({ ...evaluate, share: chosen }));
  };
  if (bundled.status === 'failed')
    return <p className="problem small">{say('The held-out questions could not be fetched.')}</p>;
  const items = bundled.status === 'ready' ? shareOf(bundled.items, share) : [];
  return (
    <div className="share">
      <Segmented
        label={say('How many of the clips')}
        segments={shares.map((name) => ({ name, label: say(shareNames[name]) }))}
        value={share}
        onChange={choose}
        isDisabled={isLocked}
      />
      <p className="small muted">
        {bundled.status === 'ready'
          ? wordQuestions(items.length, clipsOf(items).length)
          : say('Fetching the questions …')}
      </p>
    </div>
  );
}

function OwnPart({ isLocked }: { readonly isLocked: boolean }) {
  const own = useAppState(({ evaluate }) => evaluate.own);
  return (
    <div className="own-questions small">
      <div className="own-files">
        <FilesInput
          label={say('Choose a folder')}
          icon={<FolderOpen size={16} aria-hidden="true" />}
          isFolder
          isLocked={isLocked}
        />
        <FilesInput label={say('Choose files')} icon={<Upload size={16} aria-hidden="true" />} isLocked={isLocked} />
      </div>
      <OwnState own={own} />
      <details>
        <summary className="muted">{say('What the file of questions looks like')}</summary>
        <p>{say('CSV, with a line of headings; or JSON, a list of objects with the same names.')}</p>
        <pre>{'clip,question,answer,family\ndogs.mp4,How many dogs?,two,count'}</pre>
        <p className="muted">
          {say(
            '“clip” is a file’s name. “family” is any name to count by, and may be left out. Call the file “questions” where there are several.',
          )}
        </p>
      </details>
    </div>
  );
}

type InputProps = {
  readonly label: string;
  readonly icon: ReactNode;
  readonly isFolder?: boolean;
  readonly isLocked: boolean;
};

function FilesInput({ label, icon, isFolder = false, isLocked }: InputProps) {
  const app = useApp();
  const id = useId();
  const onChange = ({ target }: ChangeEvent<HTMLInputElement>) => {
    if (target.files?.length) void takeQuestions(app, placedFiles(target.files));
    // The same files chosen again have to count as a change: they may have been mended.
    target.value = '';
  };
  const folder = isFolder ? { webkitdirectory: '' } : {};
  return (
    <span className="open-file">
      <input id={id} type="file" multiple disabled={isLocked} onChange={onChange} {...folder} />
      <label htmlFor={id} className="button">
        {icon}
        {label}
      </label>
    </span>
  );
}

function OwnState({ own }: { readonly own: OwnSet }) {
  if (own.status === 'none') return null;
  if (own.status === 'refused') return <RefusalList refusal={own.refusal} />;
  return (
    <p role="status">
      <strong>{own.name}</strong>: {wordQuestions(own.items.length, clipsOf(own.items).length)}
    </p>
  );
}

const problemsShown = 6;

function RefusalList({ refusal }: { readonly refusal: Refusal }) {
  const problems = refusal.code === 'problems' ? refusal.problems : [];
  const more = problems.length - problemsShown;
  return (
    <div role="alert" className="problem">
      <p>{wordRefusal(refusal)}</p>
      <ul>
        {problems.slice(0, problemsShown).map((problem) => (
          <li key={JSON.stringify(problem)}>{wordProblem(problem)}</li>
        ))}
      </ul>
      {more > 0 && <p>{say('And {more} more.', { more })}</p>}
    </div>
  );
}
