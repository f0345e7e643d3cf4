import './WordsBar.css';
import { X } from 'lucide-react';
import { type FormEvent, useEffect, useId, useMemo, useState } from 'react';
import { knownWord, type TokenWords, wordsOfPicture, wordsOfToken } from '../../../domain/tokenWords.ts';
import { useApp, useAppState } from '../../AppContext.ts';
import { findWords, lightWord } from '../../actions/findWords.ts';
import type { StripOwner } from '../../store/focus.ts';
import { spokenOf } from '../../store/words.ts';
import { wordError } from '../../wording/errors.ts';
import { say } from '../../wording/language.ts';
import type { TokenGrid } from './tokenLevels.ts';

type Props = { readonly owner: StripOwner; readonly maps: TokenGrid };

/** Words of the whole clip that are offered to be lit. */
const offered = 10;

/** Words of each picture that an offer is drawn from. */
const ofPicture = 4;

/** What the visual tokens say: the words of the clip, of the token that is pointed at, and where a typed word is. */
export function WordsBar({ owner, maps }: Props) {
  const app = useApp();
  const finding = useAppState(({ words }) => spokenOf(words, maps.scores)?.finding);
  useEffect(() => void findWords(app, maps.scores), [app, maps.scores]);
  if (finding?.status === 'failed') {
    const { what, next } = wordError(finding.failure);
    return (
      <p role="alert" className="failure">
        {what} {next}
      </p>
    );
  }
  if (finding?.status !== 'found') return <p className="words-bar muted">{say('Reading the words …')}</p>;
  return (
    <section className="words-bar" aria-label={say('Words of the tokens')}>
      <Offers words={finding.words} pictures={maps.pictures.length} />
      <WordField words={finding.words} />
      <Pointed owner={owner} words={finding.words} />
    </section>
  );
}

/** The words that most pictures say, as buttons that light them. */
function Offers({ words, pictures }: { readonly words: TokenWords; readonly pictures: number }) {
  const app = useApp();
  const lit = useAppState((state) => state.words.lit);
  const offers = useMemo(() => clipWords(words, pictures), [words, pictures]);
  return (
    <div className="offers">
      {offers.map((word) => (
        <button
          key={word}
          type="button"
          className="button"
          aria-pressed={word === lit}
          onClick={() => lightWord(app, word === lit ? null : word)}
        >
          {word}
        </button>
      ))}
    </div>
  );
}

/** What the pictures say most clearly, each word once. */
function clipWords(words: TokenWords, pictures: number): readonly string[] {
  const best = new Map<string, number>();
  for (let picture = 0; picture < pictures; picture++) {
    for (const { word, score } of wordsOfPicture(words, picture, ofPicture)) {
      best.set(word, (best.get(word) ?? 0) + score);
    }
  }
  const clearest = [...best.keys()].toSorted((a, b) => (best.get(b) ?? 0) - (best.get(a) ?? 0));
  return clearest.filter((word, at) => !clearest.slice(0, at).some((other) => isSame(word, other))).slice(0, offered);
}

/** One and many of the same: "cat" and "cats". */
const isSame = (a: string, b: string): boolean => a === `${b}s` || b === `${a}s` || a === `${b}es` || b === `${a}es`;

/** Where a typed word is lit. A word that the model does not read off pictures is said to be so. */
function WordField({ words }: { readonly words: TokenWords }) {
  const app = useApp();
  const lit = useAppState((state) => state.words.lit);
  const [typed, setTyped] = useState('');
  const id = useId();
  const known = knownWord(words, typed);
  const isUnknown = typed.trim().length > 2 && known === null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (known !== null) lightWord(app, known);
  };
  const change = (text: string) => {
    setTyped(text);
    const word = knownWord(words, text);
    if (word !== null) lightWord(app, word);
  };
  return (
    <form onSubmit={submit}>
      <label htmlFor={id}>{say('Find a word in the frames')}</label>
      <input
        id={id}
        type="search"
        autoComplete="off"
        spellCheck={false}
        placeholder={say('dog, beach, red …')}
        value={typed}
        onChange={({ target }) => change(target.value)}
      />
      {lit !== null && (
        <button type="button" className="button" onClick={() => lightWord(app, null)}>
          <X size={14} aria-hidden="true" /> {say('Clear “{word}”', { word: lit })}
        </button>
      )}
      <output className="muted">{isUnknown && say('The model does not read this word off pictures.')}</output>
    </form>
  );
}

/** What a token says that pointer or keyboard rest on. */
function Pointed({ owner, words }: { readonly owner: StripOwner; readonly words: TokenWords }) {
  const token = useAppState(({ pointed }) =>
    pointed?.owner === owner && pointed.tokens.length === 1 ? pointed.tokens[0] : undefined,
  );
  const said = token === undefined ? [] : wordsOfToken(words, token, 5);
  if (token === undefined) return <p className="muted">{say('Point at a place in a frame to read its words.')}</p>;
  return (
    <p aria-live="polite">
      {said.length === 0
        ? say('Nothing clear is said here.')
        : say('Here: {words}', { words: said.map(({ word }) => word).join(', ') })}
    </p>
  );
}
