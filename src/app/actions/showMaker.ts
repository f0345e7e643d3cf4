/** The entry of an address that holds a storyboard. */
export const storyboardEntry = 'storyboard';

/** Whether this page was opened by a link to a storyboard. */
export const hasLinkedStoryboard = (): boolean => new URLSearchParams(location.search).has(storyboardEntry);
