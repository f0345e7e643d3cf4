import { seconds } from '../../../domain/units.ts';
import { useApp, useAppState } from '../../AppContext.ts';
import { openSample, posterUrl } from '../../actions/openClip.ts';
import { formatTime } from '../../format.ts';
import type { Sample } from '../../store/samples.ts';
import { say } from '../../wording/language.ts';

/** The clips that come with the application for the bundle that answers. */
export function Samples() {
  const all = useAppState((state) => state.samples);
  const bundle = useAppState((state) => state.settings.bundle);
  const samples = all.filter((sample) => sample.bundle === bundle);
  if (samples.length === 0) return null;
  return (
    <div className="samples">
      <h2 className="small muted">{say('Sample clips')}</h2>
      <ul>
        {samples.map((sample) => (
          <SampleTile key={sample.file} sample={sample} />
        ))}
      </ul>
    </div>
  );
}

function SampleTile({ sample }: { readonly sample: Sample }) {
  const app = useApp();
  const isOpen = useAppState((state) => state.clip.current?.sample?.file === sample.file);
  return (
    <li>
      <button
        type="button"
        className="tile"
        aria-current={isOpen || undefined}
        title={`${formatTime(seconds(sample.duration))} · ${sample.width} × ${sample.height} · ${sample.codec}`}
        onClick={() => void openSample(app, sample)}
      >
        <img src={posterUrl(sample)} alt="" loading="lazy" />
        {sample.title}
      </button>
    </li>
  );
}
