import { Info } from 'lucide-react';
import { useAppState } from '../../AppContext.ts';
import { formatBytes } from '../../format.ts';
import type { Engine } from '../../store/engine.ts';
import { backendNames, loadedPart, wordEngine, wordReason } from '../../wording/engine.ts';
import { say } from '../../wording/language.ts';
import { stageName } from '../../wording/selfCheck.ts';

/** Which model answers, on which backend, and how far its loading is. */
export function EngineStatus() {
  const engine = useAppState((state) => state.engine);
  return (
    <div className="engine" data-status={engine.status}>
      <div role="status" aria-label={say('Engine')}>
        <span className="lamp" aria-hidden="true" />
        <EngineWords engine={engine} />
      </div>
      {engine.status === 'ready' && (
        <button type="button" className="about" popoverTarget="engine-details" aria-label={say('About the model')}>
          <Info size={16} />
        </button>
      )}
      {engine.status === 'ready' && <EngineDetails bundle={engine.bundle} />}
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
      {name}
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

function EngineDetails({ bundle }: Pick<Extract<Engine, { status: 'ready' }>, 'bundle'>) {
  const { backend } = bundle;
  return (
    <div id="engine-details" popover="auto" className="engine-details">
      <h2>{bundle.title}</h2>
      <p>{bundle.about}</p>
      <dl>
        <dt>{say('Size')}</dt>
        <dd>{formatBytes(bundle.bytes)}</dd>
        <dt>{say('Licence')}</dt>
        <dd>{bundle.licence}</dd>
        <dt>{say('Runs on')}</dt>
        <dd>
          {wordEngine({ status: 'ready', bundle })}
          <br />
          <span className="muted">{wordReason(backend.reason)}</span>
        </dd>
        <dt
          title={say(
            'Largest difference from the numbers that the model was published with, measured when it was loaded',
          )}
        >
          {say('Self-check')}
        </dt>
        <dd>
          <SelfCheck differences={backend.selfCheck} />
        </dd>
      </dl>
      <p className="muted">{say('Your video stays on this machine. Nothing of it is sent anywhere.')}</p>
    </div>
  );
}

function SelfCheck({ differences }: { readonly differences: Readonly<Record<string, number>> }) {
  return (
    <table>
      <caption className="visually-hidden">{say('Largest difference from the published numbers, by stage')}</caption>
      <tbody>
        {Object.entries(differences).map(([stage, difference]) => (
          <tr key={stage}>
            <th scope="row">{stageName(stage)}</th>
            <td>{difference === 0 ? say('equal') : `± ${difference.toExponential(1)}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
