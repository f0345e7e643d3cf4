import * as v from 'valibot';

/** What an answer shows of how sure it is, without knowing what is true. */
export type Signals = {
  /** Mean log-probability of the answer's tokens, in nats. */
  readonly logProbability: number;
  /** Of its least likely token. */
  readonly leastLogProbability: number;
  /** Mean length of the visual tokens: pictures unlike those of training have short ones. */
  readonly strength: number;
};

const signalNames = ['logProbability', 'leastLogProbability', 'strength'] as const satisfies readonly (keyof Signals)[];

/** A logistic model of how likely an answer is right, fitted to answers about photos that no training saw. */
export const confidenceSchema = v.object({
  weights: v.record(v.picklist(signalNames), v.number()),
  bias: v.number(),
  /** An answer below this is called unsure. */
  unsureBelow: v.number(),
  /** An answer below this is no more than a guess. */
  cannotTellBelow: v.number(),
});

export type ConfidenceModel = v.InferOutput<typeof confidenceSchema>;

/** How likely the answer is right, 0 to 1: sigmoid(weights · signals + bias). */
export function confidenceOf({ weights, bias }: ConfidenceModel, signals: Signals): number {
  const sum = signalNames.reduce((total, name) => total + (weights[name] ?? 0) * signals[name], bias);
  return 1 / (1 + Math.exp(-sum));
}

const unsure = "I'm not sure: ";
const guess = "I can't tell from this video. My guess: ";

/** What was answered, without how unsure it was told to be. */
export const unhedged = (text: string): string =>
  [unsure, guess].reduce((rest, hedge) => (rest.startsWith(hedge) ? rest.slice(hedge.length) : rest), text);

/** The answer as it is told: as it is, or with how unsure it is before it. */
export function hedged(text: string, confidence: number, { unsureBelow, cannotTellBelow }: ConfidenceModel): string {
  if (text === '' || isDoubt(text)) return text;
  if (confidence < cannotTellBelow) return guess + text;
  return confidence < unsureBelow ? unsure + text : text;
}

/** The model says itself that it can't tell. */
const isDoubt = (text: string): boolean => /^I can't tell\b/.test(text);

/** Mean length of rows [row, channel]; 0 of none. */
export function meanLength(rows: Float32Array, channels: number): number {
  const count = rows.length / channels;
  let total = 0;
  for (let first = 0; first < rows.length; first += channels) {
    let square = 0;
    for (let c = first; c < first + channels; c++) square += (rows[c] ?? 0) ** 2;
    total += Math.sqrt(square);
  }
  return count === 0 ? 0 : total / count;
}

/** The log of softmax(logits) at one index, in nats. */
export function logProbabilityOf(logits: Float32Array, at: number): number {
  const highest = logits.reduce((most, logit) => Math.max(most, logit), Number.NEGATIVE_INFINITY);
  const total = logits.reduce((sum, logit) => sum + Math.exp(logit - highest), 0);
  return (logits[at] ?? Number.NEGATIVE_INFINITY) - highest - Math.log(total);
}
