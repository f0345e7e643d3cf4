import './styles/tokens.css';
import './styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { assert } from '../domain/errors.ts';
import { createClient } from '../protocol/client.ts';
import { AppContext } from './AppContext.ts';
import { createApp } from './actions/app.ts';
import { keepHistory } from './actions/keepHistory.ts';
import { applyLanguage } from './actions/language.ts';
import { backendIn, loadModel } from './actions/loadModel.ts';
import { loadSamples } from './actions/openClip.ts';
import { persist, remembered } from './actions/persist.ts';
import { followHistory } from './actions/showView.ts';
import { applyTheme } from './actions/theme.ts';
import { watchWhenReady } from './actions/watchClip.ts';
import { comparePart } from './features/Compare/comparePart.ts';
import { turnPart } from './features/Conversation/turnPart.ts';
import { evaluatePart } from './features/Evaluate/evaluatePart.ts';
import { markablePart } from './features/Frames/markablePart.ts';
import { tokenBarsPart } from './features/Frames/tokenBarsPart.ts';
import { bundleDetailsPart } from './features/Header/bundleDetailsPart.ts';
import { historyPart } from './features/History/historyPart.ts';
import { makerPart } from './features/Maker/makerPart.ts';
import { curvesPart } from './features/Player/curvesPart.ts';
import { momentMarksPart, momentSwitchPart } from './features/Player/momentParts.ts';
import { pictureScreenPart } from './features/Player/picturePart.ts';
import { recipePanelPart } from './features/Recipe/recipePanelPart.ts';
import { Shell } from './features/Shell/Shell.tsx';
import { shortcutsPart } from './features/Shortcuts/shortcutsPart.ts';
import { removeFailedStyles } from './parts/failedStyles.ts';
import type { Part } from './parts/part.ts';
import { preloadWhenIdle } from './parts/preload.ts';
import { createAppStore } from './store/store.ts';
import { allowOwnScripts } from './trustedTypes.ts';

allowOwnScripts();
removeFailedStyles();

const worker = new Worker(new URL('../worker/main.ts', import.meta.url), { type: 'module', name: 'linvt' });
const app = createApp(createAppStore(remembered()), createClient(worker));
const root = document.getElementById('root');
assert(root, 'index.html holds an element with the id root');

persist(app);
followHistory(app);
keepHistory(app);
applyTheme(app);
watchWhenReady(app);
void loadModel(app, backendIn(new URLSearchParams(location.search)));
void loadSamples(app);
// Nothing of the first view waits for it.
void import('./offline.ts').then(
  ({ keepOffline }) => keepOffline((offline) => app.store.setState({ offline })),
  () => app.store.setState({ offline: 'unavailable' }),
);

const draw = () =>
  createRoot(root).render(
    <StrictMode>
      <AppContext value={app}>
        <Shell />
      </AppContext>
    </StrictMode>,
  );

/** The likeliest first. */
const parts: readonly Part<unknown>[] = [
  turnPart,
  tokenBarsPart,
  recipePanelPart,
  comparePart,
  evaluatePart,
  markablePart,
  curvesPart,
  momentMarksPart,
  momentSwitchPart,
  pictureScreenPart,
  bundleDetailsPart,
  historyPart,
  makerPart,
  shortcutsPart,
];

void applyLanguage(app).then(() => {
  draw();
  void preloadWhenIdle(app, parts);
});
