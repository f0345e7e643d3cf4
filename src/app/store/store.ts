import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Mark } from '../../domain/selectionEdits.ts';
import type { Seconds } from '../../domain/units.ts';
import type { OfflineStatus } from '../offline.ts';
import type { Language } from '../wording/language.ts';
import type { View } from './address.ts';
import { type ClipSlice, initialClip } from './clip.ts';
import { type Compare, initialCompare } from './compare.ts';
import { type Conversation, initialConversation } from './conversation.ts';
import { type Curves, initialCurves } from './curves.ts';
import { type BesideEngines, type Engine, initialEngine } from './engine.ts';
import { type Evaluate, initialEvaluate } from './evaluate.ts';
import type { Failure } from './failure.ts';
import { type Focus, onAll, type StripOwner } from './focus.ts';
import { type History, initialHistory } from './history.ts';
import type { Maker } from './maker.ts';
import { initialRecipe, type RecipeSlice } from './recipe.ts';
import type { Replay } from './replay.ts';
import type { Sample } from './samples.ts';
import { initialSettings, type Settings } from './settings.ts';
import { initialWords, type Words } from './words.ts';

/** What is fetched when a button asks for it. */
export type PartName = 'maker' | 'history' | 'shortcuts' | 'curves' | 'marking' | 'chinese';

/** Something about the page that the user should know; stays until dismissed. */
export type PageNotice =
  | { readonly code: 'recipe-unknown'; readonly name: string }
  | { readonly code: 'one-of-files'; readonly name: string; readonly count: number }
  | { readonly code: 'samples-missing' }
  | { readonly code: 'replay-refused'; readonly failure: Failure }
  | { readonly code: 'report-refused'; readonly failure: Failure }
  | { readonly code: 'part-missing'; readonly part: PartName }
  | { readonly code: 'storyboard-unreadable' }
  | { readonly code: 'made-otherwise'; readonly codec: string; readonly missing: readonly string[] }
  | { readonly code: 'history-full' }
  | { readonly code: 'history-unwritten'; readonly message: string };

/** What lies over the page. */
export type DialogName = 'history' | 'shortcuts';

/** What a click on the frames does. */
export type Marking = 'look' | Mark;

export type State = {
  readonly view: View;
  readonly engine: Engine;
  readonly beside: BesideEngines;
  readonly clip: ClipSlice;
  readonly conversation: Conversation;
  readonly recipe: RecipeSlice;
  readonly compare: Compare;
  readonly evaluate: Evaluate;
  readonly replay: Replay | null;
  readonly curves: Curves;
  /** Null until the clip maker is opened: its code is fetched then. */
  readonly maker: Maker | null;
  readonly history: History;
  /** Its code is here when it is named. */
  readonly dialog: DialogName | null;
  readonly settings: Settings;
  /** That the page speaks: the settings’, once its words are here. */
  readonly language: Language;
  readonly samples: readonly Sample[];
  readonly offline: OfflineStatus;
  readonly notices: readonly PageNotice[];
  /** A moment that the pointer rests on in an answer: its frame lights up. */
  readonly pointedTime: Seconds | null;
  readonly marking: Marking;
  /** Visual tokens that pointer or keyboard rest on, in the frames or in the row of them, as indices in [frame, patch]. */
  readonly pointed: { readonly owner: StripOwner; readonly tokens: readonly number[] } | null;
  readonly focus: Focus;
  readonly words: Words;
};

export type Store = StoreApi<State>;

export const createAppStore = (start: Partial<State> = {}): Store =>
  createStore<State>(() => ({
    view: 'ask',
    engine: initialEngine,
    beside: {},
    clip: initialClip,
    conversation: initialConversation,
    recipe: initialRecipe,
    compare: initialCompare,
    evaluate: initialEvaluate,
    replay: null,
    curves: initialCurves,
    maker: null,
    history: initialHistory,
    dialog: null,
    settings: initialSettings,
    language: 'en',
    samples: [],
    offline: 'preparing',
    notices: [],
    pointedTime: null,
    marking: 'look',
    pointed: null,
    focus: onAll,
    words: initialWords,
    ...start,
  }));
