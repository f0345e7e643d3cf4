import { expect, it, vi } from 'vitest';
import { noEdits } from '../../domain/selectionEdits.ts';
import { bytes, seconds } from '../../domain/units.ts';
import { createClient } from '../../protocol/client.ts';
import type { OpenClip } from '../store/clip.ts';
import { initialConversation } from '../store/conversation.ts';
import { noSteps } from '../store/editSteps.ts';
import { createAppStore } from '../store/store.ts';
import { type App, createApp } from './app.ts';
import { askQuestion, askWritten, stopAnswer } from './askQuestion.ts';
import { askAll } from './compareAsk.ts';

/** It still loads, so that nothing is asked of the worker. */
vi.mock('./loadModel.ts', () => {
  const never = () => new Promise(() => undefined);
  return { modelReady: never, columnReady: never };
});

const current: OpenClip = {
  ...{ id: '1', address: '', sample: null, fingerprint: null, handle: null, copy: null, editSteps: noSteps },
  ...{ sampler: '', chosen: null, search: [], frames: [], edits: noEdits, aside: [], notices: [] },
  watch: { status: 'waiting' },
  info: {
    ...{ name: 'a.mp4', size: bytes(1), container: 'MP4', codec: 'avc1', duration: seconds(4), start: seconds(0) },
    ...{ kind: 'video', width: 2, height: 2, rotation: 0, frameCount: 4, frameTimes: null },
  },
};

function pageWith(clip: OpenClip | null, draft: string): App {
  const worker = { postMessage: () => undefined, addEventListener: () => undefined };
  const conversation = { ...initialConversation, draft };
  const store = createAppStore({ clip: { current: clip, opening: { status: 'idle' } }, conversation });
  return createApp(store, createClient(worker));
}

const draftOf = ({ store }: App): string => store.getState().conversation.draft;
const questionsOf = ({ store }: App): readonly string[] =>
  store.getState().conversation.entries.flatMap((entry) => (entry.kind === 'turn' ? [entry.question] : []));

it('a question leaves its box when it is asked', () => {
  const app = pageWith(current, 'What? ');
  askWritten(app, 'What?');
  expect(questionsOf(app)).toEqual(['What?']);
  expect(draftOf(app)).toBe('');
});

it('a question that cannot be asked, as another waits for its answer, stays in its box', () => {
  const app = pageWith(current, 'What?');
  askWritten(app, 'What?');
  app.store.setState(({ conversation }) => ({ conversation: { ...conversation, draft: 'Where? ' } }));
  askWritten(app, 'Where?');
  expect(questionsOf(app)).toEqual(['What?']);
  expect(draftOf(app)).toBe('Where? ');
  stopAnswer(app);
  askWritten(app, 'Where?');
  expect(questionsOf(app)).toEqual(['What?', 'Where?']);
  expect(draftOf(app)).toBe('');
});

it('a suggestion leaves what is being written', () => {
  const app = pageWith(current, 'Half a');
  askWritten(app, 'What?');
  expect(questionsOf(app)).toEqual(['What?']);
  expect(draftOf(app)).toBe('Half a');
});

it('without a clip nothing is asked, which is told', () => {
  expect(askQuestion(pageWith(null, ''), 'What?')).toBe(false);
  expect(askAll(pageWith(null, ''), 'What?')).toBe(false);
});

it('recipes that still answer are not asked anew, which is told', () => {
  const app = pageWith(current, '');
  expect(askAll(app, 'What?')).toBe(true);
  expect(askAll(app, 'Where?')).toBe(false);
  expect(app.store.getState().compare.asked).toBe('What?');
});
