/** Whose frames: a column's, by its key, or those of the conversation. */
export type StripOwner = number | 'conversation';

/** The video tokens whose weights are shown as used: all, those of a scale by its pooling window, or one by its place. */
export type Focus =
  | { readonly on: 'all' }
  | { readonly on: 'scale'; readonly window: number }
  | { readonly on: 'token'; readonly owner: StripOwner; readonly at: number };

export const onAll: Focus = { on: 'all' };
