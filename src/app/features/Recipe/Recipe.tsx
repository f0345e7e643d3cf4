import './Recipe.css';
import { ChevronRight, SlidersHorizontal } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
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

function RecipeDisclosure() {
  return (
    <Disclosure className="recipe">
      {({ isExpanded }) => (
        <>
          <Button slot="trigger" className="recipe-line">
            <Summary />
          </Button>
          <DisclosurePanel>{isExpanded && <PartView part={recipePanelPart} as="div" given={{}} />}</DisclosurePanel>
        </>
      )}
    </Disclosure>
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
