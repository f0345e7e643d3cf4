import type { Focus } from '../store/focus.ts';
import type { ShownKind } from '../store/settings.ts';
import { say } from './language.ts';

/** '3 % of the video tokens': a share of what is in focus. */
export function wordUsed(part: string, focus: Focus): string {
  if (focus.on === 'all') return say('{part} of the video tokens', { part });
  if (focus.on === 'token') return say('{part} of video token {number}', { part, number: String(focus.at + 1) });
  return say('{part} of the video tokens of scale {scale}', { part, scale: String(focus.window) });
}

/** What the bars over the timeline say. */
export function wordByFrame(kind: ShownKind, focus: Focus): string {
  if (kind === 'kept') return say('Tokens kept of each frame');
  if (kind === 'significance') return say('Mean significance of each frame');
  if (kind === 'words') return say('How clearly each frame says the word');
  if (focus.on === 'all') return say('Share of each frame in the video tokens');
  if (focus.on === 'token') return say('Share of each frame in video token {number}', { number: String(focus.at + 1) });
  return say('Share of each frame in the video tokens of scale {scale}', { scale: String(focus.window) });
}

/** What a scale is, in a tooltip. */
export const wordScale = (window: number): string =>
  window === 1
    ? say('Only the video tokens made of the kept tokens themselves.')
    : say('Only the video tokens made of averages of {count} kept tokens.', { count: String(window) });
