import { useRef } from 'react';
import { useWidth } from '../../controls/useWidth.ts';
import { hasInterval } from '../../store/evaluateResults.ts';
import { wordInterval, wordPercent } from '../../wording/evaluate.ts';
import { type CostPoint, sideBySide, ticksTo } from './costScale.ts';

type Props = {
  readonly title: string;
  readonly points: readonly CostPoint[];
  /** A cost with its unit, for the scale. */
  readonly word: (cost: number) => string;
};

const height = 220;
const margin = { top: 10, right: 20, bottom: 26, left: 40 };
const radius = 10;
/** Between the scale and a dot at 0. */
const inset = radius + 4;
const percents = [0, 25, 50, 75, 100];

/** Where a cost and a percentage lie, in pixels. */
type Place = { readonly x: (cost: number) => number; readonly y: (percent: number) => number };

/** Accuracy with its interval against a cost: a numbered dot a contender. The same numbers stand in the table. */
export function CostChart({ title, points, word }: Props) {
  const figure = useRef<HTMLElement>(null);
  const width = useWidth(figure, 360);
  const ticks = ticksTo(Math.max(0, ...points.map(({ cost }) => cost)), 4);
  const most = ticks.at(-1) ?? 1;
  const place: Place = {
    x: (cost) => margin.left + inset + ((width - margin.left - margin.right - inset) * cost) / most,
    y: (percent) => margin.top + ((height - margin.top - margin.bottom) * (100 - percent)) / 100,
  };
  const label = points.map((point) => wordPoint(point, word)).join('; ');
  return (
    <figure ref={figure} className="cost-chart">
      <svg role="img" aria-label={`${title}: ${label}`} width="100%" height={height}>
        <Scales place={place} width={width} ticks={ticks} word={word} />
        <Dots place={place} points={points} word={word} />
      </svg>
    </figure>
  );
}

const wordPoint = ({ name, cost, estimate }: CostPoint, word: Props['word']): string =>
  `${name}, ${word(cost)}: ${wordPercent(estimate.exact)}, ${wordInterval(estimate)}`;

type ScalesProps = Pick<Props, 'word'> & {
  readonly place: Place;
  readonly width: number;
  readonly ticks: readonly number[];
};

function Scales({ place, width, ticks, word }: ScalesProps) {
  return (
    <g className="scales">
      {percents.map((percent) => (
        <g key={percent}>
          <line x1={margin.left} x2={width - margin.right} y1={place.y(percent)} y2={place.y(percent)} />
          <text x={margin.left - 6} y={place.y(percent)} dy="0.35em" textAnchor="end">
            {percent} %
          </text>
        </g>
      ))}
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={place.x(tick)} x2={place.x(tick)} y1={place.y(0)} y2={place.y(0) + 4} />
          <text x={place.x(tick)} y={height - 6} textAnchor="middle">
            {tick === 0 ? 0 : word(tick)}
          </text>
        </g>
      ))}
    </g>
  );
}

function Dots({ place, points, word }: Pick<Props, 'points' | 'word'> & { readonly place: Place }) {
  const xs = sideBySide(
    points.map(({ cost }) => place.x(cost)),
    2 * radius + 2,
  );
  return points.map((point, at) => {
    const { mark, estimate } = point;
    const [low, high] = estimate.ci;
    const x = xs[at] ?? 0;
    return (
      <g key={mark} className="dot">
        <title>{wordPoint(point, word)}</title>
        {hasInterval(estimate) && <line x1={x} x2={x} y1={place.y(low)} y2={place.y(high)} />}
        <circle cx={x} cy={place.y(estimate.exact)} r={radius} />
        <text x={x} y={place.y(estimate.exact)} dy="0.35em" textAnchor="middle">
          {mark}
        </text>
      </g>
    );
  });
}
