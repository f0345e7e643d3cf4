import { ArrowRight, Check } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';
import { useApp, useAppState } from '../../AppContext.ts';
import { update } from '../../actions/app.ts';
import { addressOf } from '../../actions/persist.ts';
import { showView } from '../../actions/showView.ts';
import type { Column } from '../../store/compare.ts';
import { isOpen, leavingOut } from '../../store/evaluate.ts';
import { nameOf } from '../../wording/compare.ts';
import { say } from '../../wording/language.ts';
import { wordRecipe } from '../../wording/recipe.ts';

/** Who is asked: the columns of Compare, and the control. */
export function RecipesPart() {
  const columns = useAppState(({ compare }) => compare.columns);
  return (
    <fieldset className="setup-part">
      <legend>{say('Recipes')}</legend>
      <div className="choices">
        {columns.map((column, at) => (
          <ColumnBox key={column.key} column={column} at={at} />
        ))}
        <ControlBox />
      </div>
      <CompareLink />
    </fieldset>
  );
}

type BoxProps = {
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly mark: string;
  readonly name: string;
  readonly children: ReactNode;
};

function Box({ isSelected, onChange, mark, name, children }: BoxProps) {
  const isLocked = useAppState(({ evaluate }) => isOpen(evaluate.run));
  return (
    <Checkbox className="choice" isSelected={isSelected} isDisabled={isLocked} onChange={onChange}>
      <span className="tick" aria-hidden="true">
        {isSelected && <Check size={12} strokeWidth={3} />}
      </span>
      <strong>
        <span className="mark">{mark}</span> {name}
      </strong>
      <span className="muted">{children}</span>
    </Checkbox>
  );
}

function ColumnBox({ column, at }: { readonly column: Column; readonly at: number }) {
  const app = useApp();
  const isOut = useAppState(({ evaluate }) => evaluate.leftOut.includes(column.key));
  return (
    <Box
      isSelected={!isOut}
      onChange={(isIn) => update(app, 'evaluate', (evaluate) => leavingOut(evaluate, column.key, !isIn))}
      mark={String(at + 1)}
      name={nameOf(column)}
    >
      {wordRecipe(column.recipe)}
    </Box>
  );
}

function ControlBox() {
  const app = useApp();
  const withControl = useAppState(({ evaluate }) => evaluate.withControl);
  return (
    <Box
      isSelected={withControl}
      onChange={(isIn) => update(app, 'evaluate', (evaluate) => ({ ...evaluate, withControl: isIn }))}
      mark="C"
      name={say('Without the video')}
    >
      {say('The control: what the question’s words alone let the model guess.')}
    </Box>
  );
}

/** Recipes are made where they can be seen at work. */
function CompareLink() {
  const app = useApp();
  const address = useAppState((state) => addressOf({ ...state, view: 'compare' }));
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    showView(app, 'compare');
  };
  return (
    <a className="small" href={address} onClick={follow}>
      {say('Change the recipes in Compare')} <ArrowRight size={14} aria-hidden="true" />
    </a>
  );
}
