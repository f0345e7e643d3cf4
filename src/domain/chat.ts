/** One turn of a conversation as the chat template sees it. */
export type Message = { readonly role: 'user' | 'assistant'; readonly content: string };

/** The turns before the current question that go into the prompt, oldest first. */
export type History = readonly Message[];

/** When a model reads the turns before a question: where the question refers to them, with every question, or never. */
export const historyUses = ['referred', 'always', 'never'] as const;
export type HistoryUse = (typeof historyUses)[number];
