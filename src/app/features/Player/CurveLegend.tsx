import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { useApp, useAppState } from '../../AppContext.ts';
import { update } from '../../actions/app.ts';
import { curveKinds } from '../../store/curves.ts';
import { curveWords, wordCurves } from '../../wording/curves.ts';
import { say } from '../../wording/language.ts';
import type { Lane } from './lane.ts';
import { type Curve, useCurves } from './useCurves.ts';

const wordNumber = (value: number): string => value.toFixed(2).replace('-', '−');

/** Which curves lie over the timeline, with the range of each, and what is still being found. */
export function CurveLegend({ lanes }: { readonly lanes: readonly Lane[] }) {
  const curves = useCurves(lanes);
  const app = useApp();
  const state = useAppState((all) => all.curves);
  const engine = useAppState((all) => all.engine.status);
  const words = wordCurves(state, engine);
  const rangeOf = (kind: Curve['kind']) => {
    const curve = curves.find((drawn) => drawn.kind === kind);
    return curve && curve.values.length > 0
      ? ` ${say('{low} to {high}', { low: wordNumber(curve.range.low), high: wordNumber(curve.range.high) })}`
      : '';
  };
  return (
    <>
      <ToggleButtonGroup
        aria-label={say('Curves over the timeline')}
        className="legend-buttons"
        selectionMode="multiple"
        selectedKeys={state.kinds}
        onSelectionChange={(keys) =>
          update(app, 'curves', (before) => ({ ...before, kinds: curveKinds.filter((kind) => keys.has(kind)) }))
        }
      >
        {curveKinds.map((kind) => (
          <ToggleButton key={kind} id={kind} aria-describedby={`curve-${kind}`}>
            <span className="swatch" data-curve={kind} aria-hidden="true" />
            {say(curveWords[kind].label)}
            <span className="muted">{rangeOf(kind)}</span>
            <span id={`curve-${kind}`} hidden>
              {say(curveWords[kind].description)}
            </span>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <p role="status" aria-label={say('Progress of the curves')} className="small muted">
        {words}
      </p>
    </>
  );
}
