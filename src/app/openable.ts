/** Files that a picker offers, by their kind. What a file is, its first bytes say, whatever its name. */
export const openable = {
  'video/*': ['.mp4', '.m4v', '.mov', '.webm', '.mkv'],
  'image/*': ['.gif', '.png', '.apng', '.jpg', '.jpeg', '.webp', '.avif'],
} as const;

/** The same as an input's `accept`. */
export const accepted = [...Object.keys(openable), ...Object.values(openable).flat()].join(',');
