import './Recipe.css';
import { ChevronRight, SlidersHorizontal } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useAppState } from '../../AppContext.ts';
import { useNarrow } from '../../controls/useNarrow.ts';
import { PartView } from '../../parts/PartView.tsx';
import { say } from '../../wording/language.ts';
import { wordRecipe } from '../../wording/recipe.ts';
import { recipePanelPart } from './recipePanelPart.ts';

/** How the video becomes tokens, in one line that opens: in place, or as a sheet where there is little room. */
export function Recipe() {
  return useNarrow() ? <RecipeSheet /> : <RecipeDisclosure />;
}

function Summary() {
  const recipe = useAppState((state) => state.recipe.value);
  return (
    <>
      <SlidersHorizontal size={16} aria-hidden="true" />
      <span className="summary">
        <strong>{say('Recipe')}</strong> {wordRecipe(recipe)}
      </span>
      <ChevronRight size={16} aria-hidden="true" className="chevron" />
    </>
  );
}

/** By hand: the library's disclosure would be in the first view for this line alone. */
function RecipeDisclosure() {
  const [isOpen, setIsOpen] = useState(false);
  const panel = useId();
  return (
    <div className="recipe">
      <button
        type="button"
        className="recipe-line"
        aria-expanded={isOpen}
        aria-controls={panel}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Summary />
      </button>
      <div id={panel} hidden={!isOpen}>
        {isOpen && <PartView part={recipePanelPart} as="div" given={{}} />}
      </div>
    </div>
  );
}

function RecipeSheet() {
  const sheet = useRef<HTMLDialogElement>(null);
  const [wasOpened, setWasOpened] = useState(false);
  const open = () => {
    setWasOpened(true);
    sheet.current?.showModal();
  };
  return (
    <div className="recipe">
      <button type="button" className="recipe-line" aria-haspopup="dialog" onClick={open}>
        <Summary />
      </button>
      <dialog ref={sheet} className="sheet" aria-label={say('Recipe')} closedby="any">
        <div className="sheet-head">
          <h2>{say('Recipe')}</h2>
          <button type="button" className="button quiet" onClick={() => sheet.current?.close()}>
            {say('Done')}
          </button>
        </div>
        {wasOpened && <PartView part={recipePanelPart} as="div" given={{}} />}
      </dialog>
    </div>
  );
}
