import { ArrowLeft, ArrowRight, CopyPlus, X } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { Toolbar } from 'react-aria-components/Toolbar';
import { flushSync } from 'react-dom';
import { useApp, useAppState } from '../../AppContext.ts';
import { update } from '../../actions/app.ts';
import { IconButton } from '../../controls/IconButton.tsx';
import { type Column, fewestColumns, mostColumns } from '../../store/compare.ts';
import { duplicated, moved, removed, renamed } from '../../store/compareEdits.ts';
import { nameOf } from '../../wording/compare.ts';
import { say } from '../../wording/language.ts';
import { focusColumn } from './focusColumn.ts';

type Props = { readonly column: Column; readonly at: number };

/** A column's number and name, and what can be done with it as a whole. */
export function ColumnHead({ column, at }: Props) {
  return (
    <header className="column-head">
      <span className="number" aria-hidden="true">
        {at + 1}
      </span>
      <NameField column={column} at={at} />
      <ColumnActions column={column} at={at} />
    </header>
  );
}

const nameLength = 60;

/** Taken when it is left or at Enter; Escape brings back the name before. An empty name is the recipe's own. */
function NameField({ column, at }: Props) {
  const app = useApp();
  const [text, setText] = useState(column.name);
  const [known, setKnown] = useState(column.name);
  if (known !== column.name) {
    setKnown(column.name);
    setText(column.name);
  }
  const take = () => update(app, 'compare', (compare) => renamed(compare, column.key, text.trim()));
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') take();
    if (event.key !== 'Escape' || text === column.name) return;
    event.preventDefault();
    setText(column.name);
  };
  return (
    <input
      className="column-name"
      aria-label={say('Name of column {number}', { number: at + 1 })}
      placeholder={nameOf({ ...column, name: '' })}
      value={text}
      maxLength={nameLength}
      enterKeyHint="done"
      onChange={({ target }) => setText(target.value)}
      onBlur={take}
      onKeyDown={onKeyDown}
    />
  );
}

function ColumnActions({ column: { key }, at }: Props) {
  const app = useApp();
  const count = useAppState(({ compare }) => compare.columns.length);
  const buttons = [say('Move left'), say('Move right')].map((name) => `button[aria-label="${name}"]`);
  const move = (step: -1 | 1) => {
    flushSync(() => update(app, 'compare', (compare) => moved(compare, key, step)));
    const wanted = step < 0 ? buttons : buttons.toReversed();
    focusColumn(
      key,
      wanted.map((button) => `${button}:enabled`),
    );
  };
  const remove = () => {
    flushSync(() => update(app, 'compare', (compare) => removed(compare, key)));
    document.getElementById('add-recipe')?.focus();
  };
  return (
    <Toolbar aria-label={say('Column {number}', { number: at + 1 })} className="column-actions">
      <IconButton
        label={say('Move left')}
        icon={<ArrowLeft size={16} />}
        isDisabled={at === 0}
        onPress={() => move(-1)}
      />
      <IconButton
        label={say('Move right')}
        icon={<ArrowRight size={16} />}
        isDisabled={at === count - 1}
        onPress={() => move(1)}
      />
      <IconButton
        label={say('Duplicate')}
        icon={<CopyPlus size={16} />}
        isDisabled={count >= mostColumns}
        onPress={() => update(app, 'compare', (compare) => duplicated(compare, key))}
      />
      <IconButton label={say('Remove')} icon={<X size={16} />} isDisabled={count <= fewestColumns} onPress={remove} />
    </Toolbar>
  );
}
