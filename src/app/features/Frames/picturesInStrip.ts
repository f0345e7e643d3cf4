import type { PictureLayout } from '../../../domain/composers/composer.ts';
import { picturesOf, picturesRead, type Recipe } from '../../../domain/recipe.ts';
import type { Looked } from '../../store/clip.ts';

/** The pictures of a strip: those that its frames make, and those that the `awaited` ones will. */
export function picturesInStrip(
  { chosen, frames, watch }: Pick<Looked, 'chosen' | 'frames' | 'watch'>,
  recipe: Recipe,
  awaited: number,
): readonly PictureLayout[] {
  const isRead = awaited === 0 && (watch.status === 'done' || watch.status === 'stopped');
  return isRead ? picturesRead(recipe, chosen ?? 0, frames.length) : picturesOf(recipe, frames.length + awaited);
}
