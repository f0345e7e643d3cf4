"""The chat template, in Python: what transformers.js renders from tokenizer_config.json."""

from collections.abc import Sequence

from train.conversation import Pair
from train.text import ASSISTANT, BOS, EOS, USER, VIDEO, Codec


def prompt_ids(codec: Codec, history: Sequence[Pair], question: str) -> list[int]:
    """<bos><video>, earlier turns, the question, <assistant>; one <video> stands for all video tokens."""
    ids = [BOS, VIDEO]
    for asked, told in history:
        ids += [USER, *codec.encode(asked), ASSISTANT, *codec.encode(told), EOS]
    return [*ids, USER, *codec.encode(question), ASSISTANT]
