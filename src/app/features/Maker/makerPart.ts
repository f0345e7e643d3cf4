import { partOf } from '../../parts/part.ts';

export const makerPart = partOf(async () => (await import('./MakerDialog.tsx')).MakerDialog);
