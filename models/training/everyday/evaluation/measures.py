"""Each measurement of the report: from questions, through an answerer, to rows of a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from everyday.evaluation.asking import Answerer, Asked, Video
from everyday.evaluation.captions import caption_scores
from everyday.evaluation.film_questions import KINDS, posed
from everyday.evaluation.films import films
from everyday.evaluation.heldout import Known, boxes, coco, flickr, rooms, scenes
from everyday.evaluation.moving import QUESTION as CAMERA
from everyday.evaluation.moving import moving
from everyday.evaluation.presence import Presence, balanced
from everyday.evaluation.scores import Measured, auroc, balanced_accuracy, bootstrapped, exact_match, mean_of
from everyday.photos import Library

CAPTION = "Describe the picture."
CAPTION_TOKENS = 24
ANSWER_TOKENS = 16
FILMS = 400
MOVING = 320
CONTROLS = ("blind", "single-frame", "shuffle")


@dataclass(frozen=True)
class Row:
    """A line of the report, in per cent, but AUROC: 0 to 1."""

    name: str
    measured: Measured
    controls: dict[str, Measured]
    """The same with the video withheld (`blind`), one frame of it, or its frames in a mixed order."""


Measure = Callable[[Answerer, Library, int | None], list[Row]]
"""Takes at most so many questions of a kind."""


def described(answerer: Answerer, library: Library, limit: int | None) -> list[Row]:
    photos = flickr(library, "test")[:limit]
    answers = answerer.answer([Asked(CAPTION, Video.still(each.photo)) for each in photos], CAPTION_TOKENS)
    (blind,) = answerer.answer([Asked(CAPTION, None)], CAPTION_TOKENS)
    known = [each.captions for each in photos]
    seen = caption_scores([answer.text for answer in answers], known)
    unseen = caption_scores([blind.text] * len(photos), known)
    return [
        Row("captions, Flickr8k test: CIDEr-D", seen.cider, {"blind": unseen.cider}),
        Row("captions, Flickr8k test: BLEU-4", seen.bleu, {"blind": unseen.bleu}),
    ]


def there_in_photos(answerer: Answerer, library: Library, limit: int | None) -> list[Row]:
    sets: dict[str, list[Known]] = {
        "Flickr8k test": [each.known for each in flickr(library, "test")],
        "COCO, second half": [each.known for each in coco(library)],
        "COCO, outlined things": boxes(library),
        "ADE20K 1801–2000": scenes(library),
    }
    return [row for name, known in sets.items() for row in _there(answerer, name, balanced(known, limit))]


def _there(answerer: Answerer, name: str, questions: Sequence[Presence]) -> list[Row]:
    truth = np.array([each.there for each in questions])

    def rated(asked: list[Asked]) -> tuple[Measured, Measured]:
        likely = np.array(answerer.yes_probability(asked))
        share = bootstrapped(len(truth), lambda at: 100 * balanced_accuracy(likely[at] > 0.5, truth[at]))
        return share, bootstrapped(len(truth), lambda at: auroc(likely[at], truth[at]))

    share, area = rated([each.asked for each in questions])
    blind_share, blind_area = rated([replace(each.asked, video=None) for each in questions])
    return [
        Row(f"is there, {name}", share, {"blind": blind_share}),
        Row(f"is there, {name}: AUROC", area, {"blind": blind_area}),
    ]


def answered_rooms(answerer: Answerer, library: Library, limit: int | None) -> list[Row]:
    asked = rooms(library)
    # Spread over the photos: the first questions would all be of a few.
    kept = asked if limit is None else asked[:: max(1, len(asked) // limit)][:limit]

    def rated(questions: list[Asked]) -> Measured:
        answers = answerer.answer(questions, ANSWER_TOKENS)
        right = [exact_match(said.text, each.answer) for said, each in zip(answers, kept, strict=True)]
        return mean_of([100.0 * each for each in right])

    seen = rated([Asked(each.question, Video.still(each.photo)) for each in kept])
    return [Row("DAQUAR test, exact match", seen, {"blind": rated([Asked(each.question, None) for each in kept])})]


def answered_films(answerer: Answerer, library: Library, limit: int | None) -> list[Row]:
    made = films([*flickr(library, "test"), *coco(library)], FILMS)
    questions = posed(made, limit)

    def rated(control: str) -> dict[str, list[float]]:
        answers = answerer.answer([Asked(each.question, each.film.video(control)) for each in questions], ANSWER_TOKENS)
        right = [100.0 * each.right(said.text) for said, each in zip(answers, questions, strict=True)]
        kinds = [each.kind for each in questions]
        return {kind: [value for value, own in zip(right, kinds, strict=True) if own == kind] for kind in KINDS}

    by_control = {control: rated(control) for control in ("none", *CONTROLS)}
    rows = [
        Row(
            f"films: {kind}",
            mean_of(by_control["none"][kind]),
            {control: mean_of(by_control[control][kind]) for control in CONTROLS},
        )
        for kind in KINDS
    ]
    return [*_there(answerer, "films", balanced([film.known for film in made], limit, "in the video")), *rows]


def told_camera(answerer: Answerer, library: Library, limit: int | None) -> list[Row]:
    films = moving(flickr(library, "test"), limit or MOVING)

    def rated(control: str) -> Measured:
        answers = answerer.answer([Asked(CAMERA, film.video(control)) for film in films], ANSWER_TOKENS)
        return mean_of([100.0 * (said.text == film.truth) for said, film in zip(answers, films, strict=True)])

    return [Row("films: camera", rated("none"), {control: rated(control) for control in CONTROLS})]


MEASURES: dict[str, Measure] = {
    "captions": described,
    "presence": there_in_photos,
    "daquar": answered_rooms,
    "films": answered_films,
    "camera": told_camera,
}
