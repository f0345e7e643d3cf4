import '../Open/Open.css';
import { FileChartColumn, X } from 'lucide-react';
import { type ChangeEvent, useId } from 'react';
import { useApp, useAppState } from '../../AppContext.ts';
import { closeReport, openReports } from '../../actions/evaluateReports.ts';
import { IconButton } from '../../controls/IconButton.tsx';
import { formatCounted } from '../../format.ts';
import type { OpenedReport } from '../../store/evaluate.ts';
import { reportMark } from '../../store/evaluateReports.ts';
import { contenderName, wordModel } from '../../wording/evaluate.ts';
import { say } from '../../wording/language.ts';

/** Results of other runs, to be seen beside those made here. */
export function ReportsPart() {
  const reports = useAppState(({ evaluate }) => evaluate.reports);
  const reportsKept = useAppState(({ evaluate }) => evaluate.reportsKept);
  return (
    <div className="setup-part">
      <h2 id="evaluate-reports">{say('Reports')}</h2>
      {reports.length > 0 && (
        <ul className="opened-reports small" aria-labelledby="evaluate-reports">
          {reports.map((opened, at) => (
            <ReportItem key={opened.key} opened={opened} mark={reportMark(at)} />
          ))}
        </ul>
      )}
      {!reportsKept && (
        <p role="status" className="small">
          {say(
            'This browser could not store the reports; perhaps it has no room left. They are open until you close or reload this tab.',
          )}
        </p>
      )}
      <ReportsInput />
      <p className="small muted">
        {say('Reports that Evaluate or npm run eval has written, beside the results here.')}
      </p>
    </div>
  );
}

function ReportItem({ opened: { key, file, report }, mark }: { readonly opened: OpenedReport; readonly mark: string }) {
  const app = useApp();
  return (
    <li>
      <span className="mark">{mark}</span>
      <span>
        {contenderName(report)}
        <span className="muted">
          {[file, formatCounted(report.answers.length, 'answer'), wordModel(report)].join(' · ')}
        </span>
      </span>
      <IconButton
        label={say('Close the report {mark}', { mark })}
        icon={<X size={16} />}
        onPress={() => closeReport(app, key)}
      />
    </li>
  );
}

function ReportsInput() {
  const app = useApp();
  const id = useId();
  const onChange = ({ target }: ChangeEvent<HTMLInputElement>) => {
    void openReports(app, [...(target.files ?? [])]);
    // The same file chosen again has to count as a change.
    target.value = '';
  };
  return (
    <span className="open-file">
      <input id={id} type="file" multiple accept=".json,application/json" onChange={onChange} />
      <label htmlFor={id} className="button">
        <FileChartColumn size={16} aria-hidden="true" />
        {say('Open reports')}
      </label>
    </span>
  );
}
