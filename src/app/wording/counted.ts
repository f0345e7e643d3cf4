/** What is counted: an English noun that takes an s, and its Chinese one with its measure word. */
export const counted = {
  answer: '个回答',
  clip: '个片段',
  conversation: '段对话',
  frame: '帧',
  moment: '个时刻',
  question: '个问题',
  recipe: '个方案',
  scene: '个场景',
  thread: '个线程',
  token: '个词元',
  'video token': '个视频词元',
  'visual token': '个视觉词元',
} as const;

export type Noun = keyof typeof counted;
