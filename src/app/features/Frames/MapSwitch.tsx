import { useApp, useAppState } from '../../AppContext.ts';
import { update } from '../../actions/app.ts';
import { focusTokens } from '../../actions/focusTokens.ts';
import { Segmented } from '../../controls/Segmented.tsx';
import { type PaintSize, usePaintedCanvas } from '../../controls/usePaintedCanvas.ts';
import { onAll } from '../../store/focus.ts';
import { type MapKind, mapKinds } from '../../store/settings.ts';
import { viridisColour } from '../../viridis.ts';
import { wordScale } from '../../wording/focus.ts';
import { say } from '../../wording/language.ts';
import { mapEnds, mapWords, type TokenGrid } from './tokenLevels.ts';

const segment = (name: MapKind) => ({
  name,
  label: say(mapWords[name].label),
  about: say(mapWords[name].description),
});

type Props = {
  readonly maps?: TokenGrid | null;
  /** Pooling windows of the scales that there are video tokens of. */
  readonly windows: readonly number[];
};

/** Chooses what is painted over the frames, and explains its colours where there are maps to paint. */
export function MapSwitch({ maps = null, windows }: Props) {
  const app = useApp();
  const map = useAppState((state) => state.settings.map);
  const choose = (chosen: MapKind | null) => {
    if (chosen) update(app, 'settings', (settings) => ({ ...settings, map: chosen }));
  };
  return (
    <div className="map-switch">
      {maps && <MapLegend maps={maps} />}
      {map === 'used' && windows.length > 1 && <ScaleSwitch windows={windows} />}
      <Segmented
        label={say('Painted over the frames')}
        segments={mapKinds.map(segment)}
        value={map}
        onChange={choose}
      />
    </div>
  );
}

/** Chooses the scale whose video tokens are shown as used. None is chosen while a single video token is. */
function ScaleSwitch({ windows }: Pick<Props, 'windows'>) {
  const app = useApp();
  const focus = useAppState((state) => state.focus);
  const all = { name: 'all', label: say('All scales') };
  const scales = windows.map((window) => ({ name: String(window), label: String(window), about: wordScale(window) }));
  const choose = (name: string | null) =>
    focusTokens(app, name === null || name === 'all' ? onAll : { on: 'scale', window: Number(name) });
  return (
    <Segmented
      label={say('Scale of the video tokens')}
      segments={[all, ...scales]}
      value={focus.on === 'token' ? null : focus.on === 'all' ? 'all' : String(focus.window)}
      onChange={choose}
      isOptional={focus.on === 'token'}
    />
  );
}

/** What the colours over the frames mean, in the units of these maps. */
export function MapLegend({ maps }: { readonly maps: TokenGrid }) {
  const kind = useAppState((state) => state.settings.map);
  if (kind === 'picture') return null;
  if (kind === 'kept') {
    return (
      <p className="legend">
        <span className="kept-swatch" /> {say('kept')}
      </p>
    );
  }
  const [from, to] = mapEnds(kind, maps);
  return (
    <p className="legend">
      {from}
      <Ramp />
      {to}
    </p>
  );
}

/** The ramp from one end to the other over the area of this size at the origin. */
export function paintRamp(context: CanvasRenderingContext2D, { width, height }: Omit<PaintSize, 'colour'>): void {
  for (let x = 0; x < width; x++) {
    context.fillStyle = viridisColour(x / (width - 1));
    context.fillRect(x, 0, 1, height);
  }
}

function Ramp() {
  const canvas = usePaintedCanvas(paintRamp);
  return <canvas ref={canvas} className="ramp" />;
}
