"""Scores trained models on new validation clips by the evaluation's rules, to choose before anything is exported.

    uv run python validate.py runs/next/model.pt runs/other/model.pt [--unseen-style]

Every model answers the same questions; the others are also compared with the first, question by question. That a time
was to be chosen of some is not known here: it counts within half a second like any other.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from evaluate import interval, table
from model.language_model import LanguageModel
from model.video_llm import ModelConfig, VideoLanguageModel, load_model
from train.batches import screen_of, to_clips
from train.losses import prompt_states
from train.stages import condition_on, visual_tokens
from train.text import EOS, PAD, Codec, Vocabulary
from train.validation import hits, last_answers
from world.batch import VIDEO_FAMILIES, Batch, together
from world.plans import plan_for
from world.restyle import Hand, drawn_in, unchanged
from world.sampling import Sampling, sample_of
from world.scoring import score
from world.splits import split_rng
from world.things import VALIDATION_STYLE

FIRST = 700_000
"""Of the batches' seeds: training validates on others."""
SIZE = 64
LONGEST = 48


def main() -> None:
    arguments = parse_arguments()
    models = [load_model(path) for path in arguments.models]
    answers: list[list[dict]] = [[] for _ in models]
    drawn = drawn_in(VALIDATION_STYLE) if arguments.unseen_style else unchanged
    for index in range(arguments.batches):
        for (model, words), told in zip(models, answers, strict=True):
            rows = answered(model.eval(), Codec(Vocabulary(words)), batch_of(model.config, index, drawn))
            told += [row | {"clip": f"{index}-{clip}"} for clip, row in enumerate(rows)]
    for path, told in zip(arguments.models, answers, strict=True):
        print(f"{path}\n{table(told)}\n{beside(answers[0], told)}\n", flush=True)


def batch_of(config: ModelConfig, index: int, drawn: Hand) -> Batch:
    """Validation clips, each with one question: the same for every model of one size of frame."""
    screen, rng = screen_of(config), split_rng("validation", FIRST + index)
    sampling = Sampling(screen, "validation", VIDEO_FAMILIES, plan_for, config.frames, drawn=drawn)
    return together([sample_of(rng, sampling) for _ in range(SIZE)])


@torch.no_grad()
def answered(model: VideoLanguageModel, codec: Codec, batch: Batch) -> list[dict]:
    """Every question of the batch with what the model says to it, as `evaluate.table` takes them."""
    text, language = last_answers(codec, batch), model.image_llm.language
    video = model.linvt(visual_tokens(model, to_clips(batch, torch.float32)), condition_on(model, text)).tokens
    right = hits(language, video, text).tolist()
    rows = []
    for row, (family, expected) in enumerate(zip(batch.families, batch.answers, strict=True)):
        prompt = text.ids[row, : int(text.learned[row].nonzero()[0])]
        given = expected if right[row] else codec.decode(written(language, video[row], prompt))
        rows.append({"family": family, "answer": expected, "given": given})
    return [row | {"score": score(row["family"], row["answer"], row["given"])} for row in rows]


def written(language: LanguageModel, video: Tensor, prompt: Tensor) -> list[int]:
    """The greedy answer to video tokens [video, channel] and a prompt [text]."""
    ids: list[int] = []
    while len(ids) < LONGEST:
        read = torch.cat([prompt, torch.tensor([*ids, PAD], dtype=prompt.dtype)])
        token = int(language.head(prompt_states(language, video[None], read[None])[0, -1]).argmax())
        if token == EOS:
            break
        ids.append(token)
    return ids


def beside(first: Sequence[dict], other: Sequence[dict]) -> str:
    """How much better `other` is than `first` over the same questions, in points, with a 95 % bootstrap interval."""
    gained = [[b["score"] - a["score"]] for a, b in zip(first, other, strict=True)]
    low, high = interval(gained)
    return f"beside the first: {100 * np.mean(gained):+.1f} ({low:+.1f} to {high:+.1f})"


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", type=Path, nargs="+", help="model.pt of a run")
    parser.add_argument("--batches", type=int, default=15, help=f"of {SIZE} questions")
    parser.add_argument("--unseen-style", action="store_true", help=f"clips in {VALIDATION_STYLE}, never trained on")
    return parser.parse_args()


if __name__ == "__main__":
    main()
