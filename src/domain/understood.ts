/** Why a question is not put to the model. */
export type NotUnderstood = 'language' | 'unclear';

/** Letters of the Latin alphabet, with or without marks. */
const latin = /^\p{Script=Latin}$/u;
const letter = /\p{L}/gu;

/** Short words that most English questions have one of, and words with which commands and greetings begin. */
const common = new Set(
  (
    'a an the this that these those is are was were be been am do does did done has have had can could will would ' +
    'should what who whom whose where when why how which and or not no yes of in on at to from with for by as it its ' +
    'he she they you i we me my your his her their them there here any some many much first last next before after ' +
    'describe tell show list give count name find summarize summarise caption explain say hello hi hey thanks thank ok ' +
    'please goodbye bye happens happening doing going about else more'
  ).split(' '),
);

/** Words of other languages that English questions do not have. */
const foreign = new Set(
  (
    'le la les des une est que qui dans quel quelle où sur avec pas pour ce cette il elle sont fait combien quoi ' +
    'der die das und ist ein eine nicht was wo wer wie mit den dem im auf sind wird zu gibt welche wann warum ' +
    'el los las una es qué quién dónde cuántos en hay por con del cómo cuál está hace para ' +
    'il lo gli che cosa chi dove quanti nel sono c’è perché come quale ' +
    'o os uma é quem onde quantos no na não com está fazendo ' +
    'het een wat wie waar hoe niet met van zijn er'
  ).split(' '),
);
for (const word of common) foreign.delete(word);

/** Below this many characters a token, a text is no words that the vocabulary has: "asdf jklö" has one or two. */
const fewestCharacters = 1.9;

/**
 * Whether a question is no English, or no words at all. Short ones are given the benefit of the doubt: "dog?" is one.
 * @param tokens how many the bundle's tokenizer makes of the question
 */
export function notUnderstood(question: string, tokens: number): NotUnderstood | null {
  const letters = question.match(letter) ?? [];
  if (letters.length === 0) return 'unclear';
  if (letters.filter((each) => !latin.test(each)).length > letters.length / 3) return 'language';
  const words = question.toLowerCase().match(/[\p{L}’']+/gu) ?? [];
  const english = words.filter((word) => common.has(word)).length;
  const others = words.filter((word) => foreign.has(word)).length;
  if (others > english && words.length >= 3) return 'language';
  if (english > 0) return null;
  return question.trim().length / Math.max(1, tokens) < fewestCharacters || words.every(isNoise) ? 'unclear' : null;
}

/** No vowel, or one key again and again. */
const isNoise = (word: string): boolean => !/[aeiouyáéíóúäöü]/.test(word) || /^(.)\1{2,}$/.test(word);
