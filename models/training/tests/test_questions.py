"""What is asked about a clip has one right answer."""

import re
from collections import Counter
from itertools import permutations

import pytest

from tests.asking import DOG_THEN_CAR, FIVE_SCENES, ONE_DOG, answers, asked
from tests.hand_made import act, clip, placed
from world.clip import CameraMove, Transition
from world.questions.talk import SAYINGS
from world.things import ACTIONS, COLOUR_NAMES, EMOJI, HELD_OUT_COMBINATIONS, Action, Thing, held_out_pair, with_article
from world.verbs import NUMBERS, VERBS


def test_a_lone_thing_is_what_there_is() -> None:
    assert answers(ONE_DOG, "what") == {"a dog"}
    assert answers(clip([placed("red circle")]), "what", image=True) == {"a red circle"}


def test_one_of_several_is_named_only_by_what_it_alone_does_or_is() -> None:
    both = clip([placed("dog", act("jump"), cell=3), placed("cat", act("jump"), cell=5)])
    assert not asked(both, "what")
    one = clip([placed("dog", act("jump"), cell=3), placed("cat", act("spin"), cell=5)])
    for question in asked(one, "what"):
        assert ("jump" in question.text) == (question.answer == "a dog")


def test_what_moves_some_way_is_not_asked_where_another_comes_or_goes_and_what_turns_does_not_move() -> None:
    leaving = clip([placed("dog", act("left"), cell=3), placed("cat", act("leave"), cell=5)])
    assert {question.kind for question in asked(leaving, "what")} == {"what does"}
    turning = clip([placed("dog", cell=3), placed("cat", act("spin"), cell=5)])
    assert "what stays" not in {question.kind for question in asked(turning, "what")}
    moving = clip([placed("dog", cell=3), placed("cat", act("left"), cell=5)])
    assert answers(moving, "what", kind="what stays") == {"a dog"}


def test_training_lists_no_colour_or_order_that_is_held_out_of_it() -> None:
    kind, barred = next((thing.kind, thing.colour) for thing in HELD_OUT_COMBINATIONS)
    shown = clip([placed(f"{next(c for c in COLOUR_NAMES if Thing(kind, c) not in HELD_OUT_COMBINATIONS)} {kind}")])
    assert not [one for one in asked(shown, "colour", 200, "train") if barred in one.options]
    assert [one for one in asked(shown, "colour", 200) if barred in one.options]
    first, second = next((a, b) for a, b in permutations(EMOJI, 2) if held_out_pair(Thing(b), Thing(a)))
    scenes = clip([placed(first)], [placed(second)])
    turned = f"from {with_article(second)} to {with_article(first)}"
    assert not [one for one in asked(scenes, "transition", 200, "train") if turned in one.options]
    assert [one for one in asked(scenes, "transition", 200) if turned in one.options]
    assert "R1" not in {one.kind for one in asked(scenes, "pseudo", 200, "train")}


def test_a_colour_is_asked_of_a_shape_that_is_alone_of_its_kind() -> None:
    assert answers(clip([placed("red circle", cell=0), placed("blue star", cell=8)]), "colour") == {"red", "blue"}
    assert not asked(clip([placed("red circle", cell=0), placed("blue circle", cell=8)]), "colour")
    assert not asked(ONE_DOG, "colour")


def test_a_count_is_of_all_things_or_of_one_kind() -> None:
    three = clip([placed("dog", cell=0), placed("dog", cell=4), placed("cat", cell=8)])
    assert answers(three, "count", kind="count") == {"three"}
    for question in asked(three, "count"):
        if question.kind == "count kind":
            assert question.answer == ("two" if "dogs" in question.text else "one")
        assert len(question.target) == NUMBERS.index(question.answer) + 1


def test_a_place_is_asked_of_what_stays_in_it() -> None:
    assert answers(clip([placed("dog", act("grow"), cell=6)]), "where") == {"bottom left"}
    assert not asked(clip([placed("dog", act("left"), cell=6)]), "where")


def test_beside_names_the_one_thing_on_that_side() -> None:
    row = clip([placed("dog", cell=3), placed("cat", cell=4), placed("car", cell=5)])
    for question in asked(row, "beside", 200):
        if question.kind == "beside":
            assert "left" in question.text or "right" in question.text
            about = row.things[question.target[1]].thing.name
            assert question.answer != "a " + about
            if about == "cat":
                assert question.answer == ("a dog" if "left" in question.text else "a car")
        else:
            index, other = question.target
            assert question.answer == ("left" if index < other else "right")
    assert not asked(ONE_DOG, "beside")


def test_a_direction_is_where_it_moves_and_turning_is_no_moving() -> None:
    assert answers(clip([placed("dog", act("left"))]), "direction") == {"left"}
    assert answers(clip([placed("dog", act("spin"))]), "direction") == {"it does not move"}
    assert answers(ONE_DOG, "direction") == {"it does not move"}
    assert not asked(clip([placed("dog", act("left"), act("up", 2, 3))]), "direction")
    assert not asked(clip([placed("dog"), placed("dog")]), "direction")


@pytest.mark.parametrize("action", [action for action in ACTIONS if action != "pass behind"])
def test_what_a_thing_does_is_told_by_its_one_act(action: Action) -> None:
    shown = clip([placed("dog", act(action))])
    assert answers(shown, "action") == {f"it {VERBS[action].third}"}
    assert all(question.when == (1.0, 2.0) for question in asked(shown, "action"))


def test_what_does_nothing_stays_still_and_what_does_two_things_has_no_one_action() -> None:
    assert answers(ONE_DOG, "action") == {"it stays still"}
    assert not asked(clip([placed("dog", act("jump"), act("spin", 2, 3))]), "action")


def test_repeated_acts_are_counted_and_what_never_happens_is_said_to() -> None:
    shown = clip([placed("dog", act("jump", times=3))])
    assert answers(shown, "action count") == {"three", "it does not blink"}
    assert {q.answer for q in asked(ONE_DOG, "action count", 200)} == {"it does not jump", "it does not blink"}


def test_of_two_opposites_the_shown_one_is_right_and_both_are_named() -> None:
    shown = clip([placed("dog", act("shrink"))])
    assert answers(shown, "antonym") == {"it shrinks"}
    assert all(re.search("grow", q.text) and re.search("shrink", q.text) for q in asked(shown, "antonym"))
    assert not asked(clip([placed("dog", act("spin"))]), "antonym")


def test_a_sequence_of_acts_is_asked_from_either_end_and_from_its_neighbours() -> None:
    shown = clip([placed("dog", act("jump", 0, 1), act("spin", 1, 2), act("grow", 2, 3))])
    assert answers(shown, "action sequence", kind="act first") == {"it jumps"}
    assert answers(shown, "action sequence", kind="act last") == {"it grows"}
    for question in asked(shown, "action sequence", 200):
        if question.kind == "act after" and not question.options:
            assert question.answer == ("it spins" if "jump" in question.text else "it grows")
        if question.kind in ("act after", "act before"):
            assert re.search(r"\b(right|just|next|then|follows|precedes|until)\b", question.text)
    assert not asked(clip([placed("dog", act("jump"))]), "action sequence")


def test_an_act_is_located_in_a_third_of_the_clip_unless_it_lies_between_two() -> None:
    for begin, part in ((0.2, "at the beginning"), (4.2, "in the middle"), (8.0, "at the end")):
        shown = clip([placed("dog", act("jump", begin, begin + 0.6))], ends=(9.0,))
        assert answers(shown, "localisation") == {part}
    assert not asked(clip([placed("dog", act("jump", 2.8, 3.3))], ends=(9.0,)), "localisation")
    assert not asked(clip([placed("dog", act("jump", 0.5, 8.5))], ends=(9.0,)), "localisation")


def test_a_time_is_told_to_half_a_second_and_later_to_a_second() -> None:
    early = clip([placed("dog", act("appear", 3.4, 3.9))], ends=(9.0,))
    assert answers(early, "when", kind="when act") == {"at 3.5 seconds"}
    late = clip([placed("dog")], [placed("car")], ends=(20.3, 40.0))
    assert answers(late, "when") == {"at 20 seconds"}
    assert answers(clip([placed("dog")], [placed("car")], ends=(97.0, 120.0)), "when") == {"at 1:30"}


def test_a_scene_that_comes_slowly_has_no_sharp_time() -> None:
    slow = clip([placed("dog")], [placed("car")], transition=Transition("dissolve", 1.0))
    assert not asked(slow, "when") and asked(DOG_THEN_CAR, "when")


def test_first_and_last_and_neighbours_follow_the_scenes() -> None:
    assert answers(FIVE_SCENES, "order", kind="first") == {"a dog"}
    assert answers(FIVE_SCENES, "order", kind="last") == {"a tree"}
    assert not asked(ONE_DOG, "order") and not asked(ONE_DOG, "sequence")
    for question in asked(FIVE_SCENES, "sequence"):
        answer, about = question.target
        assert answer - about == (1 if question.kind == "after" else -1)


def test_a_transition_goes_from_one_scene_to_the_other() -> None:
    assert answers(DOG_THEN_CAR, "transition") == {"from a dog to a car"}
    assert answers(ONE_DOG, "transition") == {"the scene does not change"}
    assert not asked(FIVE_SCENES, "transition")


def test_the_hidden_thing_is_where_its_box_has_gone() -> None:
    path = [(0.0, 0.2, 0.5), (3.0, 0.8, 0.5)]
    boxes = [
        placed("red square", path=path), placed("red square", path=[(0.0, 0.5, 0.5)]),
        placed("red square", path=[(0.0, 0.8, 0.5), (3.0, 0.2, 0.5)]),
    ]  # fmt: skip
    shown = clip([placed("dog", path=path), *boxes], trick="shuffle", subject=0)
    assert answers(shown, "shuffle") == {"right"}
    assert not any(asked(shown, family) for family in ("where", "count", "describe", "what"))


def test_the_odd_one_is_named() -> None:
    things = [placed("dog", act("jump"), cell=3), placed("cat", act("jump")), placed("car", act("spin"), cell=5)]
    assert answers(clip(things, trick="odd", subject=2), "unexpected") == {"a car"}
    assert not asked(clip(things), "unexpected")


def test_the_cameras_moves_are_told_in_order() -> None:
    left, up = CameraMove("left", 0, 1), CameraMove("up", 1, 2)
    assert answers(clip([placed("dog")], moves=(left,)), "camera") == {"left"}
    assert answers(clip([placed("dog")], moves=(left, up)), "camera") == {"left, then up"}
    assert answers(clip([placed("dog")], moves=(CameraMove("in", 0, 1),)), "camera") == {"it zooms in"}
    assert answers(ONE_DOG, "camera") == {"it does not move"}
    assert not asked(clip([placed("dog")], moves=(left,)), "direction")


def test_the_camera_is_what_films_even_where_a_camera_is_shown() -> None:
    shown = clip([placed("camera", act("left"), cell=5)])
    assert not any(asked(shown, family) for family in ("direction", "action", "antonym", "localisation"))
    assert answers(shown, "what") == {"a camera"}


def test_what_passes_behind_and_what_it_passes_are_both_asked() -> None:
    car = placed("car", act("pass behind", 0, 3), path=[(0.0, 0.1, 0.5), (3.0, 0.9, 0.5)])
    shown = clip([car, placed("tree")], trick="behind", subject=0)
    assert answers(shown, "occlusion", kind="passes behind") == {"a car"}
    assert answers(shown, "occlusion", kind="passed") == {"a tree"}
    assert answers(shown, "action") >= {"it passes behind a tree"}
    assert not asked(clip([car, placed("tree", cell=0)], trick="behind", subject=0), "occlusion")


def test_existence_is_yes_exactly_for_what_is_shown() -> None:
    shown = clip([placed("red circle", act("left"), cell=0), placed("dog", cell=8)])
    for question in asked(shown, "existence", 300):
        words = set(re.findall("[a-z]+", question.text))
        if question.kind == "existence":
            assert (question.answer == "yes") == bool(words & {"dog"} or (words & {"circle"} and _is_red(words)))
        if question.kind == "does it move":
            assert (question.answer == "yes") == ("circle" in words)
        if question.kind == "is it coloured":
            assert (question.answer == "yes") == ("red" in words)


def _is_red(words: set[str]) -> bool:
    return "red" in words or not words & {"green", "blue", "yellow", "orange", "purple", "pink", "white"}


def test_no_one_is_asked_whether_what_comes_goes_or_passes_moves_some_way() -> None:
    for action in ("enter", "leave", "pass behind"):
        shown = clip([placed("dog", act(action)), placed("cat", cell=0)])
        about = [question for question in asked(shown, "existence", 200) if "the dog" in question.text]
        assert not [question for question in about if re.search(r"(mov|go)\w* (left|right|up|down)", question.text)]


def test_yes_and_no_are_about_equally_likely() -> None:
    shown = clip([placed("red circle", act("left"), cell=0), placed("dog", cell=8)])
    counted = Counter(question.answer for question in asked(shown, "existence", 600))
    assert 0.4 < counted["yes"] / counted.total() < 0.6


def test_what_rests_on_an_absent_thing_is_refused_by_its_name() -> None:
    shown = clip([placed("red circle", cell=0), placed("dog", cell=8)])
    absent = [q for q in asked(shown, "refusal", 300) if q.answer.startswith("there ")]
    assert len({question.kind for question in absent}) > 8
    for question in absent:
        found = re.fullmatch(r"there (?:is|are) no (.+) in the video", question.answer)
        assert found and found[1] in question.text
        assert found[1] not in ("dog", "circle", "red circle")


def test_what_no_clip_tells_is_not_told() -> None:
    others = [q for q in asked(ONE_DOG, "refusal", 300) if not q.answer.startswith("there ")]
    assert {question.answer for question in others} == {"i cannot tell that"}
    assert {"outside", "outside thing", "colour of emoji"} < {question.kind for question in others}


def test_small_talk_has_one_answer_a_kind() -> None:
    assert {question.kind: question.answer for question in asked(ONE_DOG, "talk", 200)} == SAYINGS


def test_a_description_goes_through_things_acts_and_scenes() -> None:
    shown = clip([placed("red circle", act("left"))], [placed("dog", act("jump", 3, 4), act("spin", 4, 5))])
    assert answers(shown, "describe") == {"a red circle moves left, then a dog jumps and spins."}
    assert answers(clip([placed("dog"), placed("cat")]), "describe", image=True) == {"a dog and a cat."}
    pan = clip([placed("dog")], moves=(CameraMove("left", 0, 1), CameraMove("in", 1, 2)))
    row = clip([placed("cat", cell=2), placed("dog", cell=6), placed("car", cell=3)])
    assert answers(row, "describe", image=True) == {"a car, a dog and a cat."}
    assert answers(pan, "describe") == {"a dog stays still, the camera moves left and zooms in."}


def test_chapters_begin_at_whole_seconds_and_in_long_clips_at_tens() -> None:
    shown = clip([placed("red circle", act("left"))], [placed("dog", act("jump", 5, 6))], ends=(4.7, 9.0))
    assert answers(shown, "chapters") == {"0:00 a red circle moves left; 0:04 a dog jumps"}
    long = clip([placed("dog")], [placed("car")], ends=(297.0, 600.0))
    assert answers(long, "chapters") == {"0:00 a dog stays still; 4:50 a car stays still"}


def test_pseudo_video_questions_follow_the_scenes() -> None:
    names = ["a dog", "a car", "a key", "a red circle", "a tree"]
    for question in asked(FIVE_SCENES, "pseudo", 300):
        if question.kind == "A1":
            assert question.answer == "five"
        if question.kind in ("R3 first", "R3 last"):
            listed = sorted(question.options, key=names.index)
            assert question.answer == listed[0 if question.kind == "R3 first" else -1]
        if question.kind == "R2":
            one, two = question.target
            assert question.answer == ("before" if one < two else "after")
        if question.kind == "R4 before":
            assert question.answer in (*names, "it is the first scene")
    three = clip([placed("dog")], [placed("car")], [placed("key")])
    assert answers(three, "pseudo", kind="R1") == {"a dog, then a car, then a key"}
    assert {q.kind for q in asked(three, "pseudo", 300)} == {
        "R1", "R2", "R3 first", "R3 last", "R4 before", "R4 after", "A1", "A2",
    }  # fmt: skip
    assert not asked(clip([placed("dog")], [placed("dog")]), "pseudo")
