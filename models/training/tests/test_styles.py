"""Recognising things in styles never seen: what is learned from, and what learns."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from model.video_llm import VideoLanguageModel, config_of
from tests.drawn import PLANS, clip_of
from train.batches import to_clips
from train.learner import Learner
from train.stages import class_ids
from train.styles import StyleStage, named_right, style_validation
from train.text import Codec, Vocabulary
from world.clip import Plan, Touch, with_things
from world.redrawn import COPIES, kept_back_batch, redrawn_batch, styled_batch
from world.restyle import mottled, random_touch, restyled, touched
from world.sampling import Screen
from world.shades import KEPT_BACK, SHADES, nearest_name, painted, shaded
from world.sprites import is_drawn, sprite
from world.things import (
    COLOURS,
    EMOJI,
    HELD_OUT_COMBINATIONS,
    HELD_OUT_STYLE,
    MONOTONE_STYLES,
    MORE_STYLES,
    PARTED_STYLES,
    VALIDATION_STYLE,
    WHITE_STYLES,
    Thing,
)
from world.vocabulary import vocabulary

SCREEN = Screen(64)


def learner_and_codec() -> tuple[Learner, Codec]:
    torch.manual_seed(0)
    codec = Codec(Vocabulary.of(vocabulary()))
    return Learner(VideoLanguageModel(config_of("small", len(codec.words)))), codec


def test_training_frames_are_in_neither_style_that_recognition_is_measured_in() -> None:
    styles = {
        thing.style
        for seed in range(60)
        for thing in restyled(np.random.default_rng(seed), clip_of(seed, PLANS[seed % len(PLANS)])).things
    }
    assert not styles & {HELD_OUT_STYLE, VALIDATION_STYLE}


def test_every_everyday_thing_is_drawn_by_at_least_ten_further_hands() -> None:
    for kind in EMOJI:
        assert sum(is_drawn(Thing(kind), style) for style in MORE_STYLES) >= 10, kind


def test_a_drawing_of_one_colour_takes_any_and_stays_dark_where_it_is_dark() -> None:
    placed = clip_of(0, PLANS[0]).things[0]
    for seed, style in enumerate(MONOTONE_STYLES * 4):
        colour = random_touch(np.random.default_rng(seed), replace(placed, style=style)).colour
        lightest = np.eye(3) if style in PARTED_STYLES else np.ones((1, 3))
        assert (colour[:, 3] == 0).all() and (colour >= 0).all() and (lightest @ colour[:, :3].T <= 1).all()


def test_what_lines_enclose_is_of_three_colours_that_a_touch_chooses() -> None:
    house, style = Thing("house"), PARTED_STYLES[0]
    pixels = sprite(house, style, 96).transpose(0, 2, 1)
    solid = pixels[pixels[..., 3] == 1][:, :3] / 255
    assert {"".join("rgb"[channel] for channel in np.flatnonzero(each > 0.9)) for each in solid} <= {"", *"rgb"}
    assert (solid.max(axis=1) > 0.9).mean() > 0.2


def test_a_mottled_shape_is_lighter_and_darker_in_places_and_as_it_was_in_outline_and_on_the_whole() -> None:
    source = sprite(Thing("heart", "green"), "noto", 48)[None]
    placed = replace(clip_of(0, PLANS[0]).things[0], thing=Thing("heart", "green"))
    mottles = [random_touch(np.random.default_rng(seed), placed).mottle for seed in range(40)]
    uneven = [mottled(source, mottle) for mottle in mottles if mottle is not None]
    assert 15 < len(uneven) < 35
    for picture in uneven:
        assert (picture[:, :, 3] == source[:, :, 3]).all() and (picture[:, :, :3] <= 255 * source[:, :, 3:]).all()
        assert (picture != source).any() and abs(picture.sum() / source.sum() - 1) < 0.15


def test_in_few_tones_only_some_colours_are_left_and_ink_only_darkens() -> None:
    source = sprite(Thing("lion"), "noto", 48)[None]
    plain = np.eye(3, 4, dtype=np.float32)
    few, inked = touched(source, Touch(plain, tones=2)), touched(source, Touch(plain, ink=1.0))
    solid = few.transpose(0, 1, 3, 2)[source[:, :, 3] == 1][:, :3]
    assert np.abs(solid - np.rint(solid / 127.5) * 127.5).max() < 0.01
    assert (inked <= source + 1e-3).all() and inked[:, :, :3].sum() < 0.9 * source[:, :, :3].sum()
    assert (inked[:, :, 3] == source[:, :, 3]).all()


def test_a_moment_is_drawn_by_several_hands_and_what_it_shows_stays_where_it_is() -> None:
    batch = redrawn_batch(np.random.default_rng(0), SCREEN, 24)
    assert batch.pixels is not None and batch.pixels.shape == (24, COPIES + 1, 64, 64, 3)
    last = batch.thing_class[:, -1]
    for copy in range(COPIES):
        assert (batch.pixels[:, copy] != batch.pixels[:, -1]).any(axis=(1, 2, 3)).all()
        either = (batch.thing_class[:, copy] > 0) | (last > 0)
        assert (batch.thing_class[:, copy] == last)[either].mean() > 0.7


def test_validation_shows_the_same_things_in_a_style_that_training_lacks() -> None:
    batch = styled_batch(np.random.default_rng(0), SCREEN, 24, VALIDATION_STYLE)
    assert batch.pixels is not None and batch.pixels.shape[1] == 2
    there, known = batch.thing_class[:, 0] > 0, batch.thing_class[:, 1] > 0
    assert (batch.thing_class[:, 0] == batch.thing_class[:, 1])[there & known].mean() > 0.95
    apart = np.abs(batch.pixels[:, 0].astype(float) - batch.pixels[:, 1]).max(axis=(1, 2, 3))
    assert (apart[there.any(axis=1)] > 60).mean() > 0.7


def test_shapes_come_in_colours_without_a_name_but_never_near_one_in_which_they_are_not_to_be_shown() -> None:
    barred = HELD_OUT_COMBINATIONS | KEPT_BACK
    shown = {
        thing.thing
        for seed in range(80)
        for thing in shaded(np.random.default_rng(seed), clip_of(seed, Plan((4,), 1.0, shapes=1.0))).things
    }
    assert any(thing.colour in SHADES for thing in shown) and any(thing.colour in COLOURS for thing in shown)
    assert not shown & barred
    for thing in shown:
        if thing.colour in SHADES:
            assert Thing(thing.kind, nearest_name(str(thing.colour))) not in barred and thing.colour_class == 0


def test_many_everyday_things_are_painted_in_a_colour_that_has_a_name_and_lighten_to_it() -> None:
    things = [
        thing
        for seed in range(40)
        for thing in painted(np.random.default_rng(seed), clip_of(seed, Plan((4,), 1.0, shapes=0.0))).things
    ]
    coloured = [placed for placed in things if placed.thing.colour]
    assert 0.2 < len(coloured) / len(things) < 0.5
    assert {placed.thing.colour for placed in coloured} == {*COLOURS}
    for placed in coloured:
        assert placed.style in WHITE_STYLES and placed.thing.kind in EMOJI
        whole = sprite(placed.thing, placed.style, 96)
        assert whole[:, :3].max(axis=(0, 2)) == pytest.approx(COLOURS[str(placed.thing.colour)], rel=0.02)


def test_what_is_painted_is_told_in_the_frames_that_show_it_so() -> None:
    batch = redrawn_batch(np.random.default_rng(0), SCREEN, 24)
    everyday = (batch.thing_class > 0) & (batch.thing_class <= len(EMOJI))
    same = everyday[:, :-1] & (batch.thing_class[:, :-1] == batch.thing_class[:, -1:])
    otherwise = same & (batch.colour_class[:, :-1] != batch.colour_class[:, -1:])
    assert otherwise.any(axis=(0, 2)).all() and (batch.colour_class[:, :-1][otherwise] > 0).mean() > 0.9


def test_what_is_painted_in_a_training_clip_stays_in_its_colour() -> None:
    clip = clip_of(0, Plan((4,), 1.0, shapes=0.0))
    red = with_things(clip, lambda placed: replace(placed, thing=Thing(placed.thing.kind, "red")))
    for seed in range(20):
        assert shaded(np.random.default_rng(seed), red) == red


def test_what_is_kept_back_can_be_asked_for_alone() -> None:
    batch = kept_back_batch(np.random.default_rng(0), SCREEN, 12)
    shown = batch.thing_class > 0
    pairs = {*zip(batch.thing_class[shown].tolist(), batch.colour_class[shown].tolist(), strict=True)}
    assert pairs and pairs <= {(thing.kind_class, thing.colour_class) for thing in KEPT_BACK}


def test_only_what_sees_learns_and_the_first_step_comes_from_what_it_saw() -> None:
    learner, codec = learner_and_codec()
    stage = StyleStage(learner, codec)
    learning = {name for name, weight in learner.named_parameters() if weight.requires_grad}
    assert learning and all(
        name.startswith(("model.image_llm.vision.", "model.image_llm.projector.content.", "naming.", "looks."))
        for name in learning
    )
    losses = stage.losses(redrawn_batch(np.random.default_rng(0), SCREEN, 4), 0)
    sum(losses.values()).backward()
    assert all(bool(torch.isfinite(loss)) and loss > 0 for loss in losses.values())
    assert all(weight.grad is None for weight in stage.before.parameters())


@torch.no_grad()
def test_patches_are_named_right_where_the_nearest_word_is_their_class() -> None:
    learner, codec = learner_and_codec()
    names = class_ids(codec)[0]
    clips = to_clips(styled_batch(np.random.default_rng(0), SCREEN, 4, VALIDATION_STYLE), torch.float32)
    image_llm = learner.eval().model.image_llm
    told = (image_llm.content(clips.pixels[:, :1])[:, 0] @ image_llm.language.embed.weight[names].T).argmax(-1) + 1
    others = told % len(names) + 1
    others[:, ::2] = 0
    assert named_right(learner, names, [(clips, told)], 0) == 1
    assert named_right(learner, names, [(clips, others)], 0) == 0
    assert "kept back" in style_validation(learner, codec, 0)()
