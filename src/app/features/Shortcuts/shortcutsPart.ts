import { partOf } from '../../parts/part.ts';

export const shortcutsPart = partOf(async () => (await import('./ShortcutsDialog.tsx')).ShortcutsDialog);
