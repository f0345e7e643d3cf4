import type { BundleSummary } from '../../../protocol/messages.ts';
import { titleOf } from '../../bundles.ts';
import { formatBytes } from '../../format.ts';
import { wordReason } from '../../wording/backendReason.ts';
import { wordBackend } from '../../wording/engine.ts';
import { say } from '../../wording/language.ts';
import { stageName } from '../../wording/selfCheck.ts';
import { BundleChoice } from './BundleChoice.tsx';

/** Which model answers, to be chosen; and of the one that does, what it was made of, and where and how well it runs. */
export function BundleDetails({ bundle }: { readonly bundle: BundleSummary | null }) {
  return (
    <>
      <BundleChoice />
      {bundle && <Loaded bundle={bundle} />}
      <p className="muted">{say('Your video stays on this machine. Nothing of it is sent anywhere.')}</p>
    </>
  );
}

function Loaded({ bundle }: { readonly bundle: BundleSummary }) {
  const { backend } = bundle;
  return (
    <>
      <h2>{titleOf(bundle.id)}</h2>
      <p>{bundle.about}</p>
      <dl>
        <dt>{say('Size')}</dt>
        <dd>{formatBytes(bundle.bytes)}</dd>
        <dt>{say('Licence')}</dt>
        <dd>{bundle.licence}</dd>
        <dt>{say('Runs on')}</dt>
        <dd>
          {wordBackend(backend)}
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
    </>
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
