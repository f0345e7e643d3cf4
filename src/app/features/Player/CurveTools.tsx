import { ChartLine, Maximize2, ZoomIn, ZoomOut } from 'lucide-react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { useApp, useAppState } from '../../AppContext.ts';
import { update } from '../../actions/app.ts';
import { showCurves } from '../../actions/findCurves.ts';
import { IconButton } from '../../controls/IconButton.tsx';
import { curveKinds } from '../../store/curves.ts';
import { curveWords, wordCurves } from '../../wording/curves.ts';
import { say } from '../../wording/language.ts';
import type { Curve } from './useCurves.ts';

type Props = {
  readonly curves: readonly Curve[] | null;
  readonly isWhole: boolean;
  readonly onZoom: (factor: number) => void;
};

/** Which curves lie over the timeline, with the range of each, and how much of the clip is shown. */
export function CurveTools({ curves, isWhole, onZoom }: Props) {
  const app = useApp();
  const isShown = curves !== null;
  return (
    <div className="curve-tools">
      <IconButton
        label={say('Curves')}
        icon={<ChartLine size={16} />}
        isPressed={isShown}
        onPress={() => showCurves(app, !isShown)}
      />
      <span className="zoom">
        <IconButton label={say('Zoom in')} shortcut="+" icon={<ZoomIn size={16} />} onPress={() => onZoom(0.5)} />
        <IconButton
          label={say('Zoom out')}
          shortcut="−"
          icon={<ZoomOut size={16} />}
          isDisabled={isWhole}
          onPress={() => onZoom(2)}
        />
        <IconButton
          label={say('Whole video')}
          shortcut="0"
          icon={<Maximize2 size={16} />}
          isDisabled={isWhole}
          onPress={() => onZoom(Number.POSITIVE_INFINITY)}
        />
      </span>
      {curves && <Legend curves={curves} />}
    </div>
  );
}

const wordNumber = (value: number): string => value.toFixed(2).replace('-', '−');

function Legend({ curves }: { readonly curves: readonly Curve[] }) {
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
