"""What goes wrong with a shape in a colour that training has never shown it in: whether the vision encoder sees it, and
whether the language model says what was seen.

    uv run python combinations.py start/model.pt runs/next/model.pt

Images of one shape, each with one question: of the combinations that are held out, and as many that are trained on. A
diagnosis of drawn images, none of them of the test; nothing is chosen by what it says of those held out.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from model.video_llm import VideoLanguageModel, load_model
from recognise import things_named_right
from train.batches import screen_of, to_clips
from train.stages import class_ids, frame_tokens
from train.text import Codec, Vocabulary
from train.validation import hits, last_answers
from world.batch import Batch, together
from world.clip import Plan
from world.compose import random_clip
from world.labels import label
from world.questions import Family, Question, ask
from world.render import patch_share, rasterise
from world.sampling import Sample, Screen
from world.shades import KEPT_BACK, in_combinations
from world.things import COLOUR_NAMES, HELD_OUT_COMBINATIONS, KINDS, Thing

FIRST = 900_000
"""Of the seeds: what is chosen by is drawn from others."""
FAMILIES: tuple[Family, ...] = ("what", "colour", "where", "existence")
ALONE = Plan((1,), still=1.0, shapes=1.0, image=True)
COMBINATIONS = {"held out": HELD_OUT_COMBINATIONS, "trained on": KEPT_BACK}


def main() -> None:
    arguments = parse_arguments()
    heads = [*FAMILIES, *(f"of those seen: {family}" for family in FAMILIES)]
    print(f"| model | combinations | seen | {' | '.join(heads)} |")
    for path in arguments.models:
        model, words = load_model(path)
        for name, combinations in COMBINATIONS.items():
            shares = shares_right(model.eval(), Codec(Vocabulary(words)), combinations, arguments.images)
            print(f"| {path} | {name} | {' | '.join(f'{100 * share:.0f}' for share in shares)} |", flush=True)


def shares_right(
    model: VideoLanguageModel, codec: Codec, combinations: frozenset[Thing], images: int
) -> Sequence[float]:
    """Seen; then right of each family; then of each right among those seen."""
    batches = [
        batch_of(np.random.default_rng([FIRST, index]), screen_of(model.config), combinations, family, images)
        for index, family in enumerate(FAMILIES)
    ]
    seen, right = zip(*(seen_and_right(model, codec, batch) for batch in batches), strict=True)
    told = [hit[of].float().mean().item() for hit, of in zip(right, seen, strict=True)]
    return [torch.cat(seen).float().mean().item(), *(hit.float().mean().item() for hit in right), *told]


@torch.no_grad()
def seen_and_right(model: VideoLanguageModel, codec: Codec, batch: Batch) -> tuple[Tensor, Tensor]:
    """Whether the nearest words to a shape's patches are its kind and its colour, and whether its question is answered
    word for word: [image]"""
    clips, (kinds, colours) = to_clips(batch, torch.float32), class_ids(codec)
    named = things_named_right(model, kinds, clips, clips.things, range(len(KINDS)))
    dyed = things_named_right(model, colours, clips, clips.colours, range(len(COLOUR_NAMES)))
    visual = frame_tokens(model.image_llm, clips).flatten(1, 2)
    return named & dyed, hits(model.image_llm.language, visual, last_answers(codec, batch))


def batch_of(
    rng: np.random.Generator, screen: Screen, combinations: frozenset[Thing], family: Family, images: int
) -> Batch:
    return together([_sample(rng, screen, combinations, family) for _ in range(images)])


def _sample(rng: np.random.Generator, screen: Screen, combinations: frozenset[Thing], family: Family) -> Sample:
    clip = in_combinations(rng, random_clip(rng, ALONE, "validation"), combinations)
    question = None
    while question is None or question.options or not _is_of_it(question):
        question = ask(clip, family, rng, "test", image=True)
    moment = clip.frame_times[:1]
    pixels, alpha = rasterise(clip, moment, screen.side, screen.side)
    labels = label(clip, patch_share(alpha, screen.grid), moment, [question])
    still = np.zeros(1, dtype=np.float32)
    return Sample(pixels, None, still, still, [question], [[]], labels)


def _is_of_it(question: Question) -> bool:
    """What is not there is asked about too."""
    return question.family != "existence" or question.answer == "yes"


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", type=Path, nargs="+", help="model.pt of a run")
    parser.add_argument("--images", type=int, default=192, help="of each family")
    return parser.parse_args()


if __name__ == "__main__":
    main()
