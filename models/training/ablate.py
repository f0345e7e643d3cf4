"""The paper's ablations: every variant with several seeds on one image-LLM, equal clips and steps, one table.

    uv run python ablate.py                                     # after the image stage of recipe.py
    uv run python ablate.py --seeds 1 --tables parts --steps 100

LinVT reads frames as the image-LLM sees them, as in the paper: there is no temporal encoder.
All learn from the same films in --out, but where another projector than the image-LLM's own is compared.
A variant and seed whose answers are in --out is not trained again; one that was cut off goes on from its checkpoint.
The table gives percent right on held-out clips with a 95 % interval over clips and seeds, and the paired difference to
the full LinVT; beside them the paper's MVBench numbers, whose order is what is compared.
"""

import argparse
import hashlib
import json
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

from ablations.table import markdown
from ablations.train import Job, make_job_films, train_variant
from ablations.variants import TABLES, Variant
from model.video_llm import config_of
from train.machine import machine
from train.text import Vocabulary
from world.films import Reels

HERE = Path(__file__).parent
CONTEXT = 1024
"""Tokens that the language model reads: selection alone hands on several times what a bundle's has room for."""


def main() -> None:
    arguments = parse_arguments()
    arguments.out.mkdir(parents=True, exist_ok=True)
    tables = {title: variants for title, variants in TABLES.items() if title.startswith(tuple(arguments.tables))}
    distinct = {variant.name: variant for variants in tables.values() for variant in variants}
    jobs = [job_of(arguments, variant, seed) for seed in range(arguments.seeds) for variant in distinct.values()]
    missing = [job for job in jobs if not result_of(job).exists()]
    print(f"{len(jobs)} runs of {arguments.steps} steps, {len(missing)} still to do", flush=True)
    filmed = [job for job in missing if job.variant.trained and job.variant.filmed]
    if filmed:
        make_job_films(filmed[0], arguments.films)
    run(missing, arguments.workers)
    print(markdown(tables, [json.loads(result_of(job).read_text()) for job in jobs]))


def run(jobs: list[Job], workers: int) -> None:
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        running = {pool.submit(train_variant, job): job for job in jobs}
        for done, future in enumerate(as_completed(running), 1):
            job = running[future]
            print(f"{done} of {len(jobs)}: {job.variant.name}, seed {job.seed}: {kept(future, job)}", flush=True)
    failed = [running[future] for future in running if future.exception()]
    if failed:
        raise SystemExit(f"{len(failed)} runs failed; the others are kept")


def kept(future: Future[dict], job: Job) -> str:
    """Writes the result of a run, and says it. A run that failed does not cost the others theirs."""
    if error := future.exception():
        return f"failed, {error!r}"
    result = future.result()
    result_of(job).write_text(json.dumps(result) + "\n")
    return f"{100 * sum(result['videos']) / len(result['videos']):.1f} %"


def job_of(arguments: argparse.Namespace, variant: Variant, seed: int) -> Job:
    here = machine(arguments.device)
    words = Vocabulary.read(arguments.image_llm.parent / "words.json")
    return Job(
        variant=variant,
        seed=seed,
        weights=arguments.image_llm,
        words=words,
        config=replace(config_of(arguments.size or here.size, len(words)), context=CONTEXT, temporal_layers=0),
        steps=arguments.steps,
        clips=arguments.clips,
        device=here.device.type,
        dtype=here.dtype,
        folder=arguments.out,
        asked=arguments.asked,
        reels=Reels(arguments.out / f"films-{fingerprint(arguments.image_llm)}", 0),
    )


def fingerprint(weights: Path) -> str:
    """Films of one image-LLM are none for another."""
    return hashlib.sha256(weights.read_bytes()).hexdigest()[:12]


def result_of(job: Job) -> Path:
    return job.folder / f"{job.variant.name}-{job.seed}-{job.steps}.json".replace(" ", "-")


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--image-llm", type=Path, default=HERE / "runs" / "demo" / "image.pt")
    parser.add_argument("--out", type=Path, default=HERE / "runs" / "ablations")
    parser.add_argument("--tables", nargs="*", default=[""], help="first words of the tables' titles; else all")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--steps", type=int, default=400)
    parser.add_argument("--clips", type=int, default=12, help="clips a step, six questions each")
    parser.add_argument("--films", type=int, default=6000, help="clips that all runs learn from")
    parser.add_argument("--asked", type=int, default=768, help="held-out questions, and as many on images")
    parser.add_argument("--workers", type=int, default=2, help="runs at the same time")
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto")
    parser.add_argument("--size", choices=("small", "base"))
    return parser.parse_args()


if __name__ == "__main__":
    main()
