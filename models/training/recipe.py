"""Makes the demo bundle: image-LLM, alignment, instruction tuning, export. The data flow, in order.

    uv sync
    uv run python recipe.py --minutes 83

trains on the processor in two processes, resumes from runs/ where it stopped, and writes ../demo. Weights are bfloat16
where the processor has matrix units for it. The defaults below are the minutes and sizes of the shipped bundle;
`--minutes` shares out the training time as the stages' defaults do. A machine with torch, numpy and pillow alone can
train (`--no-export`).
"""

import argparse
import os
import random
from collections.abc import Callable
from pathlib import Path

import torch
from torch import distributed as dist

from model.video_llm import ModelConfig, VideoLanguageModel
from train.engine import Schedule, rank, run_stage
from train.lora import add_lora, merge_lora
from train.prefetch import Source
from train.stages import AlignmentStage, ImageStage, InstructionStage, Learner, Stage
from train.text import Codec, Vocabulary
from train.validation import image_validation, video_validation
from world.vocabulary import vocabulary

HERE = Path(__file__).parent
SHARES = {"image": 0.43, "align": 0.04, "instruct": 0.53}
"""Each stage's share of the minutes."""


def main() -> None:
    arguments = parse_arguments()
    os.environ |= {"MALLOC_MMAP_THRESHOLD_": "4294967296", "MALLOC_TRIM_THRESHOLD_": "17179869184"}
    os.environ |= {"MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(arguments.port), "OMP_NUM_THREADS": "1"}
    arguments.run.mkdir(parents=True, exist_ok=True)
    torch.multiprocessing.spawn(train, (arguments,), nprocs=arguments.processes)
    if not arguments.no_export:
        export(arguments.run / "model.pt")


def train(process: int, arguments: argparse.Namespace) -> None:
    """One of several processes that share every step."""
    torch.set_num_threads(1)
    dist.init_process_group("gloo", rank=process, world_size=arguments.processes)
    codec = Codec(Vocabulary.of(vocabulary()))
    torch.manual_seed(arguments.seed)
    model = VideoLanguageModel(ModelConfig(vocabulary=len(codec.words)))
    torch.manual_seed(arguments.seed + 1 + process)
    random.seed(arguments.seed + process)
    train_image_llm(model, codec, arguments)
    train_alignment(model, codec, arguments)
    train_instructions(model, codec, arguments)
    dist.destroy_process_group()


def export(weights: Path) -> None:
    """Needs the environment's `export` group; training does not."""
    from export.bundle import DEMO, GOLDEN_CLIP, GOLDEN_QUESTION, export_bundle, load_model

    export_bundle(load_model(weights), DEMO, GOLDEN_CLIP, GOLDEN_QUESTION)


def train_image_llm(model: VideoLanguageModel, codec: Codec, arguments: argparse.Namespace) -> None:
    schedule = Schedule(arguments.minutes * SHARES["image"], 1.5e-3)
    run("image", model, codec, ImageStage, image_validation, schedule, arguments.images, arguments)


def train_alignment(model: VideoLanguageModel, codec: Codec, arguments: argparse.Namespace) -> None:
    model.anchor_queries()
    schedule = Schedule(arguments.minutes * SHARES["align"], 1e-3)
    run("align", model, codec, AlignmentStage, video_validation, schedule, arguments.clips, arguments)


def train_instructions(model: VideoLanguageModel, codec: Codec, arguments: argparse.Namespace) -> None:
    add_lora(model.image_llm.language.layers, arguments.lora)
    schedule = Schedule(arguments.minutes * SHARES["instruct"], 1e-3)
    run("instruct", model, codec, InstructionStage, video_validation, schedule, arguments.clips, arguments)
    merge_lora(model.image_llm.language.layers)
    if rank() == 0:
        torch.save(model.state_dict(), arguments.run / "model.pt")


def run(
    name: str,
    model: VideoLanguageModel,
    codec: Codec,
    make_stage: Callable[[Learner, Codec], Stage],
    validation: Callable[[Learner, Codec, int], Callable[[], str]],
    schedule: Schedule,
    size: int,
    arguments: argparse.Namespace,
) -> None:
    """Runs a stage unless its result is there already; `model` holds its full-precision weights afterwards."""
    result = arguments.run / f"{name}.pt"
    learner = Learner(model)
    if not result.exists():
        learner.to(low_precision())
        stage = make_stage(learner, codec)
        source = Source(arguments.seed + list(SHARES).index(name), rank(), size)
        state = run_stage(name, learner, stage, source, validation(learner, codec, rank()), schedule, arguments.run)
        if rank() == 0:
            torch.save(state, result)
        dist.barrier()
    learner.float().load_state_dict(torch.load(result, weights_only=True))


def low_precision() -> torch.dtype:
    """bfloat16 where the processor multiplies its matrices in hardware; emulated, it is eighty times slower."""
    return torch.bfloat16 if torch.cpu._is_amx_tile_supported() else torch.float32


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=83, help="training time of all stages together")
    parser.add_argument("--run", type=Path, default=HERE / "runs" / "demo", help="checkpoints and results")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--images", type=int, default=20, help="images a step and process")
    parser.add_argument("--clips", type=int, default=12, help="clips a step and process")
    parser.add_argument("--lora", type=int, default=32, help="rank of the language model's adaptation in stage 2")
    parser.add_argument("--no-export", action="store_true", help="stop after training")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--port", type=int, default=29511, help="local port on which the processes meet")
    return parser.parse_args()


if __name__ == "__main__":
    main()
