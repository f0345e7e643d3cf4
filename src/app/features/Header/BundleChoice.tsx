import { useEffect, useState } from 'react';
import { type Manifest, parseManifest } from '../../../domain/manifest.ts';
import { bytes } from '../../../domain/units.ts';
import { useApp, useAppState } from '../../AppContext.ts';
import { backendIn, chooseBundle } from '../../actions/loadModel.ts';
import { type BundleName, bundleNames, bundleTitles, manifestUrlOf } from '../../bundles.ts';
import { formatBytes, formatRate } from '../../format.ts';
import { type Settings, speedOf } from '../../store/settings.ts';
import { backendNames } from '../../wording/engine.ts';
import { say } from '../../wording/language.ts';

type Manifests = Readonly<Partial<Record<BundleName, Manifest>>>;

/** Which bundle answers: each with its size, what it is for, and how fast it was on this machine. */
export function BundleChoice() {
  const app = useApp();
  const chosen = useAppState((state) => state.settings.bundle);
  const manifests = useManifests();
  const choose = (name: BundleName) => void chooseBundle(app, name, backendIn(new URLSearchParams(location.search)));
  return (
    <fieldset className="bundles">
      <legend>{say('Model')}</legend>
      {bundleNames.map((name) => (
        <label key={name}>
          <input type="radio" name="bundle" checked={name === chosen} onChange={() => choose(name)} />
          <span>
            <strong>{bundleTitles[name]}</strong>
            <Facts name={name} manifest={manifests[name]} />
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Facts({ name, manifest }: { readonly name: BundleName; readonly manifest: Manifest | undefined }) {
  const speeds = useAppState((state) => state.settings.speeds);
  if (manifest === undefined) return null;
  const size = bytes(manifest.files.reduce((total, file) => total + file.bytes, 0));
  const { goodAt, cannot } = manifest;
  return (
    <>
      <span className="muted">{` · ${formatBytes(size)} · ${wordSpeeds(name, speeds)}`}</span>
      {goodAt.length > 0 && <span className="line">{say('Good at: {what}.', { what: goodAt.join(', ') })}</span>}
      {cannot.length > 0 && <span className="line muted">{say('Can’t: {what}.', { what: cannot.join(', ') })}</span>}
    </>
  );
}

/** How fast a bundle was here, on each backend that it ran on. */
function wordSpeeds(name: BundleName, speeds: Settings['speeds']): string {
  const known = (['webgpu', 'wasm'] as const).flatMap((backend) => {
    const speed = speeds[speedOf(name, backend)];
    return speed === undefined ? [] : [`${formatRate(speed)} (${backendNames[backend]})`];
  });
  return known.length === 0 ? say('speed not measured yet') : known.join(', ');
}

/** The manifests of all bundles, as they arrive. One that cannot be read is left out: choosing it says why. */
function useManifests(): Manifests {
  const [manifests, setManifests] = useState<Manifests>({});
  useEffect(() => {
    for (const name of bundleNames) {
      void fetch(manifestUrlOf(name))
        .then(async (response) => parseManifest(await response.json()))
        .then(
          (manifest) => setManifests((known) => ({ ...known, [name]: manifest })),
          () => undefined,
        );
    }
  }, []);
  return manifests;
}
