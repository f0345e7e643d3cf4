"""Questions answered in batches: as each alone, whatever stands beside it."""

import pytest
import torch
from test_everyday_decoder import LAYERS, TOKENS, random_weight
from torch import Tensor

from everyday import gguf_file as shape
from everyday.evaluation.decoding import END, Prompt, Reader
from everyday.evaluation.model import merged
from everyday.smollm2 import Decoder

MOST = 6


class Letters:
    """A token for each letter."""

    def encode(self, text: str) -> list[int]:
        return [4 + ord(letter) % (TOKENS - 4) for letter in text]

    def decode(self, ids: list[int]) -> str:
        return " ".join(map(str, ids))


@pytest.fixture(scope="module")
def decoder() -> Decoder:
    torch.manual_seed(0)
    return Decoder(random_weight, rank=0, layers=LAYERS)


def video(seed: int, tokens: int = 5) -> Tensor:
    return torch.randn(tokens, shape.CHANNELS, generator=torch.Generator().manual_seed(seed))


PROMPTS = [
    Prompt("a", video(0), "Is there a dog?"),
    Prompt("b", video(1), "What?"),
    Prompt("a", video(0), "A much longer question about the same video?"),
    Prompt("blind", video(0)[:0], "What?"),
    Prompt("c", video(2, 9), "When is a boat shown?"),
]


def test_a_batch_gives_what_each_prompt_gives_alone(decoder: Decoder) -> None:
    together = Reader(decoder, Letters()).answer(PROMPTS, MOST)
    alone = [Reader(decoder, Letters()).answer([prompt], MOST)[0] for prompt in PROMPTS]
    assert [each.text for each in together] == [each.text for each in alone]
    assert [each.log_probability for each in together] == pytest.approx(
        [each.log_probability for each in alone], abs=1e-4
    )


def test_small_batches_change_nothing(decoder: Decoder) -> None:
    assert [each.text for each in Reader(decoder, Letters(), batch=2).answer(PROMPTS, MOST)] == [
        each.text for each in Reader(decoder, Letters()).answer(PROMPTS, MOST)
    ]


def test_the_video_is_read(decoder: Decoder) -> None:
    first, other = Reader(decoder, Letters()).next_token(
        [Prompt("a", video(0), "What?"), Prompt("b", video(1), "What?")]
    )
    assert not torch.allclose(first, other, atol=1e-3)


def test_two_answers_to_one_question_are_rated_apart(decoder: Decoder) -> None:
    reader = Reader(decoder, Letters())
    prompts = [PROMPTS[1], PROMPTS[1], PROMPTS[0]]
    rated = reader.log_probability(prompts, ["ab", "cdefg", "ab"])
    assert rated == pytest.approx(
        [
            reader.log_probability([prompt], [said])[0]
            for prompt, said in zip(prompts, ["ab", "cdefg", "ab"], strict=True)
        ],
        abs=1e-4,
    )
    assert abs(rated[0] - rated[1]) > 1e-3


def test_a_rating_is_the_mean_over_the_answer_and_its_end(decoder: Decoder) -> None:
    reader = Reader(decoder, Letters())
    (first,) = reader.next_token(PROMPTS[:1])
    (rated,) = reader.log_probability(PROMPTS[:1], [""])
    assert rated == pytest.approx(float(first[END]), abs=1e-4)


def test_a_merged_lora_says_the_same() -> None:
    torch.manual_seed(0)
    learned = Decoder(random_weight, layers=LAYERS)
    for name, weight in learned.named_parameters():
        if name.endswith("up"):
            torch.nn.init.normal_(weight, std=0.05)
    one = merged(learned.requires_grad_(False), random_weight)
    before = Reader(learned, Letters()).next_token(PROMPTS)
    after = Reader(one, Letters()).next_token(PROMPTS)
    assert torch.allclose(torch.stack(before), torch.stack(after), atol=1e-4)
