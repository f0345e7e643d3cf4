/** One turn of a conversation as the chat template sees it. */
export type Message = { readonly role: 'user' | 'assistant'; readonly content: string };

/** The turns before the current question that go into the prompt, oldest first. */
export type History = readonly Message[];
