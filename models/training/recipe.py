"""Makes the demo bundle: image-LLM, alignment, instruction tuning, export. The data flow, in order.

    uv sync
    uv run python recipe.py --minutes 83

trains on a GPU where PyTorch finds one and otherwise on the processor in two processes, resumes from runs/ where it
stopped (on either), and writes ../demo. train/machine.py picks the number format and the sizes of a step. `--minutes`
is shared out among the stages; what made the shipped bundle stands in README.md. A machine with torch, numpy and pillow
alone can train (`--no-export --encoded 0`); clips that go through an encoder need ffmpeg.
"""

import argparse
import copy
import os
import random
from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor, nn
from torch import distributed as dist

from clips.pool import make as make_pool
from model.growth import FRESH, with_finer_vision, with_more_layers, with_more_queries, with_temporal_encoder
from model.video_llm import VideoLanguageModel, config_of, load_model, save_model
from train.averaging import average
from train.batches import screen_of, to_clips
from train.engine import Schedule, rank, run_stage
from train.filming import make_films
from train.learner import Learner
from train.lora import add_lora, merge_lora
from train.machine import machine
from train.prefetch import STILL_STEPS, Source, film_plan
from train.settling import settle
from train.stages import AlignmentStage, ImageStage, InstructionStage, Stage, TemporalStage, WholeClipStage
from train.styles import StyleStage, style_validation
from train.text import Codec, Vocabulary
from train.validation import image_validation, temporal_validation, video_validation, whole_clip_validation
from world.films import Reels
from world.vocabulary import vocabulary

HERE = Path(__file__).parent
SHARES = {"image": 0.43, "align": 0.04, "instruct": 0.53}
"""Each stage's share of the minutes. A model that goes on has all of them for instruction tuning."""
STAGES = (*SHARES, "whole", "temporal", "styles")
"""Later ones last: a stage's random numbers begin with its place."""
DRAWN = ("image", "styles")
"""Stages that see images drawn for each step, not films."""
WORDS = "words.json"
SETTLED_ON = 48
"""Films."""


def main() -> None:
    arguments = parse_arguments()
    os.environ |= {"MALLOC_MMAP_THRESHOLD_": "4294967296", "MALLOC_TRIM_THRESHOLD_": "17179869184"}
    os.environ |= {"MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(arguments.port), "OMP_NUM_THREADS": "1"}
    arguments.run.mkdir(parents=True, exist_ok=True)
    keep_words(arguments)
    encode_clips(arguments)
    torch.multiprocessing.spawn(train, (arguments,), nprocs=machine(arguments.device).processes)
    if not arguments.no_export:
        export(arguments.run / "model.pt")


def keep_words(arguments: argparse.Namespace) -> None:
    """A run goes on with the words that it, or its model, began with, whatever the world has learned to say since."""
    if arguments.model:
        Vocabulary(load_model(arguments.model)[1]).write(arguments.run / WORDS)
    elif not (arguments.run / WORDS).exists():
        Vocabulary.of(vocabulary()).write(arguments.run / WORDS)


def encode_clips(arguments: argparse.Namespace) -> None:
    """Clips that go through a real encoder, before any film is made. Needs ffmpeg."""
    wanted = pool_of(arguments)
    if wanted and not wanted.exists() and not Reels(arguments.run, 0).films.exists():
        make_pool(wanted, arguments.encoded, frame_side(arguments))


def frame_side(arguments: argparse.Namespace) -> int:
    """Pixels, of the model that is trained."""
    if arguments.model:
        return tuned_from(arguments).config.image
    return config_of(arguments.size or machine(arguments.device).size, 0).image


def pool_of(arguments: argparse.Namespace) -> Path | None:
    return arguments.run / "encoded.npz" if arguments.encoded else None


def train(process: int, arguments: argparse.Namespace) -> None:
    """One of the processes that share every step."""
    here = machine(arguments.device)
    torch.set_num_threads(1)
    torch.set_default_device(here.device)
    if here.processes > 1:
        dist.init_process_group("gloo", rank=process, world_size=here.processes)
    codec = Codec(Vocabulary.read(arguments.run / WORDS))
    torch.manual_seed(arguments.seed)
    model = model_of(arguments, len(codec.words))
    torch.manual_seed(arguments.seed + 1 + process)
    random.seed(arguments.seed + process)
    if not arguments.model:
        train_image_llm(model, codec, arguments)
    train_styles(model, codec, arguments)
    if arguments.minutes > 0:
        film(model, arguments)
        train_temporal_encoder(model, codec, arguments)
        train_whole_clips(model, codec, arguments)
        if not arguments.model:
            train_alignment(model, codec, arguments)
        train_instructions(model, codec, arguments)
    if rank() == 0:
        save_model(model, codec.words, arguments.run / "model.pt")
    if dist.is_initialized():
        dist.destroy_process_group()


def model_of(arguments: argparse.Namespace, words: int) -> VideoLanguageModel:
    """The one that goes on, or a new one."""
    here = machine(arguments.device)
    if arguments.model:
        return tuned_from(arguments).to(here.device)
    return VideoLanguageModel(config_of(arguments.size or here.size, words))


def tuned_from(arguments: argparse.Namespace) -> VideoLanguageModel:
    """The model that goes on, as large as it is to be."""
    larger = with_more_layers(with_more_queries(load_model(arguments.model)[0], arguments.queries), arguments.layers)
    if arguments.cells:
        larger = with_finer_vision(larger, arguments.cells, arguments.vision_layers)
    return with_temporal_encoder(larger, arguments.temporal) if arguments.temporal else larger


def film(model: VideoLanguageModel, arguments: argparse.Namespace) -> None:
    """Makes the films of this process, where they are not there, in the number format that they are read in."""
    screen, dtype = screen_of(model.config), machine(arguments.device).dtype
    sees = copy.deepcopy(model.image_llm).to(dtype).eval()
    make_films(sees, reels(arguments), screen, arguments.films, pool_of(arguments), arguments.seed)


def export(weights: Path) -> None:
    """Needs the environment's `export` group; training does not."""
    from export.bundle import DEMO, GOLDEN_CLIP, GOLDEN_QUESTION, export_bundle

    model, words = load_model(weights)
    export_bundle(model, Vocabulary(words), DEMO, GOLDEN_CLIP, GOLDEN_QUESTION)


def reels(arguments: argparse.Namespace) -> Reels:
    """This process's own films."""
    return Reels(arguments.run, rank())


def train_image_llm(model: VideoLanguageModel, codec: Codec, arguments: argparse.Namespace) -> None:
    schedule = Schedule(arguments.minutes * SHARES["image"], 7e-4 if arguments.start else 1.5e-3)
    run("image", model, codec, ImageStage, image_validation, schedule, arguments)


def train_styles(model: VideoLanguageModel, codec: Codec, arguments: argparse.Namespace) -> None:
    if arguments.style_minutes > 0:
        before = weights_of(model)
        schedule = Schedule(arguments.style_minutes, 1e-3)
        run("styles", model, codec, StyleStage, style_validation, schedule, arguments)
        average(model, {name: weight for name, weight in before.items() if FRESH not in name}, arguments.style_share)


def train_whole_clips(model: VideoLanguageModel, codec: Codec, arguments: argparse.Namespace) -> None:
    if arguments.whole_clips > 0:
        schedule = Schedule(arguments.whole_clips, 1e-3)
        run("whole", model, codec, WholeClipStage, whole_clip_validation, schedule, arguments)


def train_temporal_encoder(model: VideoLanguageModel, codec: Codec, arguments: argparse.Namespace) -> None:
    """A model that has one already goes on with it as it is. Every process settles it on the same films."""
    first_reels = Reels(arguments.run, 0)
    if arguments.temporal or not arguments.model:
        schedule = Schedule(arguments.temporal_minutes, arguments.temporal_rate)
        run("temporal", model, codec, TemporalStage, temporal_validation, schedule, arguments)
        source = Source(arguments.seed, 0, SETTLED_ON, screen_of(model.config), model.config.frames, reels=first_reels)
        settle(model, to_clips(film_plan(source.rng(0), 0, source), torch.float32))


def train_alignment(model: VideoLanguageModel, codec: Codec, arguments: argparse.Namespace) -> None:
    model.anchor_queries()
    schedule = Schedule(arguments.minutes * SHARES["align"], 1e-3)
    run("align", model, codec, AlignmentStage, video_validation, schedule, arguments)


def train_instructions(model: VideoLanguageModel, codec: Codec, arguments: argparse.Namespace) -> None:
    before = weights_of(model)
    add_lora(model.image_llm.language.layers, arguments.lora)
    share = 1.0 if arguments.model else SHARES["instruct"]
    schedule = Schedule(arguments.minutes * share, arguments.rate)
    run("instruct", model, codec, InstructionStage, video_validation, schedule, arguments)
    merge_lora(model.image_llm.language.layers)
    if arguments.model:
        average(model, before, arguments.share)


def weights_of(model: nn.Module) -> dict[str, Tensor]:
    """As they are now, whatever it learns afterwards and in whatever number format."""
    return {name: weight.clone() for name, weight in model.state_dict().items()}


def run(
    name: str,
    model: VideoLanguageModel,
    codec: Codec,
    make_stage: Callable[[Learner, Codec], Stage],
    validation: Callable[[Learner, Codec, int], Callable[[], str]],
    schedule: Schedule,
    arguments: argparse.Namespace,
) -> None:
    """Runs a stage unless its result is there already; `model` holds its full-precision weights afterwards."""
    result = arguments.run / f"{name}.pt"
    learner = Learner(model)
    if name == "image" and arguments.start:
        learner.take(arguments.start)
    if not result.exists():
        here = machine(arguments.device)
        before = weights_of(learner)
        learner.to(here.dtype)
        stage = make_stage(learner, codec)
        size = here.images if name in DRAWN else here.clips
        seed, screen = arguments.seed + STAGES.index(name), screen_of(model.config)
        films = None if name in DRAWN else reels(arguments)
        stills = 0 if arguments.start else STILL_STEPS
        source = Source(seed, rank(), size, screen, model.config.frames, here.makers, stills, films)
        learned = run_stage(name, learner, stage, source, validation(learner, codec, rank()), schedule, arguments.run)
        if rank() == 0:
            torch.save(before | learned, result)
        if dist.is_initialized():
            dist.barrier()
    learner.float().take(result)


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--minutes", type=float, default=83, help="of all stages together; with --model 0 is for no tuning"
    )
    parser.add_argument("--whole-clips", type=float, default=0, help="minutes beside: the image-LLM reads whole clips")
    parser.add_argument("--run", type=Path, default=HERE / "runs" / "demo", help="checkpoints and results")
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto", help="auto: a GPU if there is one")
    parser.add_argument("--size", choices=("small", "base"), help="of the model; else what the machine can train")
    parser.add_argument("--lora", type=int, default=96, help="rank of the language model's adaptation in stage 2")
    parser.add_argument("--start", type=Path, help="weights that the image stage begins with, as in start/image.pt")
    parser.add_argument(
        "--model", type=Path, help="a model.pt to tune further, on films of its own; no other stage runs"
    )
    parser.add_argument(
        "--share", type=float, default=0.5, help="of the tuned weights, in their average with those of --model"
    )
    parser.add_argument("--rate", type=float, default=1e-3, help="highest learning rate of instruction tuning")
    parser.add_argument("--queries", type=int, default=1, help="how many times those of --model LinVT is to have")
    parser.add_argument("--layers", type=int, default=1, help="how many times its language model's, likewise")
    parser.add_argument(
        "--cells", type=int, default=0, help="width of what sees a patch's cells, on frames twice as fine as of --model"
    )
    parser.add_argument(
        "--vision-layers", type=int, default=1, help="with --cells, how many times its vision encoder's"
    )
    parser.add_argument(
        "--temporal", type=int, default=0, help="layers of the temporal encoder of --model, which learns then"
    )
    parser.add_argument("--temporal-minutes", type=float, default=20, help="beside: the temporal encoder alone learns")
    parser.add_argument("--temporal-rate", type=float, default=2e-3, help="its highest learning rate")
    parser.add_argument("--style-minutes", type=float, default=0, help="beside: the vision encoder learns more styles")
    parser.add_argument(
        "--style-share", type=float, default=0.8, help="of those weights, in their average with the ones before"
    )
    parser.add_argument("--films", type=int, default=6000, help="clips a process, seen once and asked about often")
    parser.add_argument("--encoded", type=int, default=500, help="clips through ffmpeg's encoders, a film in ten; or 0")
    parser.add_argument("--no-export", action="store_true", help="stop after training")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--port", type=int, default=29511, help="local port on which the processes meet")
    return parser.parse_args()


if __name__ == "__main__":
    main()
