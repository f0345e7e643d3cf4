import { useApp } from '../../AppContext.ts';
import { copySummary, downloadAnswers, downloadReports, downloadSummary } from '../../actions/evaluateExport.ts';
import { ExportMenu } from '../../controls/ExportMenu.tsx';
import { say } from '../../wording/language.ts';

/** Takes the results along. */
export function EvaluationExport({ isEmpty }: { readonly isEmpty: boolean }) {
  const app = useApp();
  return (
    <ExportMenu
      isDisabled={isEmpty}
      exports={[
        {
          id: 'json',
          label: 'JSON',
          about: say('Reports as npm run eval writes them'),
          take: () => downloadReports(app),
        },
        { id: 'csv', label: 'CSV', about: say('A row an answer'), take: () => downloadAnswers(app) },
        { id: 'markdown', label: 'Markdown', about: say('The tables'), take: () => downloadSummary(app) },
        { id: 'copy', label: say('Copy as Markdown'), about: say('To the clipboard'), take: () => copySummary(app) },
      ]}
    />
  );
}
