"""What captions and class names say is there, and what they leave open."""

from everyday.kinds import imagenet_absent, imagenet_kinds
from everyday.nouns import (
    ADE,
    LEFT_OPEN,
    NOUNS,
    absent,
    absent_in_scene,
    ade_kinds,
    caption_words,
    is_there,
    present,
    present_in_scene,
    there_is,
    there_is_no,
    with_article,
)

GOLDEN_RETRIEVER = 207
CRANE_THE_BIRD, CRANE_THE_MACHINE = 134, 517


def things(*captions: str) -> tuple[set[str], set[str]]:
    words = caption_words(captions)
    return set(present(words)), set(absent(words))


def test_a_name_of_a_kind_counts_for_the_kind() -> None:
    there, _ = things("A blond woman walks her poodle .", "Two people on a path.")
    assert {"a person", "people", "a woman", "a dog", "an animal"} <= there


def test_a_compound_is_not_its_parts() -> None:
    there, _ = things("A teddy bear eats hot dogs by a fire hydrant.")
    assert {"a teddy bear", "food", "a fire hydrant"} <= there
    assert not {"a bear", "a dog", "fire", "an animal"} & there


def test_a_word_that_may_mean_a_thing_leaves_it_open() -> None:
    there, missing = things("A player kicks.")
    for unsure in ("a man", "a woman", "a ball"):
        assert unsure not in there | missing
    assert "an elephant" in missing


def test_silence_says_nothing_about_the_sky_or_a_shirt() -> None:
    _, missing = things("A cat sleeps.")
    assert not {"the sky", "a shirt", "a wall"} & missing


def test_nothing_is_both_present_and_absent() -> None:
    for thing, names in NOUNS.items():
        for word in names:
            assert thing not in absent({word}), (thing, word)


def test_open_words_are_of_things_that_exist() -> None:
    assert LEFT_OPEN.keys() == NOUNS.keys()


def test_questions_agree_in_number() -> None:
    assert is_there("an oven", "in the video") == "Is there an oven in the video?"
    assert is_there("people") == "Are there people?"
    assert is_there("trees") == "Are there any trees?"
    assert there_is("glasses") == "there are glasses"
    assert there_is_no("a dog") == "there is no dog"


def test_articles_follow_the_sound() -> None:
    spoken = ["an umbrella", "a unicycle", "an hourglass", "a dog", "an iPod"]
    assert [with_article(name.split(" ", 1)[1]) for name in spoken] == spoken
    assert with_article("a dog") == "a dog"


def test_scenes_name_what_their_labels_cover() -> None:
    assert ade_kinds["swivel chair"] == ("a chair",)
    assert {"a chair", "a window"} <= set(present_in_scene({"swivel chair", "windowpane"}))
    assert set(present_in_scene({"sea"})) | set(absent_in_scene({"sea"})) == set(ADE)


def test_two_classes_of_one_name_are_told_apart() -> None:
    assert "a bird" in imagenet_kinds[CRANE_THE_BIRD]
    assert imagenet_kinds[CRANE_THE_MACHINE] == ["a machine"]


def test_a_photo_of_a_class_is_not_said_to_lack_its_kinds() -> None:
    for number, kinds in enumerate(imagenet_kinds):
        assert not set(kinds) & set(imagenet_absent(number))
    assert "a cat" in imagenet_absent(GOLDEN_RETRIEVER)
    assert "a person" not in imagenet_absent(GOLDEN_RETRIEVER)
