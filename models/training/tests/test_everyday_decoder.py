import pytest
import torch
from torch import Tensor

from everyday import gguf_file as shape
from everyday.packing import visible
from everyday.smollm2 import Decoder, KeysAndValues, causal

TOKENS = 40
LAYERS = 2


def random_weight(name: str) -> Tensor:
    """Small weights of SmolLM2's own shapes."""
    rows_and_columns = {
        "token_embd": (TOKENS, shape.CHANNELS),
        "attn_q": (shape.HEADS * shape.HEAD_SIZE, shape.CHANNELS),
        "attn_k": (shape.KEY_VALUE_HEADS * shape.HEAD_SIZE, shape.CHANNELS),
        "attn_v": (shape.KEY_VALUE_HEADS * shape.HEAD_SIZE, shape.CHANNELS),
        "attn_output": (shape.CHANNELS, shape.CHANNELS),
        "ffn_gate": (96, shape.CHANNELS),
        "ffn_up": (96, shape.CHANNELS),
        "ffn_down": (shape.CHANNELS, 96),
    }
    part = name.removesuffix(".weight").split(".")[-1]
    if "norm" in part:
        return torch.ones(shape.CHANNELS)
    generator = torch.Generator().manual_seed(sum(map(ord, name)))
    return torch.randn(*rows_and_columns[part], generator=generator) * 0.05


@pytest.fixture(scope="module")
def decoder() -> Decoder:
    torch.manual_seed(0)
    made = Decoder(random_weight, layers=LAYERS)
    for name, weight in made.named_parameters():
        if name.endswith("up"):
            torch.nn.init.normal_(weight, std=0.05)
    return made.requires_grad_(False)


def read(decoder: Decoder, ids: Tensor) -> Tensor:
    length = ids.shape[1]
    states, _ = decoder(decoder.embed(ids), torch.arange(length)[None], causal(length))
    return states


def test_reading_token_by_token_gives_what_reading_at_once_gives(decoder: Decoder) -> None:
    ids = torch.arange(12)[None]
    past: list[KeysAndValues] | None = None
    states = []
    for at in range(12):
        one, past = decoder(decoder.embed(ids[:, at : at + 1]), torch.tensor([[at]]), causal(1, at), past)
        states.append(one)
    assert torch.allclose(torch.cat(states, dim=1), read(decoder, ids), atol=1e-5)


def test_no_position_sees_what_comes_after_it(decoder: Decoder) -> None:
    ids = torch.arange(12)[None]
    changed = ids.clone()
    changed[0, 8] = 30
    before, after = read(decoder, ids), read(decoder, changed)
    assert torch.equal(before[:, :8], after[:, :8])
    assert not torch.allclose(before[:, 8:], after[:, 8:], atol=1e-3)


def test_a_new_lora_changes_nothing_and_a_learned_one_does() -> None:
    torch.manual_seed(0)
    ids = torch.arange(6)[None]
    bare, adapted = Decoder(random_weight, rank=0, layers=LAYERS), Decoder(random_weight, layers=LAYERS)
    with torch.no_grad():
        assert torch.allclose(read(bare, ids), read(adapted, ids), atol=1e-6)
        adapted.layers[0].attn_q.up.fill_(0.1)
        assert not torch.allclose(read(bare, ids), read(adapted, ids), atol=1e-3)


def test_a_checkpoint_holds_the_lora_alone(decoder: Decoder) -> None:
    assert {name.split(".")[-1] for name in decoder.state_dict()} == {"down", "up"}


def test_questions_in_one_sequence_are_read_as_if_each_stood_alone(decoder: Decoder) -> None:
    picture, first, second = torch.arange(5), torch.arange(10, 14), torch.arange(20, 23)
    turn_of = torch.tensor([[0] * 5 + [1] * 4 + [2] * 3 + [-1]])
    positions = torch.cat([torch.arange(5), 5 + torch.arange(4), 5 + torch.arange(3), torch.tensor([0])])[None]
    together = torch.cat([picture, first, second, torch.tensor([0])])[None]
    states, _ = decoder(decoder.embed(together), positions, visible(turn_of))
    alone = read(decoder, torch.cat([picture, second])[None])
    assert torch.allclose(states[:, 9:12], alone[:, 5:], atol=1e-5)
