"""Averages a model with one that it went on from: what is known of both is kept (WiSE-FT, arXiv 2109.01903).

    uv run python average.py start/model.pt runs/next/model.pt --share 0.6 --out runs/ship/model.pt

`recipe.py --share` averages what instruction tuning has learned; this averages what every stage has, vision encoder and
temporal encoder too. Both models have to be of one shape and one vocabulary.
"""

import argparse
from pathlib import Path

import torch

from model.video_llm import load_model
from train.averaging import average


def main() -> None:
    arguments = parse_arguments()
    result = averaged(arguments.before, arguments.after, arguments.share)
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(result, arguments.out)


def averaged(before: Path, after: Path, share: float) -> dict:
    """What `load_model` reads. Raises SystemExit where the models are not of one shape and vocabulary."""
    (first, words), (model, others) = load_model(before), load_model(after)
    if (first.config, words) != (model.config, others):
        raise SystemExit("The models differ in shape or in words: there is nothing between them.")
    average(model, first.state_dict(), share)
    return torch.load(after, weights_only=True, map_location="cpu") | {"weights": model.state_dict()}


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", type=Path, help="model.pt")
    parser.add_argument("after", type=Path, help="model.pt of the run that went on from it")
    parser.add_argument("--share", type=float, default=0.6, help="of the weights after")
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


if __name__ == "__main__":
    main()
