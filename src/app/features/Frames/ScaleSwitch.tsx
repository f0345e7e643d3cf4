import type { VideoToken } from '../../../domain/blend.ts';
import { useApp, useAppState } from '../../AppContext.ts';
import { focusTokens } from '../../actions/focusTokens.ts';
import { Segmented } from '../../controls/Segmented.tsx';
import { onAll } from '../../store/focus.ts';
import { wordScale } from '../../wording/focus.ts';
import { say } from '../../wording/language.ts';

/**
 * Chooses the scale whose video tokens are shown as used, where there are several and that map is on. None is chosen while
 * a single video token is.
 */
export function ScaleSwitch({ windows }: { readonly windows: readonly number[] }) {
  const app = useApp();
  const focus = useAppState((state) => state.focus);
  const isUsedShown = useAppState((state) => state.settings.map === 'used');
  if (windows.length < 2 || !isUsedShown) return null;
  const all = { name: 'all', label: say('All scales') };
  const scales = windows.map((window) => ({ name: String(window), label: String(window), about: wordScale(window) }));
  const choose = (name: string | null) =>
    focusTokens(app, name === null || name === 'all' ? onAll : { on: 'scale', window: Number(name) });
  return (
    <Segmented
      label={say('Scale of the video tokens')}
      segments={[all, ...scales]}
      value={focus.on === 'token' ? null : focus.on === 'all' ? 'all' : String(focus.window)}
      onChange={choose}
      isOptional={focus.on === 'token'}
    />
  );
}

/** The pooling windows of the scales that there are, ascending. */
export const windowsOf = (videoTokens: readonly VideoToken[]): readonly number[] =>
  [...new Set(videoTokens.map(({ window }) => window))].toSorted((a, b) => a - b);
