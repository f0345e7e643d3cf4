"""The image language model, its cache, and the untouched image path."""

from pathlib import Path

import pytest
import torch

from linvt.tokenizer import LinvtConfig
from model.language_model import causal_bias
from model.video_llm import (
    ImageLanguageModel,
    ModelConfig,
    Size,
    VideoLanguageModel,
    config_of,
    load_model,
    save_model,
)
from train.lora import add_lora, merge_lora

CONFIG = ModelConfig(vocabulary=50, vision_width=32, vision_layers=1, channels=32, language_layers=2, context=64)


def image_llm() -> ImageLanguageModel:
    torch.manual_seed(0)
    return ImageLanguageModel(CONFIG).eval()


def test_visual_tokens_know_place_and_time_beside_content() -> None:
    model = image_llm()
    pixels = torch.zeros(1, 2, 3, 64, 64)
    tokens = model.visual_tokens(pixels, torch.tensor([[0.1, 0.9]]), torch.tensor([[0.4, 3.6]]))
    assert tokens.shape == (1, 2, 64, 32)
    place, time = tokens[0, 0, 0] - tokens[0, 0, 63], tokens[0, 0, 0] - tokens[0, 1, 0]
    content = model.projector.content(model.vision(pixels[0]))[0, 0]
    for part in (place, time):
        assert 0.2 < part.norm() / content.norm() < 5


def test_reading_in_two_parts_with_the_cache_gives_the_same_logits() -> None:
    language = image_llm().language
    embeds, positions, bias = torch.randn(1, 9, 32), torch.arange(9)[None], causal_bias(9)
    whole, _ = language(embeds, positions, bias)
    _, cache = language(embeds[:, :6], positions[:, :6], bias[..., :6, :6])
    rest, _ = language(embeds[:, 6:], positions[:, 6:], bias[..., 6:, :], cache)
    torch.testing.assert_close(rest, whole[:, 6:], rtol=1e-4, atol=1e-5)


def test_no_position_sees_what_comes_after_it() -> None:
    language = image_llm().language
    embeds, positions = torch.randn(1, 6, 32), torch.arange(6)[None]
    changed = embeds.clone()
    changed[:, 4:] += 1
    before, after = (language(x, positions, causal_bias(6))[0][:, :4] for x in (embeds, changed))
    assert torch.equal(before, after)


def test_an_image_reaches_the_language_model_without_linvt() -> None:
    model = VideoLanguageModel(CONFIG).eval()
    pixels, moment = torch.randn(1, 1, 3, 64, 64), torch.zeros(1, 1)
    before = model.image_llm.visual_tokens(pixels, moment, moment)
    for weight in model.linvt.parameters():
        weight.data.zero_()
    assert torch.equal(model.image_llm.visual_tokens(pixels, moment, moment), before)


def test_queries_start_at_even_moments_of_the_projectors_time() -> None:
    torch.manual_seed(0)
    model = VideoLanguageModel(ModelConfig(vocabulary=50))
    model.anchor_queries()
    count = model.config.linvt.queries[0]
    times = (torch.arange(count) + 0.5)[None] / count
    tokens = model.image_llm.visual_tokens(torch.zeros(1, count, 3, 64, 64), times, 8 * times)
    aggregator = model.linvt.aggregators[0]
    untold = torch.zeros(1, 64 * count)
    _, weights = aggregator.aggregate(aggregator.queries[None], tokens.flatten(1, 2), untold, None, None)
    by_frame = weights[0].unflatten(-1, (count, 64)).sum(-1)
    assert torch.equal(by_frame.argmax(-1), torch.arange(count))


def test_merged_lora_computes_what_it_computed_beside_the_weights() -> None:
    language = image_llm().language
    add_lora(language.layers, rank=4)
    for name, weight in language.named_parameters():
        if ".up." in name:
            torch.nn.init.normal_(weight, std=0.1)
    arguments = torch.randn(1, 5, 32), torch.arange(5)[None], causal_bias(5)
    beside, _ = language(*arguments)
    merge_lora(language.layers)
    merged, _ = language(*arguments)
    torch.testing.assert_close(merged, beside, rtol=1e-4, atol=1e-5)


def test_a_saved_model_brings_its_sizes_along(tmp_path: Path) -> None:
    torch.manual_seed(0)
    model = VideoLanguageModel(ModelConfig(vocabulary=50, frames=5, linvt=LinvtConfig(queries=(4, 2, 2))))
    save_model(model, ("one", "two"), tmp_path / "model.pt")
    loaded, words = load_model(tmp_path / "model.pt")
    assert loaded.config == model.config and words == ("one", "two")
    assert all(torch.equal(one, two) for one, two in zip(model.parameters(), loaded.parameters(), strict=True))


@pytest.mark.parametrize("size", ["small", "base"])
def test_each_size_builds_and_its_heads_divide_its_widths(size: Size) -> None:
    config = config_of(size, 50)
    assert config.channels % config.heads == 0 and config.vision_width % config.vision_heads == 0
    assert config.linvt.channels == config.channels and config.image % config.patch == 0
    tokens = VideoLanguageModel(config).image_llm.visual_tokens(
        torch.zeros(1, 2, 3, config.image, config.image), torch.zeros(1, 2), torch.zeros(1, 2)
    )
    assert tokens.shape == (1, 2, config.side**2, config.channels)
