import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useAppState } from '../../AppContext.ts';
import { bundleTitles } from '../../bundles.ts';
import { PartView } from '../../parts/PartView.tsx';
import type { Engine } from '../../store/engine.ts';
import { backendNames, loadedPart, wordEngine } from '../../wording/engine.ts';
import { say } from '../../wording/language.ts';
import { bundleDetailsPart } from './bundleDetailsPart.ts';

/** Which model answers, on which backend, and how far its loading is. */
export function EngineStatus() {
  const engine = useAppState((state) => state.engine);
  const title = useAppState((state) => bundleTitles[state.settings.bundle]);
  return (
    <div className="engine" data-status={engine.status}>
      <div role="status" aria-label={say('Engine')}>
        <span className="lamp" aria-hidden="true" />
        <span className="title">{title}</span> <EngineWords engine={engine} />
      </div>
      <button type="button" className="about" popoverTarget="engine-details" aria-label={say('About the model')}>
        <ChevronDown size={16} />
      </button>
      <EngineDetails engine={engine} />
      {engine.status === 'loading' && <LoadBar engine={engine} />}
    </div>
  );
}

/** Where there is little room, the backend without its detail: that stands in 'About the model'. */
function EngineWords({ engine }: { readonly engine: Engine }) {
  if (engine.status !== 'ready') return wordEngine(engine);
  const name = backendNames[engine.bundle.backend.backend];
  return (
    <>
      <span className="where">{name}</span>
      <span className="detail">{wordEngine(engine).slice(name.length)}</span>
    </>
  );
}

function LoadBar({ engine }: { readonly engine: Extract<Engine, { status: 'loading' }> }) {
  const part = loadedPart(engine.progress);
  return (
    <progress
      className="load-bar"
      aria-label={say('Loading the model')}
      {...(part !== null && { value: part })}
      max={1}
    />
  );
}

/** A popover that is empty until it is opened. */
function EngineDetails({ engine }: { readonly engine: Engine }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div
      id="engine-details"
      popover="auto"
      className="engine-details"
      onToggle={({ newState }) => setIsOpen(newState === 'open')}
    >
      {isOpen && (
        <PartView
          part={bundleDetailsPart}
          as="div"
          given={{ bundle: engine.status === 'ready' ? engine.bundle : null }}
        />
      )}
    </div>
  );
}
