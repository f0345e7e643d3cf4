import { describe, expect, it } from 'vitest';
import { answerFromFile } from './fileFacts.ts';
import type { ClipInfo } from './frame.ts';
import { bytes, seconds } from './units.ts';

const info: ClipInfo = {
  ...{ kind: 'video', name: 'trip.mp4', container: 'MP4', codec: 'avc1', width: 480, height: 270, rotation: 0 },
  ...{ size: bytes(251_000), duration: seconds(11), start: seconds(0), frameCount: 275, frameTimes: null },
};

describe('the file answers', () => {
  it.each([
    ['How long is the video?', 'The video is 11 s long.'],
    ['how long does this clip last', 'The video is 11 s long.'],
    ['What is the duration?', 'The video is 11 s long.'],
    ['What is the resolution of the video?', 'The video is 480 × 270 pixels.'],
    ['How many frames per second does the video have?', 'The video has 275 frames in 11 s: 25 a second.'],
    ['What is the frame rate?', 'The video has 275 frames in 11 s: 25 a second.'],
    ['What is the name of the file?', 'The file is called “trip.mp4”.'],
    ['How big is the file?', 'The file has 251 kB; its picture is 480 × 270 pixels.'],
  ])('%s', (question, answer) => {
    expect(answerFromFile(question, info)).toBe(answer);
  });

  it('a length of minutes in minutes', () => {
    expect(answerFromFile('How long is it?', info)).toBeNull();
    expect(answerFromFile('How long is this film?', { ...info, duration: seconds(125.25) })).toBe(
      'The video is 2 min 5.3 s long.',
    );
  });

  it('of a still picture that it is one', () => {
    const still: ClipInfo = { ...info, kind: 'picture', duration: seconds(0), frameCount: 1 };
    expect(answerFromFile('How long is the video?', still)).toBe('It is a still picture.');
  });
});

describe('the model is asked', () => {
  it.each([
    'How long is the dog on screen?',
    'How long is the bridge?',
    'What is the name of the dog?',
    'How big is the cat?',
    'How many frames show a dog?',
    'What happens in this video?',
    'How long is the video of the dog before the cat comes?',
  ])('%s', (question) => {
    expect(answerFromFile(question, info)).toBeNull();
  });
});
