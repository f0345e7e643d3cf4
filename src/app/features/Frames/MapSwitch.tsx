import { useApp, useAppState } from '../../AppContext.ts';
import { update } from '../../actions/app.ts';
import { Segmented } from '../../controls/Segmented.tsx';
import { type PaintSize, usePaintedCanvas } from '../../controls/usePaintedCanvas.ts';
import { type MapKind, mapKinds } from '../../store/settings.ts';
import { viridisColour } from '../../viridis.ts';
import { say } from '../../wording/language.ts';
import { mapEnds, mapWords, type TokenGrid } from './tokenLevels.ts';

const segment = (name: MapKind) => ({
  name,
  label: say(mapWords[name].label),
  about: say(mapWords[name].description),
});

/** Chooses what is painted over the frames, and explains its colours where there are maps to paint. */
export function MapSwitch({ maps = null }: { readonly maps?: TokenGrid | null }) {
  const app = useApp();
  const map = useAppState((state) => state.settings.map);
  const hasWords = useAppState(({ engine }) => engine.status === 'ready' && engine.bundle.hasWords);
  const kinds = mapKinds.filter((kind) => kind !== 'words' || hasWords);
  const choose = (chosen: MapKind | null) => {
    if (chosen) update(app, 'settings', (settings) => ({ ...settings, map: chosen }));
  };
  return (
    <div className="map-switch">
      {maps && <MapLegend maps={maps} />}
      <Segmented label={say('Painted over the frames')} segments={kinds.map(segment)} value={map} onChange={choose} />
    </div>
  );
}

/** What the colours over the frames mean, in the units of these maps. */
export function MapLegend({ maps }: { readonly maps: TokenGrid }) {
  const kind = useAppState((state) => state.settings.map);
  if (kind === 'picture' || (kind === 'words' && !maps.lit)) return null;
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
