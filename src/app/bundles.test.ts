import { expect, it } from 'vitest';
import { bundleNames, bundleOf, isBundleName, titleOf, usualBundle, withBundle } from './bundles.ts';

it('an address names the bundle that answers, unless it is the usual one', () => {
  for (const name of bundleNames) {
    const asked = withBundle(new URLSearchParams('view=compare&bundle=other'), name).get('bundle');
    expect(asked ?? usualBundle).toBe(name);
  }
  expect(withBundle(new URLSearchParams('view=compare'), usualBundle).toString()).toBe('view=compare');
});

it('only bundles that come with the application are known by name', () => {
  expect(bundleNames.every(isBundleName)).toBe(true);
  expect(isBundleName('constructor')).toBe(false);
  expect(isBundleName(null)).toBe(false);
});

it('an answer of a bundle from elsewhere is called by its id', () => {
  expect(titleOf('sprite-world')).toBe('Sprite lab');
  expect(titleOf('another')).toBe('another');
  expect(bundleOf('constructor')).toBeNull();
});
