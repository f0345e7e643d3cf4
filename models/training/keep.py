"""Keeps an image-LLM where git has it, in half precision: LinVT is then trained without an hour of images first.

uv run python keep.py runs/wide            # writes start/image.pt and start/words.json
mkdir -p runs/new && cp start/* runs/new/  # `recipe.py --run runs/new` then goes on after the image stage
"""

import argparse
import shutil
from pathlib import Path

import torch
from torch import Tensor

from recipe import HERE, WORDS

START = HERE / "start"
LINVT = "model.linvt."


def main() -> None:
    arguments = parse_arguments()
    START.mkdir(exist_ok=True)
    result = torch.load(arguments.run / f"{arguments.stage}.pt", weights_only=True, map_location="cpu")
    torch.save(image_llm(result), START / "image.pt")
    shutil.copy(arguments.run / WORDS, START / WORDS)


def image_llm(result: dict[str, Tensor]) -> dict[str, Tensor]:
    """A stage's result without LinVT, which the first stages do not train, in half precision."""
    return {name: weight.half() for name, weight in result.items() if not name.startswith(LINVT)}


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path, help="folder of the run")
    parser.add_argument("--stage", choices=("image", "whole"), default="image", help="whose result is kept")
    return parser.parse_args()


if __name__ == "__main__":
    main()
