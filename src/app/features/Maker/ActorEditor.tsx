import { X } from 'lucide-react';
import { useId } from 'react';
import type { KnownWorld } from '../../../domain/maker/known.ts';
import { type Actor, actions, placesFor } from '../../../domain/maker/storyboard.ts';
import { useApp } from '../../AppContext.ts';
import { changeMaker } from '../../actions/makeClip.ts';
import { withActor } from '../../store/maker.ts';
import { say } from '../../wording/language.ts';
import { capitalised, wordAction } from '../../wording/maker.ts';
import { Choices } from './Choices.tsx';
import { ThingPicker } from './ThingPicker.tsx';
import { ToolButton } from './ToolButton.tsx';

type Props = {
  readonly actor: Actor;
  readonly index: number;
  readonly world: KnownWorld | null;
  /** Absent where it is the scene's only thing. */
  readonly onRemove?: () => void;
};

/** One thing of a scene: what it is, what it does, and where. */
export function ActorEditor({ actor, index, world, onRemove }: Props) {
  const app = useApp();
  const change = (part: Partial<Actor>) => changeMaker(app, (maker) => withActor(maker, index, part));
  return (
    <div className="actor">
      <div className="actor-what">
        <ThingPicker thing={actor.thing} world={world} onChange={(thing) => change({ thing })} />
        <Choices
          label={say('Does')}
          value={actor.action}
          options={actions}
          known={world?.actions ?? null}
          nameOf={wordAction}
          onChange={(action) => change({ action })}
        />
      </div>
      <PlaceGrid actor={actor} onChange={(place) => change({ place })} />
      {onRemove && (
        <ToolButton
          label={say('Remove the {thing}', { thing: actor.thing })}
          icon={<X size={16} />}
          onPress={onRemove}
        />
      )}
    </div>
  );
}

/** Nine thirds of the picture; the three lanes of a thing that crosses it. */
function PlaceGrid({ actor, onChange }: { readonly actor: Actor; readonly onChange: (place: Actor['place']) => void }) {
  const name = useId();
  const shown = placesFor(actor.action);
  const isRows = actor.action === 'left' || actor.action === 'right';
  const isColumns = actor.action === 'up' || actor.action === 'down';
  return (
    <fieldset className="places" data-lanes={isRows ? 'rows' : isColumns ? 'columns' : undefined}>
      <legend className="visually-hidden">{say('Where the {thing} is', { thing: actor.thing })}</legend>
      {shown.map((place) => (
        <label key={place} className="place" title={capitalised(place)}>
          <input
            type="radio"
            name={name}
            className="visually-hidden"
            checked={actor.place === place}
            onChange={() => onChange(place)}
          />
          <span className="visually-hidden">{capitalised(place)}</span>
        </label>
      ))}
    </fieldset>
  );
}
