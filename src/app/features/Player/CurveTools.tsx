import { ChartLine, Maximize2, ZoomIn, ZoomOut } from 'lucide-react';
import { useApp, useAppState } from '../../AppContext.ts';
import { update } from '../../actions/app.ts';
import { IconButton } from '../../controls/IconButton.tsx';
import { whenHere } from '../../parts/whenHere.ts';
import { say } from '../../wording/language.ts';
import { curvesPart } from './curvesPart.ts';
import type { Lane } from './lane.ts';

type Props = {
  readonly lanes: readonly Lane[];
  readonly isWhole: boolean;
  readonly onZoom: (factor: number) => void;
};

/** Whether curves lie over the timeline, and which; how much of the clip is shown. */
export function CurveTools({ lanes, isWhole, onZoom }: Props) {
  const app = useApp();
  const isShown = useAppState(({ curves }) => curves.isShown);
  const show = (next: boolean) => update(app, 'curves', (curves) => ({ ...curves, isShown: next }));
  const toggle = () => (isShown ? show(false) : void whenHere(app, curvesPart, 'curves', () => show(true)));
  const parts = isShown ? curvesPart.here() : null;
  return (
    <div className="curve-tools">
      <IconButton label={say('Curves')} icon={<ChartLine size={16} />} isPressed={isShown} onPress={toggle} />
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
      {parts && <parts.CurveLegend lanes={lanes} />}
    </div>
  );
}
