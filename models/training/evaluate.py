"""Answers a folder of clips and questions with the exported bundle, as the browser does, and scores the answers.

    uv run python evaluate.py --clips ../heldout --out answers.json
    uv run python evaluate.py --clips ../heldout --control shuffle

questions.json is an array of { clip, question, answer, family }. `--control blind` (or `--blind`) leaves the video
tokens out of the prompt; the other controls change which picture stands at which time (docs/evaluation.md).
The answers are written as `npm run eval` writes them.
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np

from controls import CONTROLS, frame_order
from export.answer import Seen, answer, see
from export.frames import Moments, even_moments, frames_at, span_of
from export.second_look import closer_moments, sole_moment
from export.sessions import Bundle
from export.tokenizer_files import read_vocabulary
from train.text import Codec
from world.questions import TEMPORAL_FAMILIES
from world.scoring import score

HERE = Path(__file__).parent
RESAMPLES = 2000
REFUSED = re.compile(r"^there (is|are) no ", re.IGNORECASE)
SEVERAL_SCENES = re.compile(r"; \d+:\d\d ")
REFUSAL = re.compile(r"there (is|are) no |i cannot tell", re.IGNORECASE)


def main() -> None:
    arguments = parse_arguments()
    asked = json.loads((arguments.clips / "questions.json").read_text())
    tell = teller(arguments)
    answers = []
    for row in asked:
        told = tell(row["clip"], row["question"])
        answers.append(row | {"given": told, "score": score(row["family"], row["answer"], told, row.get("options"))})
    print(table(answers))
    if arguments.out:
        arguments.out.write_text(json.dumps(answers, indent=1) + "\n")


def teller(arguments: argparse.Namespace) -> Callable[[str, str], str]:
    """(name of a clip, question) → answer"""
    bundle, codec = Bundle(arguments.bundle, arguments.threads), Codec(read_vocabulary(arguments.bundle))
    control = "blind" if arguments.blind else arguments.control
    defaults = json.loads((arguments.bundle / "manifest.json").read_text())["defaults"]
    count, k = arguments.frames or defaults["frames"], arguments.k or defaults["k"]

    def look(clip: str, moments: Moments) -> Seen:
        frames = frames_at(arguments.clips / clip, moments, bundle.side)
        shown = frames.pixels[frame_order(control, len(moments))]
        return see(bundle, replace(frames, pixels=shown), k)

    @cache
    def first_look(clip: str) -> Seen:
        return look(clip, even_moments(span_of(arguments.clips / clip), count))

    def tell(clip: str, question: str) -> str:
        if control == "blind":
            return answer(bundle, codec, None, question).text
        first = answer(bundle, codec, first_look(clip), question).text
        moment, span = sole_moment(first), span_of(arguments.clips / clip)
        closer = None if moment is None else closer_moments(span, count, span.start + moment)
        if not arguments.second_look or closer is None:
            return first
        return answer(bundle, codec, look(clip, closer), question).text

    return tell


def table(answers: list[dict]) -> str:
    """Percent for each family and each tag, and all together with a 95 % bootstrap interval."""
    rows = [(family, [row for row in answers if row["family"] == family]) for family in names(answers, "family")]
    tagged = [(tag, [row for row in answers if tag in row.get("tags", ())]) for tag in tags(answers)]
    clips: dict[str, list[float]] = defaultdict(list)
    for row in answers:
        clips[row["clip"]].append(row["score"])
    low, high = interval(list(clips.values()))
    temporal = [row for row in answers if row["family"] in TEMPORAL_FAMILIES]
    timed = [f"| temporal families | {len(temporal)} | {mean(temporal):.1f} |"] if temporal else []
    total = f"| all | {len(answers)} | {mean(answers):.1f} ({low:.1f} to {high:.1f}) |"
    lines = [f"| {name} | {len(some)} | {mean(some):.1f} |" for name, some in (*rows, *tagged)]
    families = f"| mean over families | {len(rows)} | {np.mean([mean(some) for _, some in rows]):.1f} |"
    asked = [row for row in answers if row["family"] != "refusal"]
    apart = [("told that it is not there", REFUSED), ("chapters of several scenes", SEVERAL_SCENES)]
    matching = [(name, [row for row in answers if pattern.search(row["answer"])]) for name, pattern in apart]
    lines += [f"| {name} | {len(some)} | {mean(some):.1f} |" for name, some in matching if some]
    refused = f"| answered with a refusal though it can be told | {len(asked)} | {100 * false_refusals(asked):.1f} |"
    return "\n".join(["| family | n | percent |", "|---|---|---|", *lines, *timed, families, total, refused])


def false_refusals(asked: Sequence[dict]) -> float:
    """Share of `asked`, which all have an answer, that were refused one."""
    return float(np.mean([bool(REFUSAL.match(row["given"]) and not REFUSAL.match(row["answer"])) for row in asked]))


def names(answers: Sequence[dict], key: str) -> list[str]:
    return list(dict.fromkeys(row[key] for row in answers))


def tags(answers: Sequence[dict]) -> list[str]:
    return list(dict.fromkeys(tag for row in answers for tag in row.get("tags", ())))


def mean(answers: Sequence[dict]) -> float:
    """Percent of full marks."""
    return 100 * float(np.mean([row["score"] for row in answers]))


def interval(scores: list[list[float]]) -> tuple[float, float]:
    """95 % interval of the mean in percent; `scores` are the questions' of each clip, and clips are resampled."""
    rng = np.random.default_rng(0)
    totals, counts = np.array([sum(each) for each in scores]), np.array([len(each) for each in scores])
    drawn = rng.integers(len(scores), size=(RESAMPLES, len(scores)))
    means = totals[drawn].sum(axis=1) / counts[drawn].sum(axis=1)
    low, high = np.percentile(100 * means, (2.5, 97.5))
    return float(low), float(high)


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clips", type=Path, default=HERE.parent / "heldout", help="folder with questions.json")
    parser.add_argument("--bundle", type=Path, default=HERE.parent / "demo")
    parser.add_argument("--control", choices=CONTROLS, default="none", help="what is withheld from the model")
    parser.add_argument("--blind", action="store_true", help="the same as --control blind")
    parser.add_argument("--frames", type=int, help="else as many as the bundle is made for")
    parser.add_argument("--second-look", action="store_true", help="looks closer where the answer names a moment")
    parser.add_argument("--k", type=int, help="visual tokens kept; else the bundle's own number")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--out", type=Path, help="where to write every answer as JSON")
    return parser.parse_args()


if __name__ == "__main__":
    main()
