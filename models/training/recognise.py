"""How many everyday things a model's vision encoder names right, by the style that they are drawn in.

    uv run python recognise.py runs/demo/model.pt runs/styles/model.pt

A thing in a moment of a validation clip is what the word is whose embedding is nearest to its patches' content, summed
over the patches that show it. Shapes are left out. Nothing is chosen by what this says of the held-out style.
"""

import argparse
from pathlib import Path

import torch
from torch import Tensor

from model.video_llm import VideoLanguageModel, load_model
from train.batches import Clips, screen_of, to_clips
from train.stages import class_ids
from train.text import Codec, Vocabulary
from world.redrawn import styled_batch
from world.splits import split_rng
from world.things import EMOJI, HELD_OUT_STYLE, KINDS, TRAINING_STYLES, VALIDATION_STYLE

FIRST = 800_000
"""Of the batches' seeds: training validates on others."""
SIZE = 64


def main() -> None:
    arguments = parse_arguments()
    print("| model | " + " | ".join(styles := (*TRAINING_STYLES, VALIDATION_STYLE, HELD_OUT_STYLE)) + " |")
    for path in arguments.models:
        model, words = load_model(path)
        codec = Codec(Vocabulary(words))
        shares = []
        for style in styles:
            batches = [
                styled_batch(split_rng("validation", FIRST + i), screen_of(model.config), SIZE, style)
                for i in range(arguments.batches)
            ]
            right = torch.cat(
                [things_named_right(model.eval(), codec, to_clips(batch, torch.float32)) for batch in batches]
            )
            shares.append(f"{100 * right.float().mean().item():.1f}")
        print(f"| {path} | {' | '.join(shares)} |", flush=True)


@torch.no_grad()
def things_named_right(model: VideoLanguageModel, codec: Codec, clips: Clips) -> Tensor:
    """Of every kind of everyday thing in the first frame of a clip, whether it is named right: [thing]."""
    assert clips.pixels is not None
    words = model.image_llm.language.embed.weight[class_ids(codec)[0]]
    told = (model.image_llm.content(clips.pixels[:, :1])[:, 0] @ words.T).log_softmax(-1)
    right = []
    for classes, names in zip(clips.things[:, 0], told, strict=True):
        for kind in classes.unique().tolist():
            if kind and KINDS[kind - 1] in EMOJI:
                right.append(names[classes == kind].sum(0).argmax() == kind - 1)
    return torch.stack(right)


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", type=Path, nargs="+")
    parser.add_argument("--batches", type=int, default=8, help=f"of {SIZE} moments")
    return parser.parse_args()


if __name__ == "__main__":
    main()
