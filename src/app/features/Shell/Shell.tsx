import './Shell.css';
import { useEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useAppState } from '../../AppContext.ts';
import { createKeyboard, KeyboardContext } from '../../keyboard/KeyboardContext.ts';
import { PartView } from '../../parts/PartView.tsx';
import { locales } from '../../wording/language.ts';
import { Alerts } from '../Alerts/Alerts.tsx';
import { AskView } from '../AskView/AskView.tsx';
import { Header } from '../Header/Header.tsx';
import { historyPart } from '../History/historyPart.ts';
import { DropTarget } from '../Open/DropTarget.tsx';
import { createPlayer, PlayerContext } from '../Player/PlayerContext.ts';
import { shortcutsPart } from '../Shortcuts/shortcutsPart.ts';
import { viewParts } from './views.ts';

/**
 * What every view has around it: which model answers, what went wrong, a place to drop a file, and one player. In
 * another language all of it is drawn anew.
 */
export function Shell() {
  const language = useAppState((state) => state.language);
  const [player] = useState(createPlayer);
  const [keyboard] = useState(createKeyboard);
  useEffect(() => keyboard.listen(), [keyboard]);
  return (
    <I18nProvider locale={locales[language]}>
      <KeyboardContext value={keyboard}>
        <PlayerContext value={player}>
          <div className="shell">
            <Header />
            <Alerts />
            <CurrentView />
            <DropTarget />
          </div>
          <Dialogs />
        </PlayerContext>
      </KeyboardContext>
    </I18nProvider>
  );
}

function CurrentView() {
  const view = useAppState((state) => state.view);
  return view === 'ask' ? <AskView /> : <PartView key={view} part={viewParts[view]} as="main" given={{}} />;
}

const dialogs = { history: historyPart, shortcuts: shortcutsPart } as const;

function Dialogs() {
  const dialog = useAppState((state) => state.dialog);
  const View = dialog && dialogs[dialog].here();
  return View && <View />;
}
