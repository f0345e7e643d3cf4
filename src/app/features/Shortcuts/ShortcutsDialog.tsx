import './Shortcuts.css';
import { useState } from 'react';
import { useApp } from '../../AppContext.ts';
import { Dialog } from '../../controls/Dialog.tsx';
import { useKeyboard } from '../../keyboard/KeyboardContext.ts';
import { type ShortcutName, shortcutGroups, shortcutNames, shortcuts, wordKey } from '../../keyboard/shortcuts.ts';
import { say } from '../../wording/language.ts';

/** The keys that do something in the present view. */
export function ShortcutsDialog() {
  const { store } = useApp();
  const { isTaken } = useKeyboard();
  const [taken] = useState(() => shortcutNames.filter(isTaken));
  return (
    <Dialog title={say('Keyboard shortcuts')} place="middle" onClose={() => store.setState({ dialog: null })}>
      <div className="shortcuts">
        {shortcutGroups.map((group) => (
          <Group key={group} title={group} names={taken.filter((name) => shortcuts[name].group === group)} />
        ))}
        <p className="muted">{say('While you write in a field, letters are letters: only Escape works there.')}</p>
      </div>
    </Dialog>
  );
}

function Group({
  title,
  names,
}: {
  readonly title: (typeof shortcutGroups)[number];
  readonly names: readonly ShortcutName[];
}) {
  if (names.length === 0) return null;
  return (
    <section aria-label={say(title)}>
      <h3>{say(title)}</h3>
      <dl>
        {names.map((name) => (
          <div key={name}>
            <dt>{say(shortcuts[name].label)}</dt>
            <dd>
              {shortcuts[name].keys.map((key) => (
                <kbd key={key}>{wordKey(key)}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
