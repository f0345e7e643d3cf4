"""What LinVT promises: convex combinations of untouched visual tokens, chosen by score."""

import math

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import Tensor

from linvt.aggregate import Condition, LinearAggregation, likeness
from linvt.free import FreeLinvt, free_significance
from linvt.select import gate, gather_tokens, pool, top_k
from linvt.tokenizer import Linvt, LinvtConfig
from model.attention import padding_bias
from model.position import TIME_FREQUENCIES, fourier
from train.stages import clock_loss

VARIANTS = {
    "avg": LinvtConfig(channels=32, svr_width=16, parts="avg"),
    "svr": LinvtConfig(channels=32, svr_width=16, parts="svr", k=13),
    "tta": LinvtConfig(channels=32, svr_width=16, parts="tta"),
    "both": LinvtConfig(channels=32, svr_width=16, k=13),
    "single_a": LinvtConfig(channels=32, svr_width=16, k=13, scales="single_a"),
    "multi_a": LinvtConfig(channels=32, svr_width=16, k=13, scales="multi_a"),
    "multi_b": LinvtConfig(channels=32, svr_width=16, k=13, scales="multi_b"),
    "no text": LinvtConfig(channels=32, svr_width=16, k=13, text=False),
    "deep": LinvtConfig(channels=32, svr_width=16, k=13, svr_layers=2, tta_layers=3),
    "no moments": LinvtConfig(channels=32, svr_width=16, k=13, moments=False),
    "few queries": LinvtConfig(channels=32, svr_width=16, k=1, queries=(1, 2, 1)),
}


def clips(frames: int = 3, patches: int = 9) -> Tensor:
    return torch.randn(2, frames, patches, 32, generator=torch.Generator().manual_seed(1))


def question() -> Condition:
    return Condition(torch.randn(2, 5, 32, generator=torch.Generator().manual_seed(2)))


@pytest.mark.parametrize("name", VARIANTS)
@pytest.mark.parametrize("frames", [1, 3])
def test_video_tokens_are_convex_combinations_of_visual_tokens(name: str, frames: int) -> None:
    torch.manual_seed(0)
    linvt, visual = Linvt(VARIANTS[name]).eval(), clips(frames)
    selection = linvt.select(visual, linvt.config.k)
    video = linvt.aggregate(selection, question())
    matrix = linvt.composed(visual, selection, video)
    assert (matrix >= 0).all()
    torch.testing.assert_close(matrix.sum(-1), torch.ones(matrix.shape[:2]))
    torch.testing.assert_close(matrix @ visual.flatten(1, 2), video.tokens, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("name", ["both", "multi_a", "multi_b", "svr"])
def test_every_score_and_query_learns(name: str) -> None:
    torch.manual_seed(0)
    linvt = Linvt(VARIANTS[name]).train()
    video = linvt.aggregate(linvt.select(clips(), 13), question())
    video.tokens.square().sum().backward()
    silent = [key for key, p in linvt.named_parameters() if p.grad is None or not p.grad.any()]
    assert [key for key in silent if not key.endswith("key.bias")] == []


def test_the_gate_changes_no_value() -> None:
    scores = torch.randn(4, 7, requires_grad=True)
    assert gate(scores).eq(0).all()
    gate(scores).sum().backward()
    assert scores.grad is not None and scores.grad.ne(0).all()


def test_the_training_gate_leaves_the_output_as_it_is_at_inference() -> None:
    torch.manual_seed(0)
    linvt, visual = Linvt(VARIANTS["both"]), clips()
    every = visual.shape[1] * visual.shape[2]
    trained = linvt.train().aggregate(linvt.select(visual, every), question()).tokens
    used = linvt.eval().aggregate(linvt.select(visual, every), question()).tokens
    torch.testing.assert_close(trained, used)


def test_the_question_matters_only_with_the_text_condition() -> None:
    torch.manual_seed(0)
    other = Condition(torch.randn(2, 5, 32))
    for name, matters in (("both", True), ("no text", False)):
        linvt = Linvt(VARIANTS[name]).eval()
        selection = linvt.select(clips(), 13)
        same = torch.equal(linvt.aggregate(selection, question()).tokens, linvt.aggregate(selection, other).tokens)
        assert same is not matters


scores_with_oddities = st.lists(
    st.one_of(st.sampled_from([math.nan, math.inf, -math.inf, 0.0, -0.0, 1.0]), st.floats(-3, 3, width=32)),
    min_size=1,
    max_size=40,
)


@given(scores_with_oddities, st.integers(1, 45))
@settings(max_examples=300, deadline=None)
def test_top_k_keeps_the_highest_in_order_and_breaks_ties_low(scores: list[float], k: int) -> None:
    ranked = sorted(range(len(scores)), key=lambda i: (math.inf if math.isnan(scores[i]) else -scores[i], i))
    assert top_k(torch.tensor([scores]), k)[0].tolist() == sorted(ranked[:k])


def test_selected_tokens_are_the_raw_rows() -> None:
    tokens = clips().flatten(1, 2)
    indices = torch.tensor([[0, 5, 26], [3, 4, 25]])
    gathered = gather_tokens(tokens, indices)
    assert torch.equal(gathered[1], tokens[1, [3, 4, 25]])


@given(st.integers(1, 12), st.sampled_from([1, 2, 4]))
@settings(deadline=None)
def test_pooling_averages_windows_and_a_short_last_one(count: int, window: int) -> None:
    tokens = torch.randn(1, count, 3)
    pooled = pool(tokens, window)[0]
    assert len(pooled) == math.ceil(count / window)
    for i, row in enumerate(pooled):
        torch.testing.assert_close(row, tokens[0, i * window : (i + 1) * window].mean(0))


def test_a_token_is_as_alike_as_the_word_it_is_nearest_to_and_hidden_words_do_not_count() -> None:
    words = torch.eye(8)[None, :3]
    tokens = torch.eye(8)[None, [0, 2, 5, 5]] * torch.tensor([1.0, 4.0, 1.0, 1.0])[:, None]
    alike = likeness(tokens, Condition(words))[0]
    assert alike[1] > alike[0] > alike[2] == alike[3]
    hidden = torch.tensor([0.0, 0.0, -1e4])[None, None, None]
    assert likeness(tokens, Condition(words, hidden))[0].argmax() == 0


def test_before_training_every_other_query_weighs_the_more_what_the_question_names() -> None:
    torch.manual_seed(0)
    tokens, words = torch.randn(1, 12, 16), torch.randn(1, 2, 16)
    tokens[0, 7] = words[0, 1] * 2
    alike = likeness(tokens, Condition(words))
    aggregate = LinearAggregation(16, 4, text=True, moments=True)
    plain = LinearAggregation(16, 4, text=False, moments=True)
    queries = torch.randn(1, 4, 16)
    times = torch.full((1, 12), 0.5)
    drawn, even = (module(queries, tokens, times, alike, None)[1][0, :, 7] for module in (aggregate, plain))
    assert (drawn[[0, 2]] > even[[0, 2]]).all()
    torch.testing.assert_close(drawn[[1, 3]], even[[1, 3]])


def test_before_training_each_query_looks_near_its_own_moment() -> None:
    torch.manual_seed(0)
    tokens = torch.randn(1, 16, 16) * 0.1
    times = ((torch.arange(16) + 0.5) / 16)[None]
    aggregate = LinearAggregation(16, 8, text=False, moments=True)
    weights = aggregate(torch.randn(1, 8, 16) * 0.1, tokens, times, None, None)[1][0]
    near = (times - ((torch.arange(8) + 0.5) / 8)[:, None]).abs() < 0.13
    assert ((weights * near).sum(1) > 0.6).all()


def test_a_clock_learns_to_tell_the_time_of_tokens_from_what_was_added_to_them() -> None:
    torch.manual_seed(0)
    linvt = Linvt(LinvtConfig(channels=32, k=24, queries=(4, 2, 2))).train()
    placed = torch.nn.Linear(2 * TIME_FREQUENCIES, 32)
    optimizer = torch.optim.AdamW(linvt.aggregators.parameters(), 3e-3)
    for _ in range(300):
        times = torch.rand(8, 6).sort(1).values
        visual = 0.3 * torch.randn(8, 6, 9, 32) + 2 * placed(fourier(times, TIME_FREQUENCIES)).detach()[:, :, None]
        loss = clock_loss(linvt, linvt.select(visual, 24), times)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
    assert loss.item() < 0.08**2


def test_untrained_linvt_blends_visual_tokens_too() -> None:
    visual = clips()
    video = FreeLinvt(LinvtConfig(channels=32, k=13, queries=(4, 2, 2)))(visual, question())
    assert video.tokens.shape == (2, 8, 32)
    for weights in video.weights:
        assert (weights >= 0).all()
        torch.testing.assert_close(weights.sum(-1), torch.ones(weights.shape[:2]))
    low, high = visual.flatten(1, 2).amin(1, keepdim=True), visual.flatten(1, 2).amax(1, keepdim=True)
    assert (video.tokens >= low - 1e-5).all() and (video.tokens <= high + 1e-5).all()


def test_what_looks_like_the_rest_is_least_significant_without_training() -> None:
    visual = torch.zeros(1, 3, 9, 32)
    visual[..., 0] = 1
    visual[0, 1, 4] = torch.randn(32, generator=torch.Generator().manual_seed(3))
    assert free_significance(visual).flatten().argmax() == 13


@pytest.mark.parametrize("name", ["both", "svr", "tta", "multi_b", "no text"])
def test_questions_about_one_clip_are_answered_as_if_each_were_the_only_one(name: str) -> None:
    torch.manual_seed(0)
    linvt, visual = Linvt(VARIANTS[name]).eval(), clips()
    words, bias = torch.randn(6, 5, 32), padding_bias(torch.rand(6, 5) > 0.3, torch.float32)
    together = linvt.aggregate(linvt.select(visual, 9), Condition(words, bias))
    for row in range(6):
        clip = visual[row // 3][None]
        alone = linvt.aggregate(linvt.select(clip, 9), Condition(words[row][None], bias[row][None]))
        torch.testing.assert_close(alone.tokens[0], together.tokens[row], rtol=1e-4, atol=1e-5)
        for one, every in zip(alone.weights, together.weights, strict=True):
            torch.testing.assert_close(one[0], every[row], rtol=1e-4, atol=1e-6)
