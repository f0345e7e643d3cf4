"""Rows of like length are read together: that saves padding, and changes no number."""

import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn import functional

from model.language_model import LanguageModel
from train.conversation import GROUPS, encode_conversations, grouped
from train.losses import answer_loss, prompt_states
from train.text import Codec, Vocabulary

WORDS = ("what", "is", "it", "a", "dog", "and", "cat")


@given(st.lists(st.integers(1, 90), min_size=1, max_size=40))
def test_each_row_is_in_one_group_that_is_wide_enough_for_it(lengths: list[int]) -> None:
    groups = grouped(lengths)
    assert len(groups) <= GROUPS
    assert sorted(row for group in groups for row in group.rows.tolist()) == list(range(len(lengths)))
    assert all(lengths[row] <= group.width for group in groups for row in group.rows.tolist())


def test_the_loss_is_that_of_all_rows_read_at_once_each_weighing_as_the_root_of_its_length() -> None:
    torch.manual_seed(0)
    language = LanguageModel(
        vocabulary=len(Vocabulary.of(WORDS)), channels=16, layers=1, heads=2, slots=4, positions=64
    )
    answers = ("dog", "a dog", "a dog and a cat and a dog and a cat", "it is", "cat")
    codec = Codec(Vocabulary.of(WORDS))
    text = encode_conversations(codec, [[("what is it", answer)] for answer in answers], learn_all=False)
    visual = torch.randn(len(answers), 3, 16)
    hidden = prompt_states(language, visual, text.ids)
    each = functional.cross_entropy(language.head(hidden).transpose(1, 2), text.ids, reduction="none") * text.learned
    counts = text.learned.sum(1)
    expected = (each.sum(1) / counts.sqrt()).sum() / counts.sqrt().sum()
    assert torch.allclose(answer_loss(language, visual, text), expected, atol=1e-5)
