import { describe, expect, it } from 'vitest';
import { notUnderstood } from './understood.ts';

/** As the bundle's tokenizer would: about a token a word of these. */
const wordsIn = (text: string) => text.split(/\s+/).length + 1;

describe('a question is put to the model', () => {
  it.each([
    'What happens in this video?',
    'Is there a dog?',
    'dog?',
    'colors',
    'Describe the video',
    'Hello!',
    'Is there a crème brûlée on the table?',
    'Who is der Kommissar in this film?',
    'What does die mean here?',
    'zebra crossing',
  ])('%s', (question) => {
    expect(notUnderstood(question, wordsIn(question))).toBeNull();
  });
});

describe('a question in another language is told from an English one', () => {
  it.each([
    '这个视频里发生了什么？',
    'Что происходит в этом видео?',
    'Was passiert in diesem Video und wer ist das?',
    'Que se passe-t-il dans cette vidéo ?',
    '¿Qué hay en el video?',
    'Chi sono le persone nel video e che cosa fanno?',
    'هل يوجد كلب في الفيديو؟',
  ])('%s', (question) => {
    expect(notUnderstood(question, wordsIn(question))).toBe('language');
  });
});

describe('noise is no question', () => {
  it.each(['???', '123 456', 'ghjkl', 'xx cvb nm', 'aaaaaa', '…'])('%s', (question) => {
    expect(notUnderstood(question, wordsIn(question))).toBe('unclear');
  });

  it('nor are letters of which the vocabulary makes a token each or so', () => {
    expect(notUnderstood('asdfgh qwoeir', 9)).toBe('unclear');
  });
});
