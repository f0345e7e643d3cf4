import './ThingPicker.css';
import { ChevronDown } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import type { KnownWorld } from '../../../domain/maker/known.ts';
import { groups, type ThingName } from '../../../domain/maker/things.ts';
import { say } from '../../wording/language.ts';
import { capitalised } from '../../wording/maker.ts';
import { Sprite } from './Sprite.tsx';

type Props = {
  readonly thing: ThingName;
  readonly world: KnownWorld | null;
  readonly onChange: (thing: ThingName) => void;
};

/** The thing's picture and name; pressed, all that there is. */
export function ThingPicker({ thing, world, onChange }: Props) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const choose = (chosen: ThingName) => {
    onChange(chosen);
    list.current?.hidePopover();
  };
  return (
    <>
      <button
        type="button"
        className="button thing-button"
        popoverTarget={id}
        aria-haspopup="dialog"
        aria-label={say('Thing: {thing}. Change', { thing })}
      >
        <Sprite thing={thing} size={28} />
        <span>{capitalised(thing)}</span>
        <ChevronDown size={14} aria-hidden="true" />
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={say('Choose a thing')}
        className="thing-list"
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {isOpen && <ThingList thing={thing} world={world} onChoose={choose} />}
      </div>
    </>
  );
}

type ListProps = Pick<Props, 'thing' | 'world'> & { readonly onChoose: (thing: ThingName) => void };

function ThingList({ thing, world, onChoose }: ListProps) {
  return (
    <>
      {world && <p className="small muted">{say('The model was not trained on those with a dashed frame.')}</p>}
      {groups.map(({ title, things }) => (
        <section key={title} aria-label={title}>
          <h4>{title}</h4>
          <ul data-group={title}>
            {things.map((each) => (
              <li key={each}>
                <ThingChoice
                  thing={each}
                  isCurrent={each === thing}
                  isKnown={world?.things.has(each) ?? true}
                  onChoose={() => onChoose(each)}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

type ChoiceProps = {
  readonly thing: ThingName;
  readonly isCurrent: boolean;
  readonly isKnown: boolean;
  readonly onChoose: () => void;
};

function ThingChoice({ thing, isCurrent, isKnown, onChoose }: ChoiceProps) {
  const label = isKnown ? capitalised(thing) : say('{thing}, new to the model', { thing: capitalised(thing) });
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={isCurrent}
      data-new={isKnown ? undefined : ''}
      onClick={onChoose}
    >
      <Sprite thing={thing} size={32} />
    </button>
  );
}
