/** The bundles that come with the application, by the names that an address calls them. */
export const bundleNames = ['everyday', 'demo'] as const;
export type BundleName = (typeof bundleNames)[number];

/** What answers where nobody chose. */
export const usualBundle: BundleName = 'everyday';

/** As people know them. */
export const bundleTitles: Readonly<Record<BundleName, string>> = { everyday: 'Everyday', demo: 'Sprite lab' };

/** A bundle's name by the id in its manifest; null of one that does not come with the application. */
export const bundleOf = (id: string): BundleName | null => ids.get(id) ?? null;

const ids: ReadonlyMap<string, BundleName> = new Map([
  ['everyday', 'everyday'],
  ['sprite-world', 'demo'],
]);

/** What to call the bundle of this id. */
export function titleOf(id: string): string {
  const name = bundleOf(id);
  return name === null ? id : bundleTitles[name];
}

export const isBundleName = (text: string | null): text is BundleName => bundleNames.some((name) => name === text);

/** The address of a bundle's manifest. */
export const manifestUrlOf = (name: BundleName): string =>
  new URL(`${import.meta.env.BASE_URL}models/${name}/manifest.json`, document.baseURI).href;

/** `query` with the bundle, where it is not the usual one. */
export function withBundle(query: URLSearchParams, name: BundleName): URLSearchParams {
  const written = new URLSearchParams(query);
  if (name === usualBundle) written.delete('bundle');
  else written.set('bundle', name);
  return written;
}
