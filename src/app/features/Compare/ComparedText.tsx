import { difference } from '../../../domain/difference.ts';
import { useAppState } from '../../AppContext.ts';
import { answerIn, type Column } from '../../store/compare.ts';
import { AnswerText } from '../Conversation/AnswerText.tsx';

type Props = { readonly column: Column; readonly text: string };

/** An answer with its moments as links; a finished one has the words marked that the first column's lacks. */
export function ComparedText({ column, text }: Props) {
  const other = useAppState(({ compare: { columns } }) => {
    const [first] = columns;
    return first === undefined || first.key === column.key ? null : answerIn(first);
  });
  const isStreaming = column.answer.status === 'streaming';
  if (other === null || column.answer.status !== 'done') return <AnswerText text={text} isStreaming={isStreaming} />;
  return difference(other, text).map(({ at, text: words, differs }) =>
    differs ? (
      <mark key={at}>
        <AnswerText text={words} isStreaming={false} />
      </mark>
    ) : (
      <AnswerText key={at} text={words} isStreaming={false} />
    ),
  );
}
