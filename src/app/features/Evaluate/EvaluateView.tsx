import './Evaluate.css';
import './Setup.css';
import './Results.css';
import { useEffect } from 'react';
import { useApp } from '../../AppContext.ts';
import type { App } from '../../actions/app.ts';
import { keepReports, keepRun } from '../../actions/evaluateKeep.ts';
import { loadBundled } from '../../actions/evaluateQuestions.ts';
import { pauseEvaluation } from '../../actions/evaluateRun.ts';
import { useShortcut } from '../../keyboard/KeyboardContext.ts';
import { say } from '../../wording/language.ts';
import { QuestionsPart } from './QuestionsPart.tsx';
import { RecipesPart } from './RecipesPart.tsx';
import { ReportsPart } from './ReportsPart.tsx';
import { Results } from './Results.tsx';
import { RunPart } from './RunPart.tsx';
import { useShownRun } from './useShownRun.ts';

/** Brings back the last run and the reports that were open, and keeps what they become, on show or not. */
export function beginEvaluating(app: App): void {
  void keepRun(app);
  void keepReports(app);
}

/** Questions of known answers put to the recipes: what is asked on one side, what came of it on the other. */
export function EvaluateView() {
  const app = useApp();
  useEffect(() => void loadBundled(app), [app]);
  useShortcut('stop', () => pauseEvaluation(app));
  return (
    <main className="evaluate-view">
      <section className="evaluate-setup" aria-label={say('Set-up')}>
        <QuestionsPart />
        <RecipesPart />
        <RunPart />
        <ReportsPart />
      </section>
      <section className="evaluate-results" aria-label={say('Results')}>
        <RunResults />
      </section>
    </main>
  );
}

function RunResults() {
  const run = useShownRun();
  return run === null ? <NoResults /> : <Results run={run} />;
}

function NoResults() {
  return (
    <div className="no-results muted">
      <p>
        {say(
          'How often is each recipe right? Ask them all the same questions, of which the answers are known, and see here how accurate each is, how sure that is, what it costs, and where they disagree.',
        )}
      </p>
      <p className="small">
        {say(
          'An answer counts when it equals the expected one but for case, punctuation and articles; a description by the facts that it states, a moment when it is near enough. Everything runs on this machine.',
        )}
      </p>
    </div>
  );
}
