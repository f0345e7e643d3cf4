"""How well a checkpoint answers about photos and films that it never saw, in one table.

    python -m everyday.evaluation.report CHECKPOINT PHOTOS CACHE [--only captions,films] [--limit 200]

Each value has its 95 % interval (1,000 resamplings), and beside it the same with the video withheld or disordered.
"""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

import torch

from everyday.evaluation.asking import Answerer
from everyday.evaluation.marked import write_between_marks
from everyday.evaluation.measures import CONTROLS, MEASURES, Row
from everyday.evaluation.model import COMPRESSORS, TrainedAnswerer, loaded
from everyday.evaluation.scores import Measured
from everyday.photos import Library


def measured(answerer: Answerer, library: Library, only: list[str], limit: int | None) -> list[Row]:
    rows: list[Row] = []
    for name in only:
        found = MEASURES[name](answerer, library, limit)
        for row in found:
            print(line(row), flush=True)
        rows += found
    return rows


def header() -> str:
    names = ("what", "questions", "value", "95 %", *CONTROLS)
    return f"| {' | '.join(names)} |\n|{'---|' * len(names)}"


def line(row: Row) -> str:
    controls = [written(row.controls[name], row) if name in row.controls else "" for name in CONTROLS]
    low, high = (number(value, row) for value in (row.measured.low, row.measured.high))
    columns = (row.name, str(row.measured.count), written(row.measured, row), f"{low} to {high}", *controls)
    return f"| {' | '.join(columns)} |"


def written(measured: Measured, row: Row) -> str:
    return number(measured.value, row)


def number(value: float, row: Row) -> str:
    return f"{value:.3f}" if row.name.endswith("AUROC") else f"{value:.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("photos", type=Path, help="the folder of photo sets and their annotations")
    parser.add_argument("cache", type=Path, help="what everyday.features has written")
    parser.add_argument("--only", default=",".join(MEASURES), help="of these, with commas between")
    parser.add_argument("--limit", type=int, help="questions of a kind, at most")
    parser.add_argument("--compressor", choices=sorted(COMPRESSORS), default="linvt", help="for films")
    parser.add_argument("--threads", type=int, default=1, help="where other work runs beside, two wait for each other")
    parser.add_argument("--sixteen-bits", action="store_true", help="several times as fast, where the processor can")
    parser.add_argument("--out", type=Path, help="writes the rows as JSON, too")
    parser.add_argument("--results", type=Path, help="a document whose <!-- everyday:report --> marks take the table")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    library = Library(options.photos, options.cache)
    answerer = TrainedAnswerer(loaded(options.checkpoint, options.sixteen_bits), library, options.compressor)
    print(header())
    rows = measured(answerer, library, options.only.split(","), options.limit)
    if options.out:
        options.out.write_text(json.dumps([asdict(row) for row in rows], indent=1) + "\n")
    if options.results:
        write_between_marks(options.results, "everyday:report", "\n".join([header(), *map(line, rows)]))


if __name__ == "__main__":
    main()
