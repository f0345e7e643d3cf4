import { partOf } from '../../parts/part.ts';

export const markablePart = partOf(async () => (await import('./MarkablePicture.tsx')).MarkablePicture);
