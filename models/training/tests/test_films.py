"""Films stand for clips that are drawn anew: same labels, same contents, new questions."""

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
import torch

from model.video_llm import ImageLanguageModel, ModelConfig
from tests.hand_made import act, clip, placed
from train.batches import normalised
from train.filming import FILM_SEED, make_films
from world.batch import FILM_TURNS, film_batch, film_sampling, whole_film_batch
from world.clip import Clip
from world.films import FILM_FRAMES, Reels, Showing, backwards, developed, draw, some_frames
from world.plans import SLOW, film_plan, plan_for
from world.questions import Family
from world.render import patch_share, rasterise
from world.reverse import can_be_reversed
from world.sampling import LONG, Screen, closer_times, times_of
from world.things import EMOJI, Thing, held_out_pair

SCREEN = Screen()
COUNT = 4


@pytest.fixture(scope="module")
def image_llm() -> ImageLanguageModel:
    torch.manual_seed(0)
    return ImageLanguageModel(ModelConfig(vocabulary=20, vision_width=16, vision_layers=1, channels=24)).eval()


@pytest.fixture(scope="module")
def reels(image_llm: ImageLanguageModel, tmp_path_factory: pytest.TempPathFactory) -> Reels:
    made = Reels(tmp_path_factory.mktemp("films"), 0)
    make_films(image_llm, made, SCREEN, COUNT, None)
    return made


def test_contents_are_what_the_encoder_makes_of_the_frames_that_were_drawn(
    image_llm: ImageLanguageModel, reels: Reels
) -> None:
    films, contents = developed(reels)
    film, pixels = draw(np.random.default_rng([FILM_SEED, 0, 2]), film_sampling(SCREEN, None))
    assert repr(films[2].clip) == repr(film.clip) and films[2].family == film.family
    with torch.no_grad():
        seen = image_llm.content(normalised(pixels[None]))[0].numpy()
    assert contents.shape == (COUNT, FILM_FRAMES, SCREEN.grid**2, 24)
    assert np.abs(contents[2] - seen).max() < 2e-2


def test_films_that_are_there_are_not_made_again(image_llm: ImageLanguageModel, reels: Reels) -> None:
    before = reels.films.stat().st_mtime_ns
    make_films(image_llm, reels, SCREEN, COUNT, None)
    assert reels.films.stat().st_mtime_ns == before


def test_one_film_is_asked_new_questions_each_time(reels: Reels) -> None:
    batch = whole_film_batch(np.random.default_rng(0), SCREEN, 12, 8, reels)
    assert batch.pixels is None and batch.content.shape == (12, 8, SCREEN.grid**2, 24)
    assert len(set(batch.questions)) > COUNT
    assert {len(turns) for turns in batch.history} == {FILM_TURNS - 1}


def test_labels_and_moments_of_a_batch_are_those_of_its_frames(reels: Reels) -> None:
    films, contents = developed(reels)
    batch = film_batch(np.random.default_rng(1), SCREEN, 6, 5, reels, per_clip=3, showing=Showing(backwards=0))
    assert len(batch.questions) == 18 and batch.target.shape == (18, 5, SCREEN.grid**2)
    for row in range(6):
        index = next(i for i in range(COUNT) if (batch.content[row, 0] == contents[i]).all(axis=(1, 2)).any())
        chosen = [int(np.argmin(np.abs(films[index].moments - moment))) for moment in batch.seconds[row]]
        assert np.array_equal(batch.content[row], contents[index][chosen])
        covered = np.minimum(1, films[index].cover[:, chosen].astype(np.float32).sum(axis=0))
        assert np.allclose(batch.foreground[row], covered, atol=1e-3)


def test_films_that_fit_are_shown_alone_and_all_where_none_does(reels: Reels) -> None:
    films, contents = developed(reels)
    longest = max(films, key=lambda film: film.clip.duration).clip
    fits = (Showing(lambda clip: clip == longest, 0), Showing(lambda clip: False, 0))
    one, every = (film_batch(np.random.default_rng(1), SCREEN, 12, 4, reels, showing=showing) for showing in fits)
    assert len({row[0].tobytes() for row in one.content}) < len({row[0].tobytes() for row in every.content})
    chosen = contents[[film.clip for film in films].index(longest)]
    assert all((frame == chosen).all(axis=(1, 2)).any() for row in one.content for frame in row)


@pytest.mark.parametrize("frames", [1, 3, 8, 16])
def test_some_frames_are_in_order_one_of_each_part(frames: int) -> None:
    for seed in range(20):
        chosen = some_frames(np.random.default_rng(seed), frames)
        assert chosen.tolist() == sorted(set(chosen.tolist()))
        assert (chosen * frames // FILM_FRAMES).tolist() == list(range(frames))


def test_sixteen_frames_are_mostly_evenly_apart_as_clips_are_sampled() -> None:
    even = [len({*np.diff(some_frames(np.random.default_rng(seed), 16))}) == 1 for seed in range(400)]
    assert 0.65 < np.mean(even) < 0.85


def test_a_film_played_backwards_is_labelled_as_the_reversed_clip_is_drawn() -> None:
    rng, tried = np.random.default_rng(4), 0
    while tried < 6:
        film, _ = draw(rng, film_sampling(SCREEN, None))
        if not can_be_reversed(film.clip):
            continue
        tried += 1
        back = backwards(film)
        _, alpha = rasterise(back.clip, back.moments, SCREEN.side, SCREEN.side)
        assert np.abs(patch_share(alpha, SCREEN.grid) - back.cover).max() < 2e-3


def test_no_film_is_played_backwards_that_would_show_what_is_held_out() -> None:
    earlier, later = next(
        (a, b)
        for a, b in permutations(EMOJI, 2)
        if held_out_pair(Thing(a), Thing(b)) and not held_out_pair(Thing(b), Thing(a))
    )
    assert not can_be_reversed(clip([placed(later)], [placed(earlier)]))
    assert can_be_reversed(clip([placed(earlier)], [placed(later)]))
    assert not can_be_reversed(clip([placed("dog")], trick="shuffle"))


def test_films_of_another_seed_are_others(image_llm: ImageLanguageModel, reels: Reels, tmp_path: Path) -> None:
    others = Reels(tmp_path, 0)
    make_films(image_llm, others, SCREEN, 1, None, seed=1)
    assert developed(others)[0][0].clip != developed(reels)[0][0].clip


def long_clip(seconds: float = 32.0, rate: float = 25.0) -> Clip:
    """In which something begins at 20 seconds."""
    made = clip([placed("fish", act("spin", min(20.0, seconds), 22.0))], ends=(seconds,))
    return replace(made, frame_times=np.arange(int(seconds * rate)) / rate)


@pytest.mark.parametrize("seed", range(20))
def test_a_closer_look_has_all_of_the_clip_and_some_of_it_closely(seed: int) -> None:
    times = closer_times(long_clip(), FILM_FRAMES, np.random.default_rng(seed))
    apart = np.diff(times)
    assert len(times) == FILM_FRAMES and (apart >= 0).all()
    assert apart.max() < 2 * 32 / (FILM_FRAMES / 2) and (apart < 0.6).sum() >= FILM_FRAMES // 4 - 1
    assert times[0] < 2.5 and times[-1] > 29.5


def test_a_closer_look_mostly_has_what_begins_anywhere_in_it() -> None:
    places = []
    for seed in range(200):
        times = closer_times(long_clip(), FILM_FRAMES, np.random.default_rng(seed))
        close = times[1:][np.diff(times) < 0.45]
        if len(close) and close[0] <= 20 <= close[-1]:
            places.append((20 - close[0]) / (close[-1] - close[0]))
    assert len(places) > 50 and min(places) < 0.2 and max(places) > 0.8


def test_films_are_looked_at_closer_where_they_are_long_and_have_frames_enough() -> None:
    sampling, rng = film_sampling(SCREEN, None), np.random.default_rng(0)
    for each, some in ((long_clip(), True), (long_clip(LONG - 0.1), False), (long_clip(rate=1.5), False)):
        uneven = [np.ptp(np.diff(times_of(rng, each, sampling))) > each.duration / FILM_FRAMES for _ in range(40)]
        assert 0 < sum(uneven) < 40 if some else not any(uneven)


@pytest.mark.parametrize(("family", "lengthened"), [("when", True), ("shuffle", False), ("occlusion", False)])
def test_more_films_than_clips_are_long_but_none_of_a_trick(family: Family, lengthened: bool) -> None:
    rng = np.random.default_rng(0)
    films, clips = ([plan(rng, family).seconds[1] for _ in range(200)] for plan in (film_plan, plan_for))
    long_films, long_clips = (sum(longest > SLOW[1] for longest in some) for some in (films, clips))
    assert (long_films > 2 * long_clips > 0) if lengthened else (long_films == 0)
