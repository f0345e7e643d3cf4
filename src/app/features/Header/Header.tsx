import './Header.css';
import { CloudCheck, CloudOff, CloudSync, History, Keyboard, Monitor, Moon, Sun } from 'lucide-react';
import type { MouseEvent } from 'react';
import { useApp, useAppState } from '../../AppContext.ts';
import { languageAfter, languageParts, nextLanguage } from '../../actions/language.ts';
import { addressOf } from '../../actions/persist.ts';
import { showView } from '../../actions/showView.ts';
import { nextTheme, themeAfter } from '../../actions/theme.ts';
import { IconButton } from '../../controls/IconButton.tsx';
import { useShortcut } from '../../keyboard/KeyboardContext.ts';
import { firstKey } from '../../keyboard/shortcuts.ts';
import type { OfflineStatus } from '../../offline.ts';
import { preload } from '../../parts/preload.ts';
import { whenHere } from '../../parts/whenHere.ts';
import { type View, views } from '../../store/address.ts';
import type { Theme } from '../../store/settings.ts';
import { languageNames, locales, type Plain, say } from '../../wording/language.ts';
import { historyPart } from '../History/historyPart.ts';
import { viewParts } from '../Shell/views.ts';
import { shortcutsPart } from '../Shortcuts/shortcutsPart.ts';
import { EngineStatus } from './EngineStatus.tsx';

export function Header() {
  return (
    <header className="header">
      <h1>
        <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width="24" height="24" />
        LinVT Studio
      </h1>
      <Views />
      <span className="room" />
      <EngineStatus />
      <Offline />
      <Dialogs />
      <LanguageSwitch />
      <ThemeSwitch />
    </header>
  );
}

const viewNames: Readonly<Record<View, Plain>> = { ask: 'Ask', compare: 'Compare', evaluate: 'Evaluate' };

/** Links, so that a view can be opened in another tab; a plain click stays on this page, and its model. */
function Views() {
  return (
    <nav className="views" aria-label={say('Views')}>
      {views.map((view) => (
        <ViewLink key={view} view={view} />
      ))}
    </nav>
  );
}

function ViewLink({ view }: { readonly view: View }) {
  const app = useApp();
  const isCurrent = useAppState((state) => state.view === view);
  const address = useAppState((state) => addressOf({ ...state, view }));
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    showView(app, view);
  };
  const prepare = () => view !== 'ask' && preload(app, viewParts[view]);
  return (
    <a
      href={address}
      aria-current={isCurrent ? 'page' : undefined}
      onPointerEnter={prepare}
      onFocus={prepare}
      onClick={follow}
    >
      {say(viewNames[view])}
    </a>
  );
}

const offline: Readonly<Record<OfflineStatus, { readonly label: Plain; readonly about: Plain }>> = {
  preparing: { label: 'Preparing offline use', about: 'The page and its model are being kept on this machine.' },
  ready: {
    label: 'Works offline',
    about: 'The page and its model are kept on this machine: it works without a network.',
  },
  unavailable: { label: 'Online only', about: 'This browser does not keep the page, so it needs its server.' },
};

const offlineIcons: Readonly<Record<OfflineStatus, typeof CloudOff>> = {
  preparing: CloudSync,
  ready: CloudCheck,
  unavailable: CloudOff,
};

function Offline() {
  const status = useAppState((state) => state.offline);
  const Icon = offlineIcons[status];
  return (
    <p className="offline" title={say(offline[status].about)}>
      <Icon size={16} aria-hidden="true" />
      <span>{say(offline[status].label)}</span>
    </p>
  );
}

const themeIcons: Readonly<Record<Theme, typeof Sun>> = { system: Monitor, light: Sun, dark: Moon };

function ThemeSwitch() {
  const app = useApp();
  const theme = useAppState((state) => state.settings.theme);
  const Icon = themeIcons[theme];
  const label = say('Theme: {theme}. Change to {next}', { theme: say(theme), next: say(themeAfter(theme)) });
  return <IconButton label={label} icon={<Icon size={16} />} onPress={() => nextTheme(app)} />;
}

/** Named in the language that it leads to, for those who cannot read the present one. */
function LanguageSwitch() {
  const app = useApp();
  const other = languageAfter(useAppState((state) => state.language));
  const prepare = () => other !== 'en' && preload(app, languageParts[other]);
  return (
    <button
      type="button"
      className="language"
      lang={locales[other]}
      aria-label={languageNames[other].full}
      title={languageNames[other].full}
      onPointerEnter={prepare}
      onFocus={prepare}
      onClick={() => void nextLanguage(app)}
    >
      {languageNames[other].short}
    </button>
  );
}

/** What opens over the page. */
function Dialogs() {
  const app = useApp();
  const history = () => void whenHere(app, historyPart, 'history', () => app.store.setState({ dialog: 'history' }));
  const help = () => void whenHere(app, shortcutsPart, 'shortcuts', () => app.store.setState({ dialog: 'shortcuts' }));
  useShortcut('history', history);
  useShortcut('help', help);
  return (
    <div className="dialogs">
      <IconButton
        label={say('History')}
        shortcut={firstKey('history')}
        icon={<History size={16} />}
        onPress={history}
      />
      <IconButton
        label={say('Keyboard shortcuts')}
        shortcut={firstKey('help')}
        icon={<Keyboard size={16} />}
        onPress={help}
      />
    </div>
  );
}
