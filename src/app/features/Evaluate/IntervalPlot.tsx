import { type Estimate, hasInterval } from '../../store/evaluateResults.ts';

/** An estimate as a dot on its interval, on a line from 0 to 100 percent. The numbers stand beside it. */
export function IntervalPlot({ estimate }: { readonly estimate: Estimate }) {
  const { exact, ci } = estimate;
  const [low, high] = ci.map((percent) => `${percent}%`);
  return (
    <svg className="interval-plot" aria-hidden="true">
      <line className="scale" x1="0%" x2="100%" y1="50%" y2="50%" />
      <line className="scale" x1="50%" x2="50%" y1="25%" y2="75%" />
      {hasInterval(estimate) && <line className="interval" x1={low} x2={high} y1="50%" y2="50%" />}
      <circle cx={`${exact}%`} cy="50%" r="4" />
    </svg>
  );
}
