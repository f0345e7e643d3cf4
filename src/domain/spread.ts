/** `count` of `items` in their order, the middle one of each of `count` equal parts; all of them where they are no more. */
export function spread<Item>(items: readonly Item[], count: number): readonly Item[] {
  if (items.length <= count) return items;
  const chosen = new Set(Array.from({ length: count }, (_, i) => Math.floor(((i + 0.5) * items.length) / count)));
  return items.filter((_, at) => chosen.has(at));
}
