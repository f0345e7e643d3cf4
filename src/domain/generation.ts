import type { ValuesOf } from './descriptor.ts';

/** Settings of how an answer is written. Temperature 0 is greedy: the same answer each time. */
export const generationParameters = {
  maxTokens: {
    kind: 'number',
    label: 'Longest answer',
    description: 'The answer stops after this many tokens.',
    unit: 'tokens',
    default: 64,
    min: 1,
    max: 512,
    step: 1,
  },
  temperature: {
    kind: 'number',
    label: 'Temperature',
    description: '0 always takes the likeliest word. Higher values vary the answer.',
    default: 0,
    min: 0,
    max: 2,
    step: 0.05,
  },
  topP: {
    kind: 'number',
    label: 'Top-p',
    description: 'Considers only the likeliest words that together reach this probability.',
    default: 1,
    min: 0.05,
    max: 1,
    step: 0.05,
  },
  topK: {
    kind: 'number',
    label: 'Top-k words',
    description: 'Considers only this many of the likeliest words; 0 considers all.',
    default: 0,
    min: 0,
    max: 200,
    step: 1,
  },
  seed: {
    kind: 'number',
    label: 'Seed',
    description: 'The same seed gives the same answer, also above temperature 0.',
    default: 0,
    min: 0,
    max: 4294967295,
    step: 1,
  },
} as const;

export type Generation = ValuesOf<typeof generationParameters>;
