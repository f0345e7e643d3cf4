import { chineseOfStrategies } from './chineseOfStrategies.ts';
import { chineseOfViews } from './chineseOfViews.ts';

/** Simplified Chinese for every message of the page, by its English sentence. The glossary is docs/decisions/0014. */
export const chinese = {
  ...chineseOfStrategies,
  ...chineseOfViews,
  // Between parts of a sentence.
  ', ': '，',
  ': ': '：',
  ' or ': '或 ',
  ' to ': ' 至 ',
  '{low} to {high}': '{low} 至 {high}',
  '{part} of {all}': '{part} / {all}',

  // Header.
  Ask: '提问',
  Compare: '对比',
  Evaluate: '评测',
  Views: '视图',
  Engine: '引擎',
  History: '历史记录',
  'Keyboard shortcuts': '键盘快捷键',
  'Preparing offline use': '正在准备离线使用',
  'The page and its model are being kept on this machine.': '正在把页面和模型保存到本机。',
  'Works offline': '可离线使用',
  'The page and its model are kept on this machine: it works without a network.':
    '页面和模型已保存在本机，没有网络也能用。',
  'Online only': '仅限在线',
  'This browser does not keep the page, so it needs its server.': '此浏览器不保存页面，因此需要连接服务器。',
  'Theme: {theme}. Change to {next}': '主题：{theme}。切换为{next}',
  system: '跟随系统',
  light: '浅色',
  dark: '深色',

  // Engine.
  'About the model': '关于模型',
  'Loading the model': '正在加载模型',
  Size: '大小',
  Licence: '许可证',
  'Runs on': '运行于',
  'Largest difference from the numbers that the model was published with, measured when it was loaded':
    '与模型发布时数值的最大差异，在加载时测得',
  'Self-check': '自检',
  equal: '一致',
  'Largest difference from the published numbers, by stage': '各阶段与发布数值的最大差异',
  'Your video stays on this machine. Nothing of it is sent anywhere.': '视频只留在本机，不会发送到任何地方。',
  'This machine has a graphics processor that the browser can compute on.': '本机有浏览器可用于计算的图形处理器。',
  'The address asks for it.': '由网址指定。',
  'This browser has no WebGPU, so the model runs on the processor.': '此浏览器没有 WebGPU，因此模型在处理器上运行。',
  'The browser found no graphics processor to compute on, so the model runs on the processor.':
    '浏览器没有找到可用于计算的图形处理器，因此模型在处理器上运行。',
  'The only WebGPU here is emulated in software, which is slower than running on the processor directly.':
    '这里只有软件模拟的 WebGPU，比直接在处理器上运行更慢。',
  'The graphics processor gave wrong numbers at {stage} (off by {difference}), so the model runs on the processor.':
    '图形处理器在 {stage} 处算出了错误的数值（相差 {difference}），因此模型在处理器上运行。',
  'The graphics processor could not be used, so the model runs on the processor: {message}':
    '图形处理器无法使用，因此模型在处理器上运行：{message}',
  'The connection to the graphics processor was lost, so the model runs on the processor.':
    '与图形处理器的连接已断开，因此模型在处理器上运行。',
  Starting: '正在启动',
  'Loading the model: {part} of {size}': '正在加载模型：{size} 的 {part}',
  'Preparing the model: part {part} of {total}': '正在准备模型：第 {part} 部分，共 {total} 部分',
  'Checking the numbers': '正在核对数值',
  '{from} does not work here; starting on {to}': '{from} 在这里无法使用，正在改用 {to}',
  'No model': '没有模型',

  // Opening.
  Video: '视频',
  'Open a video': '打开视频',
  'Opening {name} …': '正在打开 {name} …',
  'No video open': '尚未打开视频',
  'turned {degrees}°': '旋转 {degrees}°',
  Sample: '示例',
  'Made here': '在此制作',
  'Drop a video or a picture here': '把视频或图片拖到这里',
  'Video or picture': '视频或图片',
  'Drop to open': '松开即可打开',
  'Drop clips and a file of questions, or their folder': '拖入片段和问题文件，或它们所在的文件夹',
  'Your video stays on this machine.': '视频只留在本机。',
  'Sample clips': '示例片段',

  // Player.
  Play: '播放',
  Pause: '暂停',
  'Previous sampled frame': '上一个采样帧',
  'Next sampled frame': '下一个采样帧',
  'Sound on': '打开声音',
  'Sound off': '关闭声音',
  'Full screen': '全屏',
  'This browser cannot play this video, but its frames can be read.': '此浏览器无法播放这段视频，但能读取其中的帧。',
  'Moment in the video': '视频中的时刻',
  'Show {number}, {name}, in the player': '在播放器中显示第 {number} 列：{name}',
  'Look at this moment': '让模型看这一时刻',
  'Do not look at this moment': '不再看这一时刻',
  'Let the part begin or end here': '以此处为起点或终点',
  'Take back this end of the part': '取消这个端点',
  'End {number} of the part, {name}': '部分的第 {number} 个端点，{name}',
  'Frame {number} by hand, {name}': '手动选取的第 {number} 帧，{name}',
  '{time}: drag, or arrow keys; Delete removes': '{time}：可拖动或用方向键移动，按 Delete 删除',
  Curves: '曲线',
  'Zoom in': '放大',
  'Zoom out': '缩小',
  'Whole video': '整段视频',
  'Curves over the timeline': '时间轴上的曲线',
  'Progress of the curves': '曲线的进度',
  'How far each frame is from the one before, 0 to 1.': '每一帧与前一帧的差异，从 0 到 1。',
  'Where a new shot begins.': '新镜头从哪里开始。',
  Similarity: '相似度',
  'How much a moment has to do with the question: the mean cosine of its words and the nearest visual tokens.':
    '某一时刻与问题的相关程度：问题中的词与最接近的视觉词元的平均余弦值。',
  Significance: '显著性',
  Words: '词语',
  'As in the header: {title}': '与页眉相同：{title}',
  'Earlier questions': '之前的问题',
  'None was read with this one, so it has the answer that it has alone.':
    '没有与这个问题一起读取，因此回答与单独提问时相同。',
  'Read with this one: {questions}.': '与这个问题一起读取：{questions}。',
  'When the next answers read earlier questions': '之后的回答何时读取之前的问题',
  'When referred to': '提到时',
  Always: '总是',
  Never: '从不',
  'This is read off the file. The model was not asked.': '这是从文件中读出的，没有询问模型。',
  'Read off the file': '读自文件',
  'What each visual token says, read by its likeness to the language model’s own words.':
    '每个视觉词元所说的词：按它与语言模型自身词语的相似程度读出。',
  'How clearly each frame says the word': '每一帧说出该词的清晰程度',
  'Reading the words …': '正在读出词语 …',
  'Words of the tokens': '词元所说的词',
  'Find a word in the frames': '在画面中找一个词',
  'dog, beach, red …': 'dog、beach、red …（英文）',
  'Clear “{word}”': '清除“{word}”',
  'The model does not read this word off pictures.': '模型无法从画面中读出这个词。',
  'Point at a place in a frame to read its words.': '指向画面中的一处，即可看到那里的词。',
  'Nothing clear is said here.': '这里没有清晰的词。',
  'Here: {words}': '这里：{words}',
  'Mean significance of each frame of the column on show.': '当前显示的列中每一帧的平均显著性。',
  'Waiting for its turn': '正在排队',
  'Ask a question to see where the video is similar to it.': '提一个问题，就能看到视频中哪里与它相似。',
  'Similarity needs the model.': '计算相似度需要模型。',

  // Frames.
  Frames: '帧',
  'Sampled frames': '采样帧',
  'Show {frames} at {time}': '显示 {time} 处的{frames}',
  'frame {number}': '第 {number} 帧',
  'frames {first} to {last}': '第 {first} 至 {last} 帧',
  'Painted over the frames': '叠加在帧上的内容',
  Picture: '画面',
  'The frames as they are.': '原始的帧。',
  Kept: '保留',
  kept: '保留',
  'The visual tokens that top-k kept; the rest of the picture was left out.':
    'top-k 保留的视觉词元；画面的其余部分未被采用。',
  'Tokens kept of each frame': '每一帧保留的词元',
  'How significant LinVT rates each visual token for the whole clip, before it knows the question.':
    'LinVT 在还不知道问题时，认为每个视觉词元对整段片段有多重要。',
  'Mean significance of each frame': '每一帧的平均显著性',
  Used: '使用',
  'How much of each visual token is in the video tokens that the language model read.':
    '语言模型读到的视频词元中，每个视觉词元占了多少。',
  'Share of each frame in the video tokens': '每一帧在视频词元中的占比',
  'Share of each frame in video token {number}': '每一帧在视频词元 {number} 中的占比',
  'Share of each frame in the video tokens of scale {scale}': '每一帧在尺度 {scale} 的视频词元中的占比',
  'Video progress': '视频处理进度',
  'Looking at the video': '正在看视频',
  'Not looked at yet: there is no model': '还没有看：没有模型',
  'Looking at the video once the model runs': '模型运行后开始看视频',
  'Looked through; the frames are chosen when you ask': '已浏览一遍；提问时再选取帧',
  '{frames} sampled': '已采样 {frames}',

  // Stages.
  Survey: '浏览',
  'Looking the whole clip through in small pictures, to choose the frames by what it shows. Once a clip.':
    '用小图把整段片段看一遍，按内容选取帧。每段片段只做一次。',
  'Surveying the video': '正在浏览视频',
  'Surveying the video, {part}': '正在浏览视频，{part}',
  Search: '搜索',
  'Looking through the video for frames that have to do with the question.': '在视频中寻找与问题有关的帧。',
  'Searching the video, {part}': '正在搜索视频，{part}',
  Decode: '解码',
  'Reading the sampled frames out of the video file.': '从视频文件中读出采样帧。',
  'Decoding frames {part}': '正在解码帧 {part}',
  Encode: '编码',
  'The vision encoder turns each frame into visual tokens.': '视觉编码器把每一帧变成视觉词元。',
  'Encoding frames {part}': '正在编码帧 {part}',
  Score: '评分',
  'LinVT rates how significant each visual token is for the whole clip.': 'LinVT 评估每个视觉词元对整段片段的显著性。',
  'Scoring visual tokens': '正在给视觉词元评分',
  Select: '选取',
  'The compressor chooses or groups visual tokens. LinVT keeps the k most significant and pools them at several scales.':
    '压缩器挑选或归并视觉词元。LinVT 保留最显著的 k 个，并在多个尺度上池化。',
  'Selecting visual tokens': '正在选取视觉词元',
  Aggregate: '聚合',
  'The kept tokens are blended into the video tokens that the language model reads; LinVT’s are guided by the question.':
    '把保留的词元融合成语言模型读取的视频词元；LinVT 的融合由问题引导。',
  'Condensing to video tokens': '正在凝聚为视频词元',
  Read: '读取',
  'The language model reads the video tokens and the question.': '语言模型读取视频词元和问题。',
  'Reading the question': '正在读问题',
  Write: '书写',
  'The language model writes the answer, token by token.': '语言模型逐个词元写出回答。',
  'Writing, token {number}': '正在写，第 {number} 个词元',

  // Conversation.
  'Questions and answers': '问题与回答',
  Conversation: '对话',
  'From here on: {name}': '以下关于：{name}',
  'Ask about the video in plain words. The answer comes with what it rests on: the frames and tokens that the model used.':
    '用平常的话就视频提问。回答会附上它的依据：模型用到的帧和词元。',
  'Everyday knows common scenes, people, animals and things from photographs. It is small: it is often wrong about details, and it cannot read text or hear sound.':
    'Everyday 从照片中认识常见的场景、人物、动物和物品。它很小：细节常常出错，不识字，也听不到声音。它只懂英文。',
  Model: '模型',
  'How sure': '把握',
  '{part} likely to be right, judged by answers about photos that the model had not seen.':
    '有 {part} 的可能是对的：依据是它对没见过的照片的回答。',
  'Likelihood of its words: {mean} on average, {least} for the least likely. Strength of what is seen: {strength}.':
    '用词的可能性：平均 {mean}，最低 {least}。所见内容的强度：{strength}。',
  'speed not measured yet': '速度尚未测量',
  'Good at: {what}.': '擅长：{what}。',
  'Can’t: {what}.': '做不到：{what}。',
  'Sprite lab was trained on sprite worlds: short made-up clips of small pictures that move about. It knows nothing of the real world, and its answers about other videos mean little.':
    'Sprite lab 是在“小图世界”上训练的：由会移动的小图组成的虚构短片。它对真实世界一无所知，对其他视频的回答没有多大意义。它只懂英文。',
  'Answer to: {question}': '对“{question}”的回答',
  'In the clip you made: {answer}': '在你制作的片段中：{answer}',
  'Answer progress': '回答进度',
  'Stopped.': '已停止。',
  'Waiting for the model to load': '正在等待模型加载',
  'Try again': '重试',
  'Ask again with the present recipe': '用当前方案再问一次',
  'Show on the frames': '在帧上显示',
  'Copy the answer': '复制回答',
  Copied: '已复制',

  // The question.
  Question: '问题',
  'Suggested questions': '建议的问题',
  'Ask about this video …': '就这段视频提问 …',
  Stop: '停止',
  'Write a question ({key})': '写一个问题（{key}）',
  'Your video stays on this machine. A small model answers, and it can be wrong.':
    '视频只留在本机。回答来自一个小模型，可能出错。它只懂英文：请用英文提问，它用英文回答。',

  // Evidence.
  '{count} kept': '保留 {count}',
  '{count} tokens/s': '{count} 词元/秒',
  'Frames used': '用到的帧',
  'How the question led to them': '问题如何引向这些帧',
  'Looked at {moments}': '看了 {moments}',
  'How a first answer led to them': '第一次回答如何引向这些帧',
  'Looked at {moments}: “{answer}”. Then closer, around': '看了 {moments}：“{answer}”。然后在此附近细看：',
  ', nearest to the question at': '，最接近问题的在',
  Time: '时间',
  'Time of each stage': '各阶段用时',
  Together: '合计',
  ', from cache': '，来自缓存',
  'from cache, was {time}': '来自缓存，原用时 {time}',
  'Prompt as the model saw it': '模型看到的提示',
  '{read} read, of which {video} stand in the place of the video; {written} written.':
    '读取 {read}，其中 {video} 个代表视频；写出 {written}。',
  'The model ended its answer.': '模型自行结束了回答。',
  'The answer reached “Longest answer” and was cut there.': '回答达到“最长回答”，在那里截断。',

  // Recipe.
  Recipe: '方案',
  Done: '完成',
  'What the model looks at': '模型看什么',
  Sampler: '采样器',
  'How frames become pictures': '帧如何组成画面',
  Composer: '组图器',
  'What it keeps': '模型保留什么',
  Compressor: '压缩器',
  'How it answers': '模型如何回答',
  'Back to the usual recipe': '恢复常用方案',
  'Add the moment on show': '添加当前时刻',
  'Remove {time}': '移除 {time}',
  '{kept} of {total} visual tokens, {part}': '保留 {total} 个视觉词元中的 {kept} 个（{part}）',
  'all {tokens}': '保留全部 {tokens}',
  'Here that is {share}, as {tokens}.': '在这里：{share}，合成 {tokens}。',

  // Notices.
  Dismiss: '关闭提示',
  'The model could not be loaded.': '模型无法加载。',
  'Load again': '重新加载',
  '“{name}” could not be opened.': '无法打开“{name}”。',
  'The file holds {total} video tracks: the first is read.': '这个文件有 {total} 条视频轨道：读取的是第一条。',
  'The file holds {total} video tracks: number {number} is read.':
    '文件含有 {total} 条视频轨：读取的是第 {number} 条。',
  'The file ends early: the answer rests on what there is, up to {until}.':
    '文件不完整：回答只依据现有部分，到 {until} 为止。',
  'All {total} sampled are the same picture: the clip has no other at these times.':
    '采样的 {total} 都是同一幅画面：片段在这些时刻没有别的画面。',
  'Of {total} sampled only {distinct} differ: the clip has no others at these times.':
    '采样的 {total} 中只有 {distinct} 幅不同：片段在这些时刻没有更多的画面。',
  '{frames} could not be decoded and was replaced by the nearest readable one.':
    '{frames}无法解码，已用最近的可读帧代替。',
  '{frames} could not be decoded and were replaced by the nearest readable one.':
    '{frames}无法解码，已用最近的可读帧代替。',
  'Frames are prepared on the processor, which is slower: {reason}': '帧在处理器上准备，速度较慢：{reason}',
  'Shots are told apart by sudden changes alone, so dissolves and fades may be missed: {fault}.':
    '只按突变来区分镜头，因此可能漏掉叠化和淡入淡出：{fault}。',
  'the shot detector gave wrong numbers on this machine': '镜头检测器在本机算出了错误的数值',
  'the shot detector could not be fetched': '无法获取镜头检测器',
  'the file of the shot detector is damaged': '镜头检测器的文件已损坏',
  'the shot detector could not run': '镜头检测器无法运行',
  'This compressor runs on the processor: the visual tokens were copied there from the graphics processor.':
    '此压缩器在处理器上运行：视觉词元已从图形处理器复制过来。',
  'This compressor mixes frames, so the frames’ times do not stand between its tokens.':
    '此压缩器会混合多个帧，因此帧的时间不会写在它的词元之间。',
  'This model has no LinVT of its own: LinVT without training took its place.':
    '此模型没有自己的 LinVT：由未经训练的 LinVT 代替。',
  'The model does not know {words}, and reads it as an unknown word.': '模型不认识{words}，把它当作未知词来读。',
  'The model does not know {words}, and reads each as an unknown word.': '模型不认识{words}，把它们都当作未知词来读。',
  'The conversation is longer than the model can read, so its first {questions} is left out.':
    '对话超出了模型能读的长度，因此略去了最前面的 {questions}。',
  'The conversation is longer than the model can read, so its first {questions} are left out.':
    '对话超出了模型能读的长度，因此略去了最前面的 {questions}。',
  'This browser does not encode {missing}, so the clip is {codec} instead.':
    '此浏览器不能编码 {missing}，因此片段改用 {codec}。',
  'The link asks for “{name}”, which this version does not know. The usual recipe is used.':
    '链接要求使用“{name}”，但此版本不认识它。已使用常用方案。',
  '{count} files came; “{name}” is open. One video is open at a time.':
    '收到 {count} 个文件，已打开“{name}”。一次只能打开一段视频。',
  'The sample clips could not be fetched. Open a video of your own.': '无法获取示例片段。请打开你自己的视频。',
  'The clip maker could not be fetched. Check the connection, then try again or reload the page.':
    '无法获取片段制作工具。请检查网络连接，然后重试或重新加载页面。',
  'The history could not be fetched. Check the connection, then try again or reload the page.':
    '无法获取历史记录。请检查网络连接，然后重试或重新加载页面。',
  'The list of shortcuts could not be fetched. Check the connection, then try again or reload the page.':
    '无法获取快捷键列表。请检查网络连接，然后重试或重新加载页面。',
  'The curves could not be fetched. Check the connection, then try again or reload the page.':
    '无法获取曲线。请检查网络连接，然后重试或重新加载页面。',
  'Pinning and dropping could not be fetched. Check the connection, then try again or reload the page.':
    '无法获取保留和去除功能。请检查网络连接，然后重试或重新加载页面。',
  'The Chinese texts could not be fetched. Check the connection, then try again or reload the page.':
    '无法获取中文文本。请检查网络连接，然后重试或重新加载页面。',
  'Fetching this part of the page …': '正在获取页面的这一部分 …',
  'This part of the page could not be fetched.': '无法获取页面的这一部分。',
  'Check the connection, and try again. Some browsers do not ask twice for what once failed: then reload the page.':
    '请检查网络连接后重试。有些浏览器不会再次获取失败过的内容，这时请重新加载页面。',
  'Reload the page': '重新加载页面',
  'The link holds a clip that this version cannot read. The clip maker shows your own.':
    '链接中的片段此版本无法读取。片段制作工具显示你自己的片段。',
  'There is no room left in this browser for the history, so the last answer was not kept. Delete older entries.':
    '此浏览器已没有空间保存历史记录，因此最近的回答没有保留。请删除较早的记录。',
  'The history could not be written in this browser ({message}). The page goes on without it.':
    '无法在此浏览器中写入历史记录（{message}）。页面将在没有历史记录的情况下继续。',
} as const;
