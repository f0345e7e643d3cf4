"""One question through the exported bundle, stage by stage."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from export.frames import Frames
from export.prompt import prompt_ids
from export.sessions import Aggregated, Bundle, Floats, Ids, pooled, selected
from linvt.select import WINDOWS
from train.conversation import Pair
from train.text import EOS, VIDEO, Codec

LONGEST_ANSWER = 48


@dataclass(frozen=True)
class Seen:
    """What a clip gives before any question."""

    visual_tokens: Floats
    """Each frame's own."""
    temporal_tokens: Floats
    """What is scored and chosen from."""
    scores: Floats
    indices: Ids
    scales: list[Floats]


@dataclass(frozen=True)
class Answered:
    question_ids: list[int]
    question_embeds: Floats
    aggregated: Aggregated | None
    prompt_ids: list[int]
    logits: Floats
    """Of the answer's first token: [vocabulary]"""
    text: str


def see(bundle: Bundle, frames: Frames, k: int) -> Seen:
    visual = bundle.visual_tokens(frames)
    told = bundle.temporal_tokens(visual)
    scores = bundle.scores(told)
    indices = selected(scores, k)
    chosen = told.reshape(-1, told.shape[-1])[indices]
    return Seen(visual, told, scores, indices, [pooled(chosen, window) for window in WINDOWS])


def answer(bundle: Bundle, codec: Codec, seen: Seen | None, question: str, history: Sequence[Pair] = ()) -> Answered:
    """`seen` is None for a blind answer: the same prompt without video tokens."""
    ids = codec.encode(question)
    embeds = bundle.embed(ids)
    aggregated = None if seen is None else bundle.aggregate(seen.scales, embeds)
    prompt = prompt_ids(codec, history, question)
    at = prompt.index(VIDEO)
    middle = [] if aggregated is None else [aggregated.video_tokens]
    rows = np.concatenate([bundle.embed(prompt[:at]), *middle, bundle.embed(prompt[at + 1 :])])
    tokens, logits = bundle.generate(rows, EOS, LONGEST_ANSWER)
    return Answered(ids, embeds, aggregated, prompt, logits, codec.decode(tokens))
