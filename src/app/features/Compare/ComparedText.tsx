import { Fragment } from 'react';
import { difference, type Stretch } from '../../../domain/difference.ts';
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
  const stretches = difference(other, text);
  return <AnswerText text={text} isStreaming={false} draw={(part, at) => marked(stretches, part, at)} />;
}

/** A part of the answer that begins at a place in it, with the words in it marked that differ. */
const marked = (stretches: readonly Stretch[], part: string, begin: number) =>
  stretches.flatMap(({ at, text, differs }) => {
    const [from, to] = [Math.max(at, begin), Math.min(at + text.length, begin + part.length)];
    if (from >= to) return [];
    const words = text.slice(from - at, to - at);
    return differs ? <mark key={from}>{words}</mark> : <Fragment key={from}>{words}</Fragment>;
  });
