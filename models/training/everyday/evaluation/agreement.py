"""Answers of PyTorch in 32 bits to questions about clips, in the form that `npm run eval` reads.

Its score is then how many of the browser's answers, with weights in few bits, are the same word for word.

    python -m everyday.evaluation.agreement CHECKPOINT CLIPS questions.json
"""

import argparse
import json
from pathlib import Path

import torch

from everyday.ask import Watched, answer
from everyday.evaluation.model import loaded

ENDINGS = {".mp4", ".webm", ".mov", ".mkv"}
THINGS = ["a man", "a woman", "a dog", "a cat", "a car", "a street", "water", "a tree", "food", "a bottle"]
QUESTIONS = (
    "What happens in this video?",
    "Describe the video.",
    "What is in the video?",
    "Who is in the video?",
    "Where is this?",
    "What is shown first?",
    "What is shown last?",
    "How many people are there?",
    "What color is it?",
    *(f"Is there {thing} in the video?" for thing in THINGS),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("clips", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    model = loaded(options.checkpoint)
    items = []
    for clip in sorted(path for path in options.clips.iterdir() if path.suffix in ENDINGS):
        with torch.inference_mode():
            watched = Watched(model, clip)
            for question in QUESTIONS:
                said = answer(model, watched.video_tokens(question), question)
                items.append({"clip": clip.name, "question": question, "answer": said, "family": "agreement"})
    options.out.write_text(json.dumps(items, indent=1) + "\n")


if __name__ == "__main__":
    main()
