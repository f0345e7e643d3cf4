import './Shell.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useAppState } from '../../AppContext.ts';
import { createKeyboard, KeyboardContext } from '../../keyboard/KeyboardContext.ts';
import type { View } from '../../store/address.ts';
import { locales } from '../../wording/language.ts';
import { Alerts } from '../Alerts/Alerts.tsx';
import { AskView } from '../AskView/AskView.tsx';
import { CompareView } from '../Compare/CompareView.tsx';
import { EvaluateView } from '../Evaluate/EvaluateView.tsx';
import { Header } from '../Header/Header.tsx';
import { HistoryDialog } from '../History/HistoryDialog.tsx';
import { DropTarget } from '../Open/DropTarget.tsx';
import { PlayerContext, playerOf } from '../Player/PlayerContext.ts';
import { ShortcutsDialog } from '../Shortcuts/ShortcutsDialog.tsx';

const views: Readonly<Record<View, typeof AskView>> = { ask: AskView, compare: CompareView, evaluate: EvaluateView };

/**
 * What every view has around it: which model answers, what went wrong, a place to drop a file, and one player. In
 * another language all of it is drawn anew.
 */
export function Shell() {
  const CurrentView = views[useAppState((state) => state.view)];
  const language = useAppState((state) => state.settings.language);
  const video = useRef<HTMLVideoElement>(null);
  const player = useMemo(() => playerOf(video), []);
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

function Dialogs() {
  const dialog = useAppState((state) => state.dialog);
  if (dialog === 'history') return <HistoryDialog />;
  return dialog === 'shortcuts' ? <ShortcutsDialog /> : null;
}
