"""Answers written word by word, how two models compare, and what they are asked about."""

import numpy as np
import torch

from model.language_model import LanguageModel
from model.video_llm import ModelConfig
from train.losses import prompt_states
from train.text import EOS
from validate import LONGEST, batch_of, beside, written
from world.restyle import drawn_in, unchanged
from world.things import VALIDATION_STYLE

CHANNELS, WORDS = 32, 40


@torch.no_grad()
def test_each_written_word_is_the_likeliest_after_those_before_it() -> None:
    torch.manual_seed(0)
    language = LanguageModel(WORDS, CHANNELS, layers=2, heads=2, slots=8, positions=96).eval()
    language.head.weight.mul_(20)
    video, prompt = torch.randn(3, CHANNELS), torch.tensor([9, 12, 6])
    answer = written(language, video, prompt)
    read = torch.cat([prompt, torch.tensor([*answer, EOS])])[None]
    likeliest = language.head(prompt_states(language, video[None], read)[0]).argmax(-1)[len(prompt) :].tolist()
    assert answer and likeliest[: len(answer)] == answer
    assert len(answer) == LONGEST or likeliest[-1] == EOS


def test_a_model_is_no_better_than_itself_and_better_by_what_it_answers_beside() -> None:
    wrong, right = [{"score": 0.0}] * 4, [{"score": 1.0}] * 4
    assert beside(wrong, wrong) == "beside the first: +0.0 (+0.0 to +0.0)"
    assert beside(wrong, right) == "beside the first: +100.0 (+100.0 to +100.0)"


def test_the_unseen_style_shows_and_asks_the_same_and_looks_otherwise() -> None:
    known, unseen = (batch_of(ModelConfig(50), 0, drawn) for drawn in (unchanged, drawn_in(VALIDATION_STYLE)))
    assert (known.questions, known.answers) == (unseen.questions, unseen.answers)
    assert np.mean(known.thing_class == unseen.thing_class) > 0.9
    assert known.pixels is not None and unseen.pixels is not None
    assert sum((a != b).any() for a, b in zip(known.pixels, unseen.pixels, strict=True)) > len(known.pixels) // 2
