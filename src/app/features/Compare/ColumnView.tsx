import { useApp, useAppState } from '../../AppContext.ts';
import { update } from '../../actions/app.ts';
import { columnWith } from '../../store/compare.ts';
import { nameOf } from '../../wording/compare.ts';
import { ColumnAnswerView } from './ColumnAnswerView.tsx';
import { ColumnCost } from './ColumnCost.tsx';
import { ColumnFrames } from './ColumnFrames.tsx';
import { ColumnHead } from './ColumnHead.tsx';
import { ColumnRecipe } from './ColumnRecipe.tsx';
import { columnId } from './focusColumn.ts';
import { Judgement } from './Judgement.tsx';

type Props = {
  readonly columnKey: number;
  readonly at: number;
  readonly isRecipeOpen: boolean;
  readonly onRecipeOpen: (isOpen: boolean) => void;
};

/** One recipe with what became of it. Under the pointer its lane lights up; with the focus in it, the player shows it. */
export function ColumnView({ columnKey: key, at, isRecipeOpen, onRecipeOpen }: Props) {
  const app = useApp();
  const column = useAppState(({ compare }) => columnWith(compare, key));
  const isShown = useAppState(({ compare }) => compare.shown === key);
  const hover = (hovered: number | null) => update(app, 'compare', (compare) => ({ ...compare, hovered }));
  const show = () => !isShown && update(app, 'compare', (compare) => ({ ...compare, shown: key }));
  if (column === undefined) return null;
  return (
    <article
      id={columnId(key)}
      className="column"
      aria-label={nameOf(column)}
      data-state={column.answer.status}
      data-shown={isShown || undefined}
      onPointerEnter={() => hover(key)}
      onPointerLeave={() => hover(null)}
      onFocus={show}
    >
      <ColumnHead column={column} at={at} />
      <ColumnRecipe column={column} isOpen={isRecipeOpen} onOpen={onRecipeOpen} />
      <ColumnAnswerView column={column} />
      <Judgement column={column} />
      <ColumnCost column={column} />
      <ColumnFrames column={column} />
    </article>
  );
}
