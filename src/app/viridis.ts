/** Nine even samples of matplotlib's viridis (CC0), a perceptually even ramp that also reads without colour vision. */
const samples = [
  [68, 1, 84],
  [71, 45, 123],
  [59, 82, 139],
  [44, 114, 142],
  [33, 145, 140],
  [40, 174, 128],
  [94, 201, 98],
  [173, 220, 48],
  [253, 231, 37],
] as const;

/** The ramp at `level`, 0 to 1, as a CSS colour with `alpha`. */
export function viridisColour(level: number, alpha = 1): string {
  const at = Math.min(1, Math.max(0, level)) * (samples.length - 1);
  const from = samples[Math.floor(at)] ?? samples[0];
  const to = samples[Math.ceil(at)] ?? from;
  const mixed = from.map((channel, i) => Math.round(channel + ((to[i] ?? channel) - channel) * (at % 1)));
  return `rgb(${mixed.join(' ')} / ${alpha})`;
}
