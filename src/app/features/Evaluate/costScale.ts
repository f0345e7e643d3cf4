import type { Estimate } from '../../store/evaluateResults.ts';

/** A contender in a chart: what it costs, and how accurate it is. */
export type CostPoint = {
  readonly mark: string;
  readonly name: string;
  readonly cost: number;
  readonly estimate: Estimate;
};

/** Steps that read well: 1, 2 or 5 times a power of ten. */
const niceSteps = [1, 2, 5, 10] as const;

/** Evenly spaced round numbers from 0 to at least `most`, about `count` of them; 0 and 1 where there is nothing. */
export function ticksTo(most: number, count: number): readonly number[] {
  if (!(most > 0)) return [0, 1];
  const rough = most / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (niceSteps.find((nice) => nice * power >= rough * (1 - 1e-9)) ?? 10);
  return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, at) => at * step);
}

/** Where each of `places` is drawn, so that none is nearer to another than `apart`: those that are too near stand side by side around their middle. */
export function sideBySide(places: readonly number[], apart: number): readonly number[] {
  const order = places.map((place, at) => ({ place, at })).sort((a, b) => a.place - b.place || a.at - b.at);
  const groups: { members: number[]; middle: number }[] = [];
  for (const { place, at } of order) {
    let group = { members: [at], middle: place };
    for (let last = groups.at(-1); last && tooNear(last, group, apart); last = groups.at(-1)) {
      groups.pop();
      group = joined(last, group);
    }
    groups.push(group);
  }
  const drawn = [...places];
  for (const { members, middle } of groups) {
    members.forEach((at, nth) => {
      drawn[at] = middle + (nth - (members.length - 1) / 2) * apart;
    });
  }
  return drawn;
}

type Group = { readonly members: number[]; readonly middle: number };

const halfWidth = ({ members }: Group, apart: number): number => (members.length * apart) / 2;

const tooNear = (left: Group, right: Group, apart: number): boolean =>
  right.middle - left.middle < halfWidth(left, apart) + halfWidth(right, apart) - 1e-9;

function joined(left: Group, right: Group): Group {
  const members = [...left.members, ...right.members];
  const sum = left.middle * left.members.length + right.middle * right.members.length;
  return { members, middle: sum / members.length };
}
