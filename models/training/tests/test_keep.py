import json
from pathlib import Path

import torch

from export.bundle import DEMO
from keep import START, image_llm
from model.video_llm import VideoLanguageModel, config_of, load_model
from recipe import WORDS
from train.stages import Learner
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


def test_the_model_in_git_is_the_one_that_ships_and_has_its_words() -> None:
    model, words = load_model(START / "model.pt")
    shipped = json.loads((DEMO / "manifest.json").read_text())["defaults"]
    assert (model.config.frames, model.config.linvt.k) == (shipped["frames"], shipped["k"])
    assert words == Vocabulary.read(START / WORDS).words
