import { partOf } from '../../parts/part.ts';

export const bundleDetailsPart = partOf(async () => (await import('./BundleDetails.tsx')).BundleDetails);
