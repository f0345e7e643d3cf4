import { useApp } from '../../AppContext.ts';
import { copySummary, downloadAnswers, downloadReports, downloadSummary } from '../../actions/evaluateExport.ts';
import { ExportMenu } from '../../controls/ExportMenu.tsx';

/** Takes the results along. */
export function EvaluationExport({ isEmpty }: { readonly isEmpty: boolean }) {
  const app = useApp();
  return (
    <ExportMenu
      isDisabled={isEmpty}
      exports={[
        { id: 'json', label: 'JSON', about: 'Reports as npm run eval writes them', take: () => downloadReports(app) },
        { id: 'csv', label: 'CSV', about: 'A row an answer', take: () => downloadAnswers(app) },
        { id: 'markdown', label: 'Markdown', about: 'The tables', take: () => downloadSummary(app) },
        { id: 'copy', label: 'Copy as Markdown', about: 'To the clipboard', take: () => copySummary(app) },
      ]}
    />
  );
}
