import type { Failure } from '../store/failure.ts';
import type { ErrorWords, Wording } from './errorWords.ts';
import { foreignWords } from './language.ts';

/** `before` and the detail after it, where there is one. */
const also = (detail: string | undefined, before: string): string => (detail ? `${before}${detail}` : '');

const errors: ErrorWords = {
  'file-empty': () => ({
    what: 'This file is empty.',
    next: 'Perhaps it was not copied to the end. Copy it again, or open another one.',
  }),
  'file-not-video': () => ({
    what: 'This is not a video or a picture that can be read here.',
    next: 'MP4, MOV, WebM and MKV videos work, and GIF, PNG, JPEG, WebP and AVIF pictures.',
  }),
  'file-truncated': () => ({
    what: 'This file is incomplete: the part that says where its pictures are is missing.',
    next: 'Download or copy it again, to the end.',
  }),
  'file-damaged': () => ({
    what: 'This file is damaged: reading the list of its pictures comes to no end.',
    next: 'Download or copy it again, or open another one.',
  }),
  'file-protected': () => ({
    what: 'This video is protected (encrypted).',
    next: 'Only videos without copy protection can be read.',
  }),
  'no-video-track': () => ({
    what: 'There is no picture in this file, only sound or data.',
    next: 'Open a file with a video track.',
  }),
  'codec-unsupported': ({ codec, browsers }) => ({
    what: `${browsers === 'none' ? 'No browser decodes' : 'This browser cannot decode'} ${codec ?? 'this video’s codec'}.`,
    next: `Convert the video to H.264, VP9 or AV1${browsers === 'none' ? '' : ', or try another browser'}.`,
  }),
  'picture-unsupported': ({ format }) => ({
    what: `This browser cannot decode ${format ?? 'such'} pictures for a page.`,
    next: 'Try a recent Chrome, Edge or Firefox, or convert it to PNG or MP4.',
  }),
  'picture-damaged': ({ format }) => ({
    what: `This ${format ?? ''} picture cannot be decoded: it is incomplete, damaged, or too large for this browser.`,
    next: 'Download or copy it again, to the end, or save it smaller.',
  }),
  'decode-failed': () => ({
    what: 'None of the frames that were wanted could be decoded: the video is damaged.',
    next: 'Try another recipe, which looks at other moments, or another copy of the file.',
  }),
  'encoder-missing': () => ({
    what: 'This browser encodes neither H.264 nor VP9 nor VP8, so it cannot make a clip.',
    next: 'Try a recent Chrome, Edge, Firefox or Safari.',
  }),
  'encode-failed': ({ codec }) => ({
    what: `The clip could not be encoded${also(codec, ' as ')}.`,
    next: 'Try again, or choose the other kind of file.',
  }),
  'sprites-missing': () => ({
    what: 'The pictures that clips are made of could not be fetched.',
    next: 'Check the connection, and try again.',
  }),
  'webgpu-unavailable': () => ({
    what: 'This browser offers no WebGPU on this machine.',
    next: 'Remove “backend=webgpu” from the address: the model then runs on the processor (WASM).',
  }),
  'gpu-lost': () => ({
    what: 'The connection to the graphics processor was lost.',
    next: 'The model is being started again on the processor (WASM). Then press “Try again”.',
  }),
  'out-of-memory': () => ({
    what: 'There is not enough memory for this.',
    next: 'Choose fewer frames in the recipe, or close other pages, and try again.',
  }),
  'bundle-missing-file': ({ path, file }) => ({
    what: `A file of the model could not be fetched${also(path ?? file, ': ')}.`,
    next: 'Check the connection or the server, and try again.',
  }),
  'bundle-wrong-hash': ({ path, file }) => ({
    what: `A file of the model arrived damaged or changed${also(path ?? file, ': ')}. It was not used.`,
    next: 'Try again. If it stays so, the file on the server is not the one that the model was published with.',
  }),
  'bundle-invalid': ({ where, what }) => ({
    what: `The model’s description does not fit its files${also(where, ': ')}${also(what, ', ')}.`,
    next: 'The model has to be built again; the log in models/training says how.',
  }),
  'backend-wrong-numbers': ({ stage }) => ({
    what: `The model’s numbers came out wrong on this machine${also(stage, ', at ')}, so it gives no answers.`,
    next: 'Try another browser, or add “backend=wasm” to the address.',
  }),
  'question-empty': () => ({
    what: 'There is no question yet.',
    next: 'Write one, or choose one of the suggestions.',
  }),
  'question-language': () => ({
    what: 'This model understands English only.',
    next: 'Please ask in English.',
  }),
  'question-unclear': () => ({
    what: 'The model finds no words in this question.',
    next: 'Ask about what the video shows, such as what happens or who is in it.',
  }),
  'question-too-long': () => ({
    what: 'The question is longer than the model can read.',
    next: 'Ask in fewer words, or choose a shorter “Longest answer” in the recipe.',
  }),
  'video-too-long': ({ tokens, room }) => ({
    what: `The video would be ${tokens ?? 'more'} tokens for the model to read${room === undefined ? ' than it can' : `, and beside the question and the answer it has room for ${room}`}.`,
    next: 'Choose fewer frames, or a compressor that leaves fewer tokens.',
  }),
  'tokens-all-dropped': () => ({
    what: 'Every part of every frame is dropped, so there is nothing to answer from.',
    next: 'Take back some of what you dropped.',
  }),
  'no-clip': () => ({
    what: 'The video of this question is no longer open.',
    next: 'Open it again and ask once more.',
  }),
  'folder-without-video': ({ name }) => ({
    what: `There is no video and no picture in the folder “${name ?? ''}”.`,
    next: 'Drop a video, or a folder that holds one.',
  }),
  'sample-missing': ({ name }) => ({
    what: `The sample “${name ?? ''}” could not be fetched.`,
    next: 'Check the connection, or open a video of your own.',
  }),
  'clip-not-chosen': ({ name }) => ({
    what: `The file “${name ?? ''}” is not at hand: the page keeps answers, not your videos.`,
    next: 'Choose your clips and questions again, then resume.',
  }),
  'model-changed': ({ before, now }) => ({
    what: `The answers so far are by another model or backend${also(before, ': ')}${also(now, ', now ')}. Theirs and its numbers would not compare.`,
    next: 'Stop this run and begin a new one.',
  }),
  'replay-invalid': ({ name, where }) => ({
    what: `This is not a comparison that can be run again${also(name, ': ')}${also(where, ', at ')}.`,
    next: 'Choose a JSON file that Compare has exported.',
  }),
  'evaluation-invalid': ({ name, where }) => ({
    what: `This is not a report of an evaluation${also(name, ': ')}${also(where, ', at ')}.`,
    next: 'Choose a JSON file that Evaluate or npm run eval has written.',
  }),
  'no-bundle': () => ({
    what: 'No model is loaded.',
    next: 'Load it again.',
  }),
  internal: ({ message }) => ({
    what: `Something went wrong in LinVT Studio itself${message ? ` (${message})` : ''}.`,
    next: 'Try again. If it stays so, reload the page; please report what it says here.',
  }),
};

/** A failure in plain words. */
export const wordError = ({ code, detail }: Failure): Wording => (foreignWords()?.errors ?? errors)[code](detail);
