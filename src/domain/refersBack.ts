/** A question that begins so goes on from what was said. */
const goesOn =
  /^(and|but|so|then|why|how come|what about|how about|what else|who else|anything else|really|are you sure|before that|after that|no|yes|ok|okay)\b/i;

/** Words for what an earlier question or answer named. */
const standsFor =
  /\b(he|she|it|they|him|her|them|his|hers|its|their|theirs|the (same|other|first|second|third|last) ones?|that one|this one|the others?|both of them|which of them|you said|your answer|earlier)\b/i;

/** "it" that stands for nothing: the weather, the time, the place. */
const impersonal =
  /\b(is|was) it (day|night|daytime|dark|light|morning|evening|sunny|cloudy|raining|snowing|windy|cold|warm|hot|indoors|outdoors|inside|outside|winter|summer)\b|^(what|who|where) is it\?*$/i;

/** A thing that the question names itself. */
const named = /\b(the|a|an|this|that|any|some|each|every)\s+\w+/i;

/**
 * Whether a question can only be understood with what was said before: it goes on from it ("And after that?"), or has a
 * word for something that it does not name itself ("What is he wearing?", not "Is the man raising his hand?").
 */
export function refersBack(question: string): boolean {
  const asked = question.trim();
  if (goesOn.test(asked)) return true;
  if (impersonal.test(asked)) return false;
  const word = standsFor.exec(asked);
  return word !== null && !named.test(asked.slice(0, word.index));
}
