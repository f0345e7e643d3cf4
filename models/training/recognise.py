"""How many everyday things a model's vision encoder names right, by the style that they are drawn in, and how many
shapes and colours of the combinations that are kept back.

    uv run python recognise.py runs/demo/model.pt runs/styles/model.pt

A thing in a moment of a validation clip is what the word is whose embedding is nearest to its patches' content, summed
over the patches that show it. Nothing is chosen by what this says of the held-out style.
"""

import argparse
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from model.video_llm import VideoLanguageModel, load_model
from train.batches import Clips, screen_of, to_clips
from train.stages import class_ids
from train.text import Codec, Vocabulary
from world.batch import Batch
from world.redrawn import kept_back_batch, styled_batch
from world.splits import split_rng
from world.things import EMOJI, HELD_OUT_STYLE, KINDS, TRAINING_STYLES, VALIDATION_STYLE

FIRST = 800_000
"""Of the batches' seeds: training validates on others."""
SIZE = 64
STYLES = (*TRAINING_STYLES, VALIDATION_STYLE, HELD_OUT_STYLE)
OBJECTS, OF_SHAPES = range(len(EMOJI)), range(len(EMOJI), len(KINDS))
"""Indices into KINDS."""
MEASURES = (
    *STYLES, f"{VALIDATION_STYLE}: shapes", "their colours", "kept back: shapes", "their colours"
)  # fmt: skip
Moments = Callable[[np.random.Generator], Batch]


def main() -> None:
    arguments = parse_arguments()
    print("| model | " + " | ".join(MEASURES) + " |")
    for path in arguments.models:
        shares = shares_named(*load_model(path), arguments.batches)
        print(f"| {path} | {' | '.join(f'{100 * share:.1f}' for share in shares)} |", flush=True)


def shares_named(model: VideoLanguageModel, words: list[str], batches: int) -> list[float]:
    """MEASURES: of everyday things in each style, then of shapes and colours."""
    screen, (kinds, colours) = screen_of(model.config), class_ids(Codec(Vocabulary(words)))

    def things(moments: Moments, asked: Collection[int]) -> float:
        return share(moments, lambda clips: things_named_right(model, kinds, clips, clips.things, asked))

    def shapes(moments: Moments) -> list[float]:
        every = range(len(colours))
        told = share(moments, lambda clips: things_named_right(model, colours, clips, clips.colours, every))
        return [things(moments, OF_SHAPES), told]

    def share(moments: Moments, named: Callable[[Clips], Tensor]) -> float:
        shown = (to_clips(moments(split_rng("validation", FIRST + i)), torch.float32) for i in range(batches))
        return torch.cat([named(clips) for clips in shown]).float().mean().item()

    model.eval()
    styled = {style: partial(styled_batch, screen=screen, size=SIZE, style=style) for style in STYLES}
    return [
        *(things(moments, OBJECTS) for moments in styled.values()),
        *shapes(styled[VALIDATION_STYLE]),
        *shapes(partial(kept_back_batch, screen=screen, size=SIZE)),
    ]


@torch.no_grad()
def things_named_right(
    model: VideoLanguageModel, names: Tensor, clips: Clips, classes: Tensor, asked: Collection[int]
) -> Tensor:
    """Of each of the classes `asked` that is in the first frame of a clip, whether it is named right: [thing]. `names`
    [class] are the words' ids, classes [clip, frame, patch] have 0 for nothing."""
    assert clips.pixels is not None
    words = model.image_llm.language.embed.weight[names]
    told = (model.image_llm.content(clips.pixels[:, :1])[:, 0] @ words.T).log_softmax(-1)
    right = []
    for shown, guesses in zip(classes[:, 0], told, strict=True):
        for one in shown.unique().tolist():
            if one and one - 1 in asked:
                right.append(guesses[shown == one].sum(0).argmax() == one - 1)
    return torch.stack(right)


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", type=Path, nargs="+")
    parser.add_argument("--batches", type=int, default=8, help=f"of {SIZE} moments")
    return parser.parse_args()


if __name__ == "__main__":
    main()
