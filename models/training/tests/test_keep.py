import json
from pathlib import Path

import numpy as np
import torch

from export.bundle import DEMO
from keep import START, image_llm
from model.video_llm import VideoLanguageModel, config_of, load_model
from recipe import WORDS
from train.learner import Learner
from train.text import Vocabulary
from world.vocabulary import vocabulary


def test_a_kept_image_llm_is_taken_over_and_linvt_stays_as_it_was(tmp_path: Path) -> None:
    torch.manual_seed(0)
    trained, fresh = (Learner(VideoLanguageModel(config_of("small", 50))) for _ in range(2))
    linvt = {name: weight.clone() for name, weight in fresh.model.linvt.state_dict().items()}
    torch.save(image_llm(trained.state_dict()), tmp_path / "image.pt")
    fresh.take(tmp_path / "image.pt")
    for name, weight in trained.model.image_llm.state_dict().items():
        assert torch.allclose(fresh.model.image_llm.state_dict()[name], weight, atol=2e-3, rtol=1e-3), name
    assert all(torch.equal(weight, linvt[name]) for name, weight in fresh.model.linvt.state_dict().items())


def test_the_image_llm_in_git_fits_the_model_and_knows_the_words_of_the_world() -> None:
    words = Vocabulary.read(START / WORDS)
    Learner(VideoLanguageModel(config_of("small", len(words)))).take(START / "image.pt")
    assert set(Vocabulary.of(vocabulary()).words) <= set(words.words)


def test_the_model_in_git_is_the_one_that_ships() -> None:
    """It rates the golden clip's tokens as the bundle does, but for half precision; other versions are off by 0.17."""
    model, words = load_model(START / "model.pt")
    assert model.linvt.significance is not None and model.temporal is not None
    with torch.no_grad():
        scores = model.eval().linvt.significance(model.temporal(golden("visual_tokens")[None]))[0]
    assert (scores - golden("scores")).abs().mean() < 0.01
    assert words == Vocabulary.read(START / WORDS).words


def golden(stage: str) -> torch.Tensor:
    entry = json.loads((DEMO / "manifest.json").read_text())["golden"]["stages"][stage]
    return torch.from_numpy(np.fromfile(DEMO / entry["file"], "<f4").reshape(entry["shape"]))
