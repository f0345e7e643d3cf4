"""Training on a GPU, as far as a machine without one can show it: PyTorch's fake tensors know shapes and devices."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from torch._subclasses.fake_tensor import FakeTensorMode
from torch.fx.experimental.symbolic_shapes import ShapeEnv

from model.video_llm import ModelConfig, VideoLanguageModel
from train import batches
from train.engine import resume, save
from train.learner import Learner
from train.lora import add_lora
from train.machine import machine
from train.optimizer import FlatOptimizer
from train.stages import AlignmentStage, ImageStage, InstructionStage, Stage, WholeClipStage
from train.text import Codec, Vocabulary
from train.validation import image_hits, video_hits
from world.batch import image_batch, video_batch
from world.sampling import Screen
from world.splits import split_rng
from world.vocabulary import vocabulary

CODEC = Codec(Vocabulary.of(vocabulary()))
RNG = split_rng("validation", 7)
IMAGES = image_batch(RNG, Screen(), 3)
CLIPS = video_batch(RNG, Screen(), 3, 4, per_clip=3)
FILMS = replace(video_batch(RNG, Screen(), 2, 8), pixels=None, content=np.zeros((2, 8, 64, 192), np.float16))


@pytest.fixture
def gpu(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A pretended GPU is the default device; tensors of two devices refuse to meet."""
    monkeypatch.setattr(batches, "on_device", lambda array: torch.empty(array.shape, dtype=torch_type(array)))
    with FakeTensorMode(shape_env=ShapeEnv(allow_dynamic_output_shape_ops=True, allow_scalar_outputs=True)):
        torch.set_default_device("cuda")
        yield
        torch.set_default_device("cpu")


def torch_type(array: np.ndarray) -> torch.dtype:
    return torch.from_numpy(np.empty(0, array.dtype)).dtype


def learner() -> Learner:
    config = ModelConfig(vocabulary=len(CODEC.words))
    return Learner(VideoLanguageModel(config))


@pytest.mark.parametrize("make", [ImageStage, WholeClipStage, AlignmentStage, InstructionStage])
def test_every_stage_computes_its_losses_and_updates_wholly_on_the_gpu(make: type[Stage], gpu: None) -> None:
    """All but the backward pass, which asks the driver for a context."""
    learning = learner()
    if make is InstructionStage:
        add_lora(learning.model.image_llm.language.layers, 4)
    stage = make(learning, CODEC)
    optimizer = FlatOptimizer(learning)
    for step in (0, 5, 7):
        clips = FILMS if make is WholeClipStage else CLIPS
        parts = stage.losses(IMAGES if make is ImageStage or step == 5 else clips, step)
        assert sum(parts.values()).device.type == "cuda"
        assert optimizer.step(1e-3).device.type == "cuda"


def test_validation_answers_on_the_gpu(gpu: None) -> None:
    learning = learner().eval()
    assert image_hits(learning, CODEC, IMAGES).device.type == "cuda"
    assert video_hits(learning, CODEC, video_batch(RNG, Screen(), 3, 4)).device.type == "cuda"


def test_a_checkpoint_of_one_device_resumes_on_another(tmp_path: Path) -> None:
    optimizer = FlatOptimizer(torch.nn.Linear(3, 2))
    optimizer.steps = 5
    save(tmp_path / "one.pt", optimizer, 12.0)
    other = FlatOptimizer(torch.nn.Linear(3, 2))
    assert resume(tmp_path / "one.pt", other) == 12.0
    assert other.steps == 5 and torch.equal(other.master, optimizer.master)


def test_a_gpu_that_is_not_there_is_said_plainly() -> None:
    if torch.cuda.is_available():
        assert machine("cuda").device.type == "cuda"
    else:
        with pytest.raises(ValueError, match="no CUDA device"):
            machine("cuda")
