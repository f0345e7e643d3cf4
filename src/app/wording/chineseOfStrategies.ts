/** Labels, descriptions and units of the strategies and parameters, which their descriptors give in English. */
export const chineseOfStrategies = {
  Uniform: '均匀',
  'A fixed number of evenly spaced frames. Right when the clip is short or something happens throughout.':
    '固定数量、间隔均匀的帧。适合片段较短，或从头到尾都有事发生的情形。',
  'How many frames the model looks at, evenly spaced over the clip.': '模型看多少帧，均匀分布在整段片段上。',
  frames: '帧',
  'Frames per second': '每秒帧数',
  'A steady rate, so longer clips get more frames. Right when the pace matters more than the budget.':
    '固定速率，片段越长帧越多。适合节奏比预算更重要的情形。',
  Rate: '速率',
  'How many frames of each second the model looks at.': '每一秒中模型看多少帧。',
  'frames/s': '帧/秒',
  'At most': '上限',
  'Never more frames than this; a longer clip is then sampled evenly instead.':
    '帧数不超过此值；片段更长时改为均匀采样。',
  'Key frames': '关键帧',
  'The pictures that the video file stores whole. Right for long videos: finding and reading them is fast.':
    '视频文件中完整存储的画面。适合长视频：查找和读取都很快。',
  'Never more frames than this; of more key frames, evenly chosen ones.': '帧数不超过此值；关键帧更多时均匀选取。',
  Shots: '镜头',
  'Some frames of every shot, between cuts, dissolves, fades and wipes. Right for edited videos, where a short shot is easily missed.':
    '每个镜头取若干帧，镜头以硬切、叠化、淡变和划变为界。适合剪辑过的视频，其中的短镜头很容易漏掉。',
  'How many frames the model looks at: one of every shot, and more of the long ones.':
    '模型看多少帧：每个镜头一帧，长镜头多取几帧。',
  Change: '变化',
  'More frames where more changes. Right when long still stretches surround short action.':
    '变化多的地方多取帧。适合大段静止中夹着短暂动作的情形。',
  'How many frames the model looks at: many where the picture changes, few where it stands still.':
    '模型看多少帧：画面变化处多，静止处少。',
  'Slow and fast': '快慢结合',
  'One frame for every new picture, and the rest spread over the time between. Right when both detail and pace count.':
    '每出现新画面取一帧，其余的分布在中间的时间里。适合细节和节奏都重要的情形。',
  'How many frames the model looks at, slow and fast ones together.': '模型看多少帧，慢帧和快帧合计。',
  'Slow share': '慢帧占比',
  'How many of them, at most, show a picture that is new; the others fill the time between.':
    '其中最多有多少帧用于新画面；其余的填补中间的时间。',
  '%': '%',
  Runs: '连续帧段',
  'Short runs of neighbouring frames instead of lone ones. Right for questions about motion.':
    '用相邻的连续帧代替单独的帧。适合关于运动的问题。',
  'How many frames the model looks at, in all runs together.': '模型看多少帧，所有帧段合计。',
  'Run length': '帧段长度',
  'How many neighbouring frames, at most a quarter of a second apart, make a run.':
    '多少个相邻帧（间隔不超过四分之一秒）组成一段。',
  'By the question': '按问题',
  'The frames that have most to do with the question. Right for a question about one moment of a long clip.':
    '与问题最相关的帧。适合询问长片段中某一时刻的问题。',
  'How many frames the model looks at: those that have most to do with the question.':
    '模型看多少帧：与问题最相关的那些。',
  Compared: '候选帧',
  'Of how many evenly spaced frames they are chosen. More find shorter moments, and take longer to rate.':
    '从多少个均匀分布的帧中选取。越多越能找到短暂的时刻，评分也越久。',
  'Focus from': '集中阈值',
  'How far the best frames must stand out before they may crowd together; at 1, they are spread anyway.':
    '最佳帧要突出到什么程度才可以聚在一起；为 1 时总是分散。',
  'Coarse to fine': '由粗到细',
  'Looks at few frames, then closer where the question leads. Right to find a short moment with few looks.':
    '先看少量帧，再到问题所指之处细看。适合用很少的帧找到短暂的时刻。',
  'How many frames the model looks at in the end.': '模型最终看多少帧。',
  'Per step': '每步帧数',
  'How many frames each step looks at.': '每一步看多少帧。',
  Steps: '步数',
  'The first looks at the whole clip, each further one between the best frames so far.':
    '第一步看整段片段，之后每一步在目前最佳的帧之间细看。',
  'Second look': '再看一次',
  'Evenly spaced frames; if the answer names a moment, looks closer there and answers again. Right for when something happens in a long clip, with a model that has learned to read frames close together; the demo model hardly has.':
    '均匀取帧；若回答提到某一时刻，便在该处细看并重新回答。适合询问长片段中某事何时发生，且模型学过读取密集帧的情形；演示模型几乎没有学过。',
  'How many frames the first look has, evenly spaced over the clip.': '第一次看多少帧，均匀分布在整段片段上。',
  Closer: '细看',
  'How many times as close frames lie around the moment that the first answer names.':
    '在第一次回答提到的时刻附近，帧密集到几倍。',
  Reach: '范围',
  'How far around that moment they do, to either side, as a multiple of the distance between the first frames.':
    '密集的帧向该时刻两侧延伸多远，以第一次各帧间距的倍数计。',
  '×': '×',
  'Part of the clip': '片段的一部分',
  'Evenly spaced frames between two moments that you set on the timeline. Right when one stretch of a long clip matters.':
    '在你于时间轴上设定的两个时刻之间均匀取帧。适合长片段中只有一段重要的情形。',
  'How many frames the model looks at, evenly spaced over the part.': '模型在这一部分中均匀地看多少帧。',
  Ends: '端点',
  'Where the part begins and ends, set on the timeline. With one of them it goes on to the end of the clip, with none it is the whole.':
    '这一部分的起点和终点，在时间轴上设定。只有一个时一直到片段结束，没有时为整段片段。',
  'By hand': '手动',
  'The moments that you set on the timeline. Right when you know where to look, or to test what matters.':
    '你在时间轴上设定的时刻。适合知道该看哪里，或想检验什么重要的情形。',
  Moments: '时刻',
  'Set on the timeline: add the moment on show, drag a mark or move it by the arrow keys, or remove it.':
    '在时间轴上设定：添加当前时刻，拖动标记或用方向键移动，或将其移除。',
  'Frames as they are': '原样的帧',
  'Each frame has the whole picture to itself. Right wherever the budget of tokens allows.':
    '每一帧独占一幅画面。只要词元预算允许就适合。',
  'Image grid': '图像网格',
  'Several frames share one picture. Right for more moments at the same number of tokens, less sharp.':
    '几帧共用一幅画面。词元数不变，能看更多时刻，但没那么清晰。',
  'Frames across': '每行帧数',
  'How many frames lie side by side, and as many below one another, in one picture.':
    '一幅画面中横排多少帧，竖排也是同样数量。',
  'Thumbnail and frames': '缩略图加帧',
  'The frames, and one picture of the whole clip at a glance. Right where the order of things matters.':
    '各帧之外，再加一幅概览整段片段的画面。适合先后顺序重要的情形。',
  'How many frames lie side by side, and as many below one another, in the picture of the whole.':
    '概览画面中横排多少帧，竖排也是同样数量。',
  'Frames with times': '帧加时间',
  'Each frame’s time is written before its tokens, where no token mixes frames. Right for a model that has learned to read times so; the demo model has not.':
    '在每帧的词元之前写出该帧的时间，前提是没有词元混合多个帧。适合学会这样读时间的模型；演示模型没有学过。',
  LinVT: 'LinVT',
  'Keeps the most significant tokens and blends them, guided by the question, into a few video tokens. Right where the model was trained with it.':
    '保留最显著的词元，并在问题的引导下融合成少量视频词元。适合与它一起训练过的模型。',
  'Tokens kept (k)': '保留词元数 (k)',
  'How many visual tokens LinVT keeps, the most significant first. Fewer is faster and sees less.':
    'LinVT 保留多少个视觉词元，最显著的优先。越少越快，看到的也越少。',
  tokens: '个词元',
  'LinVT, selection alone': 'LinVT 仅选择',
  'Hands on the most significant visual tokens themselves, whatever the question. Right to see what blending adds.':
    '直接交出最显著的视觉词元，与问题无关。适合观察融合带来了什么。',
  'How many visual tokens reach the language model, the most significant first.':
    '有多少个视觉词元交给语言模型，最显著的优先。',
  'LinVT, aggregation alone': 'LinVT 仅聚合',
  'Blends all visual tokens, guided by the question. Right to see what leaving tokens out costs or gains.':
    '在问题的引导下融合全部视觉词元。适合观察舍弃词元的得失。',
  'LinVT, untrained': '免训练 LinVT',
  'LinVT’s steps without learned weights: what stands out is kept, and blended by time and by likeness to the question. Right for a model without a LinVT of its own.':
    'LinVT 的步骤，但没有学习得到的权重：保留突出的内容，按时间和与问题的相似度融合。适合没有自带 LinVT 的模型。',
  Average: '平均',
  'One token a frame, the mean of all its tokens. Right as the least that any other has to beat.':
    '每帧一个词元，即该帧所有词元的均值。适合作为其他方法至少要超过的基准。',
  'Frame tokens': '帧词元',
  'One token a frame, made mostly of its most significant parts. Right for many frames at little cost.':
    '每帧一个词元，主要由最显著的部分构成。适合以很小的代价看很多帧。',
  Pooling: '池化',
  'Averages over areas of each frame, down to a budget. Right when where things are matters most.':
    '对每一帧按区域取平均，直到符合预算。适合位置最重要的情形。',
  'Video tokens': '视频词元',
  'At most this many: the more, the finer the grid that is averaged over.': '最多这么多：越多，取平均的网格越细。',
  'video tokens': '个视频词元',
  Merging: '合并',
  'Merges neighbouring tokens that are alike, above all what stands still. Right for still backgrounds.':
    '合并相似的相邻词元，尤其是静止的内容。适合静止的背景。',
  'Neighbouring tokens are merged, the most alike first, until this many are left.':
    '从最相似的开始合并相邻词元，直到剩下这么多。',
  'All tokens': '全部词元',
  'Every visual token as it is. Right for few frames and a model that reads a lot at once.':
    '原样保留每个视觉词元。适合帧数少、模型一次能读很多的情形。',
  'Longest answer': '最长回答',
  'The answer stops after this many tokens.': '回答写到这么多词元就停止。',
  Temperature: '温度',
  '0 always takes the likeliest word. Higher values vary the answer.': '0 总是取最可能的词；数值越高，回答越多变。',
  'Top-p': 'Top-p',
  'Considers only the likeliest words that together reach this probability.': '只考虑累计达到此概率的最可能的词。',
  'Top-k words': 'Top-k 词数',
  'Considers only this many of the likeliest words; 0 considers all.': '只考虑这么多个最可能的词；0 表示全部考虑。',
  Seed: '随机种子',
  'The same seed gives the same answer, also above temperature 0.': '相同的种子给出相同的回答，温度高于 0 时也一样。',
} as const;
