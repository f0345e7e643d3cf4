import type { ErrorWords } from './errorWords.ts';

/** `before` and the detail after it, where there is one. */
const also = (detail: string | undefined, before: string): string => (detail ? `${before}${detail}` : '');

/** Every failure in Simplified Chinese. */
export const chineseErrors: ErrorWords = {
  'file-empty': () => ({ what: '这个文件是空的。', next: '可能没有复制完整。请重新复制，或打开另一个文件。' }),
  'file-not-video': () => ({
    what: '这不是这里能读取的视频或图片。',
    next: '支持 MP4、MOV、WebM 和 MKV 视频，以及 GIF、PNG、JPEG、WebP 和 AVIF 图片。',
  }),
  'file-truncated': () => ({
    what: '这个文件不完整：缺少说明画面位置的部分。',
    next: '请重新完整地下载或复制。',
  }),
  'file-damaged': () => ({
    what: '这个文件已损坏：读取它的画面列表没有尽头。',
    next: '请重新下载或复制，或打开另一个文件。',
  }),
  'file-protected': () => ({ what: '这段视频受保护（已加密）。', next: '只能读取没有复制保护的视频。' }),
  'no-video-track': () => ({ what: '这个文件里没有画面，只有声音或数据。', next: '请打开带有视频轨道的文件。' }),
  'codec-unsupported': ({ codec, browsers }) => ({
    what: `${browsers === 'none' ? '浏览器都无法' : '此浏览器无法'}解码${codec ? ` ${codec}` : '这段视频的编码格式'}。`,
    next: `请把视频转换为 H.264、VP9 或 AV1${browsers === 'none' ? '' : '，或换一个浏览器'}。`,
  }),
  'picture-unsupported': ({ format }) => ({
    what: `此浏览器不能为网页解码${format ? ` ${format} ` : '这种'}图片。`,
    next: '请使用较新的 Chrome、Edge 或 Firefox，或转换为 PNG 或 MP4。',
  }),
  'picture-damaged': ({ format }) => ({
    what: `这张${format ? ` ${format} ` : ''}图片无法解码：它不完整、已损坏，或对此浏览器来说太大。`,
    next: '请重新完整地下载或复制，或保存为更小的图片。',
  }),
  'tokens-all-dropped': () => ({
    what: '每一帧的所有部分都被去除了，没有可以依据的内容。',
    next: '请恢复一部分去除的内容。',
  }),
  'decode-failed': () => ({
    what: '需要的帧一个也无法解码：视频已损坏。',
    next: '请换一个查看其他时刻的方案，或换一份文件副本。',
  }),
  'encoder-missing': () => ({
    what: '此浏览器不能编码 H.264、VP9 或 VP8，因此无法制作片段。',
    next: '请使用较新的 Chrome、Edge、Firefox 或 Safari。',
  }),
  'encode-failed': ({ codec }) => ({
    what: `片段无法编码${also(codec, '为 ')}。`,
    next: '请重试，或选择另一种文件格式。',
  }),
  'sprites-missing': () => ({ what: '无法获取制作片段所用的图片。', next: '请检查网络连接后重试。' }),
  'webgpu-unavailable': () => ({
    what: '此浏览器在本机不提供 WebGPU。',
    next: '请从网址中去掉“backend=webgpu”，模型就会在处理器上运行（WASM）。',
  }),
  'gpu-lost': () => ({
    what: '与图形处理器的连接已断开。',
    next: '模型正在处理器上重新启动（WASM）。之后请按“重试”。',
  }),
  'out-of-memory': () => ({
    what: '内存不足。',
    next: '请在方案中减少帧数，或关闭其他页面，然后重试。',
  }),
  'bundle-missing-file': ({ path, file }) => ({
    what: `无法获取模型的一个文件${also(path ?? file, '：')}。`,
    next: '请检查网络连接或服务器，然后重试。',
  }),
  'bundle-wrong-hash': ({ path, file }) => ({
    what: `收到的模型文件已损坏或被更改${also(path ?? file, '：')}。该文件没有使用。`,
    next: '请重试。如果仍然如此，服务器上的文件就不是模型发布时的文件。',
  }),
  'bundle-invalid': ({ where, what }) => ({
    what: `模型的描述与其文件不符${also(where, '：')}${also(what, '，')}。`,
    next: '需要重新构建模型；方法见 models/training 中的日志。',
  }),
  'backend-wrong-numbers': ({ stage }) => ({
    what: `模型在本机算出了错误的数值${also(stage, '，位于 ')}，因此不给出回答。`,
    next: '请换一个浏览器，或在网址中加上“backend=wasm”。',
  }),
  'question-empty': () => ({ what: '还没有问题。', next: '请写一个问题，或选择一个建议的问题。' }),
  'question-language': () => ({ what: '这个模型只懂英文。', next: '请用英文提问。' }),
  'question-unclear': () => ({
    what: '模型在这个问题里找不到词语。',
    next: '请就视频内容提问，例如发生了什么，或有谁出现。',
  }),
  'question-too-long': () => ({
    what: '问题超出了模型能读的长度。',
    next: '请用更少的词提问，或在方案中把“最长回答”调小。',
  }),
  'video-too-long': ({ tokens, room }) => ({
    what: tooLong(tokens, room),
    next: '请减少帧数，或选择留下更少词元的压缩器。',
  }),
  'no-clip': () => ({ what: '这个问题所问的视频已不再打开。', next: '请重新打开视频，再问一次。' }),
  'folder-without-video': ({ name }) => ({
    what: `文件夹“${name ?? ''}”里没有视频，也没有图片。`,
    next: '请放入一段视频，或放入含有视频的文件夹。',
  }),
  'sample-missing': ({ name }) => ({
    what: `无法获取示例“${name ?? ''}”。`,
    next: '请检查网络连接，或打开你自己的视频。',
  }),
  'clip-not-chosen': ({ name }) => ({
    what: `文件“${name ?? ''}”不在手边：页面只保存回答，不保存你的视频。`,
    next: '请重新选择你的片段和问题，然后继续。',
  }),
  'model-changed': ({ before, now }) => ({
    what: `之前的回答来自另一个模型或后端${also(before, '：')}${also(now, '，现在是 ')}。两者的数值无法比较。`,
    next: '请停止这次评测，重新开始一次。',
  }),
  'replay-invalid': ({ name, where }) => ({
    what: `这不是可以重新运行的对比${also(name, '：')}${also(where, '，位于 ')}。`,
    next: '请选择由“对比”导出的 JSON 文件。',
  }),
  'evaluation-invalid': ({ name, where }) => ({
    what: `这不是评测报告${also(name, '：')}${also(where, '，位于 ')}。`,
    next: '请选择由“评测”或 npm run eval 写出的 JSON 文件。',
  }),
  'no-bundle': () => ({ what: '没有加载模型。', next: '请重新加载。' }),
  internal: ({ message }) => ({
    what: `LinVT Studio 自身出了问题${message ? `（${message}）` : ''}。`,
    next: '请重试。如果仍然如此，请重新加载页面，并报告这里显示的内容。',
  }),
};

/** How much longer the video is than the model can read, as far as that is known. */
function tooLong(tokens: string | undefined, room: string | undefined): string {
  const needed =
    tokens === undefined ? '这段视频需要模型读取的词元超出了它的能力' : `这段视频需要模型读取 ${tokens} 个词元`;
  if (room !== undefined) return `${needed}，而除去问题和回答，只有 ${room} 个的空间。`;
  return tokens === undefined ? `${needed}。` : `${needed}，超出了它的能力。`;
}
