"""Clips, their questions and their batches agree with each other, and training never sees what is held out."""

import re
from collections import Counter
from itertools import combinations

import numpy as np
import pytest

from world.batch import FAMILIES, Batch, image_batch, image_pair_batch, video_batch, video_plan
from world.compose import Plan, random_clip
from world.phrasings import HELD_OUT, TRAINING, expanded
from world.questions import Question, ask, description
from world.scene import Clip, Scene
from world.splits import Split, split_rng
from world.things import COLOURS, HELD_OUT_COMBINATIONS, held_out_pair
from world.vocabulary import vocabulary

MANY = 400


def asked(split: Split, family: str, count: int) -> list[tuple[Clip, Question]]:
    rng = split_rng(split, 7)
    pairs = []
    while len(pairs) < count:
        clip = random_clip(rng, video_plan(rng, family), split)
        question = ask(clip, family, rng, split)
        if question:
            pairs.append((clip, question))
    return pairs


def centres(clip: Clip, index: int) -> np.ndarray:
    """Measured centre (x, y) of a thing at the first and the last moment of its scene, from its coverage."""
    scene = next(scene for scene in clip.scenes if clip.things[index] in scene.things)
    length = scene.end - scene.begin
    moments = [(scene.begin + share * length) * clip.duration for share in (0.02, 0.98)]
    cover = clip.coverage(moments, 16)[index].reshape(2, 16, 16)
    at = (np.arange(16) + 0.5) / 16
    return np.array([[(c.sum(0) * at).sum() / c.sum(), (c.sum(1) * at).sum() / c.sum()] for c in cover])


def test_a_direction_is_the_one_in_which_the_pixels_move() -> None:
    steps = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1), "it does not move": (0, 0)}
    for clip, question in asked("test", "direction", 60):
        begin, end = centres(clip, question.target[0])
        moved = end - begin
        assert tuple(np.sign(np.where(np.abs(moved) < 0.05, 0, moved))) == steps[question.answer]


def test_a_place_is_the_third_of_the_picture_where_the_pixels_are() -> None:
    for clip, question in asked("test", "where", 60):
        x, y = centres(clip, question.target[0])[0]
        row = {0: "top", 1: "", 2: "bottom"}[int(y * 3)]
        column = {0: "left", 1: "", 2: "right"}[int(x * 3)]
        assert question.answer == (f"{row} {column}".strip() or "middle")


def test_a_colour_is_the_one_that_is_rendered() -> None:
    for clip, question in asked("test", "colour", 60):
        index = question.target[0]
        scene = next(scene for scene in clip.scenes if clip.things[index] in scene.things)
        moment = [(scene.begin + scene.end) / 2 * clip.duration]
        cover = clip.coverage(moment, 16)[index, 0]
        blocks = clip.render(moment, 128, 128)[0].reshape(16, 8, 16, 8, 3).mean(axis=(1, 3)).reshape(-1, 3)
        seen = blocks[int(cover.argmax())]
        nearest = min(COLOURS, key=lambda name: float(np.abs(np.array(COLOURS[name]) - seen).sum()))
        assert cover.max() < 0.9 or nearest == question.answer


def test_order_and_sequence_answers_name_what_the_scenes_show() -> None:
    for clip, question in asked("test", "order", 60):
        scene = clip.scenes[0 if clip.scenes[0].things == (clip.things[question.target[0]],) else -1]
        assert question.answer.endswith(scene.things[0].thing.name)
    for clip, question in asked("test", "sequence", 60):
        answer, named = question.target
        assert question.answer.endswith(clip.things[answer].thing.name)
        assert ("before" in question.text or "precedes" in question.text) == (answer < named)
        assert clip.things[named].thing.kind in question.text


def test_a_count_is_the_number_of_things_the_target_covers() -> None:
    numbers = ("", "one", "two", "three", "four")
    assert all(numbers[len(question.target)] == question.answer for _, question in asked("test", "count", 100))


def test_existence_is_yes_exactly_for_what_is_shown() -> None:
    for clip, question in asked("test", "existence", 200):
        words = set(re.findall("[a-z]+", question.text))
        shown = any(set(placed.thing.name.split()) <= words or placed.thing.kind in words for placed in clip.things)
        if not question.target:
            assert question.answer == "no"
            assert not any(set(placed.thing.name.split()) <= words for placed in clip.things)
        assert question.answer == "no" or shown


def test_a_description_names_every_thing_once_and_cuts_with_then() -> None:
    for clip, question in asked("test", "describe", 60):
        assert question.answer == description(clip)
        assert question.answer.count(", then ") == len(clip.scenes) - 1
        assert len(re.findall(r"moves|stays", question.answer)) == len(clip.things)


def test_coverage_is_where_the_rendered_pixels_differ_from_the_background() -> None:
    rng = split_rng("test", 11)
    for _ in range(20):
        clip = random_clip(rng, Plan((2,)), "test")
        bare = Clip(clip.duration, clip.fps, clip.aspect, tuple(_emptied(scene) for scene in clip.scenes))
        moments = np.array([0.1, 0.5, 0.9]) * clip.duration
        differs = np.abs(clip.render(moments, 64, 64).astype(int) - bare.render(moments, 64, 64)).max(axis=-1) > 2
        share = differs.reshape(3, 8, 8, 8, 8).mean(axis=(2, 4)).reshape(3, 64)
        cover = clip.coverage(moments).sum(axis=0)
        assert np.all(share[cover > 0.25] > 0)
        assert np.all(cover[share == 0] < 0.05)


def _emptied(scene: Scene) -> Scene:
    return Scene(scene.begin, scene.end, (), scene.background)


def test_a_clip_looks_the_same_at_every_size() -> None:
    rng = split_rng("test", 13)
    for _ in range(5):
        clip = random_clip(rng, Plan((1, 2)), "test")
        moments = np.array([0.2, 0.8]) * clip.duration
        large = clip.render(moments, 256, 256).reshape(2, 64, 4, 64, 4, 3).mean(axis=(2, 4))
        assert np.abs(large - clip.render(moments, 64, 64)).mean() < 1.5


def test_a_moving_thing_keeps_its_area() -> None:
    rng = split_rng("test", 17)
    for _ in range(10):
        clip = random_clip(rng, Plan((1,), still=0.0), "test")
        area = clip.coverage(np.linspace(0, 0.99, 40) * clip.duration).sum(axis=-1)[0]
        assert area.std() / area.mean() < 0.01


@pytest.mark.parametrize("split", ["train", "validation"])
def test_training_and_validation_never_show_or_name_what_is_held_out(split: Split) -> None:
    rng = split_rng(split, 3)
    barred = {thing.name for thing in HELD_OUT_COMBINATIONS}
    for index in range(MANY):
        family = FAMILIES[index % len(FAMILIES)]
        clip = random_clip(rng, video_plan(rng, family), split)
        question = ask(clip, family, rng, split)
        assert not barred & {placed.thing.name for placed in clip.things}
        assert not question or not any(name in question.text for name in barred)
        for earlier, later in combinations(clip.scenes, 2):
            assert not any(held_out_pair(a.thing, b.thing) for a in earlier.things for b in later.things)


def test_test_clips_do_show_what_is_held_out() -> None:
    rng = split_rng("test", 3)
    clips = [random_clip(rng, Plan((1, 1)), "test") for _ in range(MANY)]
    shown = {placed.thing for clip in clips for placed in clip.things}
    assert shown >= HELD_OUT_COMBINATIONS
    assert any(held_out_pair(clip.things[0].thing, clip.things[1].thing) for clip in clips)


def test_no_training_template_reads_like_a_held_out_phrasing() -> None:
    assert TRAINING.keys() == HELD_OUT.keys()
    for kind, templates in TRAINING.items():
        readings = {reading for template in templates for reading in expanded(template)}
        assert len(readings) >= 15
        assert len(HELD_OUT[kind]) == 3 and not readings & set(HELD_OUT[kind])


def test_the_vocabulary_covers_every_question_and_answer() -> None:
    known = set(vocabulary())
    assert len(known) == len(vocabulary()) <= 250
    for split in ("train", "test"):
        for family in FAMILIES:
            for _, question in asked(split, family, 60):
                words = re.findall(r"[a-z]+|[^a-z\s]", f"{question.text} {question.answer}")
                assert set(words) <= known


def test_yes_and_no_are_balanced_and_no_common_answer_wins_by_guessing() -> None:
    answers = Counter(question.answer for _, question in asked("train", "existence", MANY))
    assert 0.4 < answers["yes"] / MANY < 0.6
    for family, ceiling in (("direction", 0.4), ("where", 0.25), ("count", 0.45), ("colour", 0.25), ("order", 0.1)):
        commonest = Counter(question.answer for _, question in asked("train", family, MANY)).most_common(1)[0][1]
        assert commonest / MANY < ceiling


def check(batch: Batch, size: int, frames: int) -> None:
    assert batch.pixels.shape == (size, frames, 64, 64, 3) and batch.pixels.dtype == np.uint8
    assert batch.times.shape == (size, frames) and batch.times.dtype == np.float32
    for labels in (batch.thing_class, batch.colour_class):
        assert labels.shape == (size, frames, 64) and labels.dtype == np.int64
    for shares in (batch.foreground, batch.target):
        assert shares.shape == (size, frames, 64) and shares.dtype == np.float32
        assert shares.min() >= 0 and shares.max() <= 1
    assert np.all(batch.target <= batch.foreground + 1e-6)
    assert np.all((batch.times >= 0) & (batch.times < 1))
    for texts in (batch.questions, batch.answers, batch.families, batch.history):
        assert len(texts) == size


def test_batches_have_the_promised_shapes_and_repeat_from_their_seed() -> None:
    check(image_batch(split_rng("train", 1), 12), 12, 1)
    check(image_pair_batch(split_rng("train", 1), 12), 12, 2)
    check(video_batch(split_rng("test", 1), 12, 8, "test"), 12, 8)
    one, two = (video_batch(split_rng("train", 5), 8, 8) for _ in range(2))
    assert np.array_equal(one.pixels, two.pixels) and one.questions == two.questions


def test_what_a_question_rests_on_is_seen_in_some_frame_of_its_batch() -> None:
    batch = video_batch(split_rng("train", 9), 64, 8)
    negative = [answer == "no" for answer in batch.answers]
    seen = batch.target.sum(axis=(1, 2)) > 0.5
    assert np.all(seen | negative)
