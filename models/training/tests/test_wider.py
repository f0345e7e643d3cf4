"""A trained model that is given more queries."""

import torch

from linvt.aggregate import Condition
from linvt.tokenizer import LinvtConfig
from model.video_llm import ModelConfig, VideoLanguageModel
from model.wider import with_more_queries

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
