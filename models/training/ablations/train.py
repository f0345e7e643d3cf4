"""Trains one variant on a frozen image-LLM and asks it about held-out clips and images."""

from __future__ import annotations

import random
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import torch

from ablations.variants import Variant
from linvt.free import FreeLinvt
from linvt.tokenizer import Linvt
from model.projector import Projector
from model.video_llm import ModelConfig, VideoLanguageModel
from train.batches import screen_of
from train.engine import Schedule, run_stage
from train.filming import make_films
from train.learner import Learner, slots_for
from train.lora import add_lora
from train.prefetch import Plan, Source
from train.stages import InstructionStage
from train.text import Codec, Vocabulary
from train.validation import image_hits, video_hits
from world.batch import Batch, image_batch, video_batch
from world.films import Reels
from world.splits import split_rng

LORA = 16


@dataclass(frozen=True)
class Job:
    """One variant with one seed."""

    variant: Variant
    seed: int
    weights: Path
    """A learner whose image stage is done."""
    words: Vocabulary
    config: ModelConfig
    steps: int
    clips: int
    """Clips a step."""
    device: str
    dtype: torch.dtype
    folder: Path
    asked: int
    """Held-out clips, one question each; as many images."""
    reels: Reels
    """Films that the image-LLM has seen, for the variants that may learn from them."""


@dataclass(frozen=True)
class Answers:
    """Right (1) or wrong (0), for each held-out clip and image; the same questions for every job."""

    variant: str
    seed: int
    steps: int
    families: list[str]
    videos: list[int]
    images: list[int]


def make_job_films(job: Job, count: int) -> None:
    """Films of the job's image-LLM, for every variant the same."""
    torch.set_default_device(job.device)
    job.reels.folder.mkdir(parents=True, exist_ok=True)
    learner = Learner(VideoLanguageModel(job.config))
    learner.take(job.weights)
    image_llm = learner.to(job.dtype).model.image_llm.eval()
    make_films(image_llm, job.reels, screen_of(job.config), count, None)


def train_variant(job: Job) -> dict:
    """`Answers` as a dictionary; trained again only from where its checkpoint is."""
    torch.set_num_threads(1)
    torch.set_default_device(job.device)
    torch.manual_seed(job.seed)
    random.seed(job.seed)
    codec = Codec(job.words)
    learner = learner_of(job)
    if job.variant.trained:
        learn(job, learner, codec)
    elif job.variant.linvt.get("parts") != "avg":
        learner.model.linvt = FreeLinvt(learner.model.config.linvt)
    return asdict(answers(job, learner.eval(), codec))


def learn(job: Job, learner: Learner, codec: Codec) -> None:
    stage = VariantStage(learner, codec, job.variant)
    config = learner.model.config
    reels = job.reels if job.variant.filmed else None
    source = Source(1000 + job.seed, 0, job.clips, screen_of(config), config.frames, reels=reels)
    name = f"{job.variant.name} {job.seed}".replace(" ", "-")
    schedule = Schedule(minutes=0, rate=1e-3, steps=job.steps, warmup=30)
    run_stage(name, learner, stage, source, lambda: "", schedule, job.folder)


class VariantStage(InstructionStage):
    """LinVT and a LoRA learn from questions about clips, with or without images between; so does a new projector."""

    def __init__(self, learner: Learner, codec: Codec, variant: Variant) -> None:
        super().__init__(learner, codec)
        self.plan: Plan = variant.plan
        learner.model.image_llm.projector.requires_grad_(variant.broken)


def learner_of(job: Job) -> Learner:
    """The trained image-LLM under a LinVT of the variant that knows nothing yet."""
    config = replace(job.config, linvt=job.variant.config(job.config.linvt))
    trained = Learner(VideoLanguageModel(job.config))
    trained.take(job.weights)
    learner = Learner(with_slots(trained.model, config))
    if job.variant.broken:
        fresh = Projector(config.side, config.vision_width, config.channels)
        learner.model.image_llm.projector.load_state_dict(fresh.state_dict())
    learner.model.anchor_queries()
    add_lora(learner.model.image_llm.language.layers, LORA)
    return learner.to(job.dtype)


def with_slots(trained: VideoLanguageModel, config: ModelConfig) -> VideoLanguageModel:
    """The image-LLM of `trained` under a new LinVT. Slots for video tokens that it never saw start as the last one."""
    image_llm = trained.image_llm
    slots = image_llm.language.slots.weight.data
    model = VideoLanguageModel(config)
    state = image_llm.state_dict() | {"language.slots.weight": slots_for(slots, config.slots)}
    model.image_llm.load_state_dict(state)
    model.linvt = Linvt(config.linvt)
    return model


@torch.no_grad()
def answers(job: Job, learner: Learner, codec: Codec) -> Answers:
    config = learner.model.config
    screen = screen_of(config)
    families: list[str] = []
    videos: list[int] = []
    images: list[int] = []
    for index, size in enumerate(parts(job.asked, 64)):
        clips: Batch = video_batch(split_rng("test", 500_000 + index), screen, size, config.frames, "test")
        stills: Batch = image_batch(split_rng("test", 600_000 + index), screen, size, "test")
        families += clips.families
        videos += video_hits(learner, codec, clips).int().tolist()
        images += image_hits(learner, codec, stills).int().tolist()
    return Answers(job.variant.name, job.seed, job.steps, families, videos, images)


def parts(total: int, most: int) -> list[int]:
    """`total` as a sum of parts of at most `most`."""
    return [min(most, total - start) for start in range(0, total, most)]
