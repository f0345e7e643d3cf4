"""Keeps weights where git has them, in half precision, so that nobody has to spend their hours again.

uv run python keep.py runs/wide                # the image-LLM: start/image.pt and start/words.json
uv run python keep.py runs/wide --stage model  # all of it: start/model.pt, for `recipe.py --model`
mkdir -p runs/new && cp start/image.pt start/words.json runs/new/  # `recipe.py --run runs/new` goes on after the images
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
    if arguments.stage == "model":
        torch.save(result | {"weights": halved(result["weights"])}, START / "model.pt")
    else:
        torch.save(image_llm(result), START / "image.pt")
        shutil.copy(arguments.run / WORDS, START / WORDS)


def image_llm(result: dict[str, Tensor]) -> dict[str, Tensor]:
    """A stage's result without LinVT, which the first stages do not train, in half precision."""
    return halved({name: weight for name, weight in result.items() if not name.startswith(LINVT)})


def halved(weights: dict[str, Tensor]) -> dict[str, Tensor]:
    return {name: weight.half() for name, weight in weights.items()}


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", type=Path, help="folder of the run")
    parser.add_argument("--stage", choices=("image", "whole", "model"), default="image", help="whose result is kept")
    return parser.parse_args()


if __name__ == "__main__":
    main()
