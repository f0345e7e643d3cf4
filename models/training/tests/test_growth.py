"""A trained model that is given more queries, more layers, or finer frames."""

import torch

from linvt.aggregate import Condition
from linvt.tokenizer import LinvtConfig
from model.growth import with_finer_vision, with_more_layers, with_more_queries, with_temporal_encoder
from model.language_model import causal_bias
from model.video_llm import ModelConfig, VideoLanguageModel

CONFIG = ModelConfig(
    vocabulary=50,
    vision_width=32,
    vision_layers=1,
    channels=32,
    language_layers=1,
    context=64,
    linvt=LinvtConfig(channels=32, svr_width=32, heads=2, queries=(4, 2, 2), k=16),
)


def trained() -> VideoLanguageModel:
    torch.manual_seed(0)
    model = VideoLanguageModel(CONFIG).eval()
    for weight in model.parameters():
        weight.data += 0.02 * torch.randn_like(weight)
    return model


@torch.no_grad()
def video_tokens(model: VideoLanguageModel) -> torch.Tensor:
    generator = torch.Generator().manual_seed(1)
    visual = torch.randn(1, 4, 16, 32, generator=generator)
    condition = Condition(torch.randn(1, 5, 32, generator=generator), torch.zeros(1, 1, 1, 5))
    linvt = model.linvt.eval()
    return linvt(visual, condition).tokens


def test_copies_that_look_at_the_same_moment_give_each_video_token_again() -> None:
    model = trained()
    wider = with_more_queries(model, 2).eval()
    for aggregator, known in zip(wider.linvt.aggregators, model.linvt.aggregators, strict=True):
        aggregator.aggregate.moments.data = known.aggregate.moments.data.repeat_interleave(2)
    assert torch.allclose(video_tokens(wider), video_tokens(model).repeat_interleave(2, dim=1), atol=1e-5)


def test_moments_of_more_queries_are_as_even_as_they_were() -> None:
    wider = with_more_queries(VideoLanguageModel(CONFIG), 3)
    for aggregator in wider.linvt.aggregators:
        count = len(aggregator.queries)
        assert torch.allclose(aggregator.aggregate.moments, (torch.arange(count) + 0.5) / count)


def test_each_copy_has_its_querys_slot_and_the_text_keeps_its_own() -> None:
    model = trained()
    known, slots = (m.image_llm.language.slots.weight for m in (model, with_more_queries(model, 2)))
    assert torch.equal(slots[[0, -1]], known[[0, -1]])
    assert torch.equal(slots[1:-1:2], known[1:-1])
    assert torch.equal(slots[2:-1:2], known[1:-1])


@torch.no_grad()
def answers(model: VideoLanguageModel) -> torch.Tensor:
    """Logits of some rows of text."""
    embeds = torch.randn(2, 5, 32, generator=torch.Generator().manual_seed(2))
    language = model.image_llm.language.eval()
    return language(embeds, torch.arange(5).expand(2, -1), causal_bias(5))[0]


def test_a_deeper_model_answers_as_it_did() -> None:
    model = trained()
    deeper = with_more_layers(model, 3)
    assert len(deeper.image_llm.language.layers) == 3
    assert torch.allclose(answers(deeper), answers(model), atol=1e-6)


@torch.no_grad()
def test_a_model_with_a_temporal_encoder_sees_at_first_what_it_saw() -> None:
    model = trained()
    content, moments = torch.randn(1, 4, 64, 32), torch.linspace(0, 1, 4)[None]
    told = with_temporal_encoder(model, 2)
    assert told.temporal is not None
    seen = (each.visual_tokens(content, moments, moments) for each in (told, model))
    assert torch.equal(*seen)


@torch.no_grad()
def test_more_layers_of_a_temporal_encoder_tell_at_first_what_it_told() -> None:
    told = with_temporal_encoder(trained(), 2)
    assert told.temporal is not None
    torch.nn.init.normal_(told.temporal.tell.weight)
    content, moments = torch.randn(1, 9, 64, 32), torch.linspace(0, 1, 9)[None]
    more = with_temporal_encoder(told, 4)
    assert torch.equal(*(each.visual_tokens(content, moments, moments) for each in (more, told)))


def test_every_new_layer_can_learn() -> None:
    deeper = with_more_layers(trained(), 2)
    language = deeper.image_llm.language
    language(torch.randn(2, 5, 32), torch.arange(5).expand(2, -1), causal_bias(5))[0].square().sum().backward()
    added = language.layers[1]
    assert all(weight.grad.abs().sum() > 0 for weight in (added.out.weight, added.feed_forward[2].weight))


@torch.no_grad()
def test_finer_vision_sees_at_first_what_it_saw_of_the_mean_of_each_four_pixels() -> None:
    model = trained()
    finer = with_finer_vision(model, 16, 3)
    assert len(finer.image_llm.vision.blocks) == 3 and finer.config.side == model.config.side
    pixels = torch.randn(1, 2, 3, 128, 128, generator=torch.Generator().manual_seed(3))
    coarse = torch.nn.functional.avg_pool2d(pixels.flatten(0, 1), 2).unflatten(0, (1, 2))
    seen, wanted = finer.image_llm.content(pixels), model.image_llm.content(coarse)
    assert torch.allclose(seen, wanted, atol=1e-5)


def test_finer_vision_can_learn_what_the_mean_of_four_pixels_does_not_tell() -> None:
    vision = with_finer_vision(trained(), 16, 1).image_llm.vision
    assert vision.cells is not None
    torch.nn.init.normal_(vision.cells.tell.weight)
    fine = torch.tensor([1.0, -1.0]).repeat(64).expand(1, 3, 128, 128)
    assert not torch.allclose(vision(fine), vision(torch.zeros_like(fine)), atol=1e-3)
    vision(fine).square().sum().backward()
    assert all(weight.grad.abs().sum() > 0 for weight in (vision.cells.see.weight, vision.cells.tell.weight))


def test_a_cell_is_told_by_its_place_in_its_patch_and_by_nothing_outside_it() -> None:
    vision = with_finer_vision(trained(), 16, 1).image_llm.vision
    assert vision.cells is not None
    torch.nn.init.normal_(vision.cells.tell.weight)
    here, there = torch.zeros(2, 1, 3, 128, 128)
    here[..., 16:20, 32:36] = 1
    there[..., 20:24, 32:36] = 1
    blank, first, second = (vision.cells(pixels)[0] for pixels in (torch.zeros_like(here), here, there))
    changed = (first - blank).abs().sum(-1) > 1e-6
    assert changed.nonzero().flatten().tolist() == [8 + 2]
    assert not torch.allclose(first[10], second[10])
