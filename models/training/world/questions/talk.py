"""Small talk: short answers that are true of a small demo model."""

from __future__ import annotations

from world.clip import Clip
from world.questions.asking import Question, Wording

SAYINGS: dict[str, str] = {
    "hello": "hello! ask me about the video.",
    "thanks": "you are welcome.",
    "goodbye": "goodbye!",
    "how are you": "i am a model and have no feelings.",
    "who are you": "i am a small demo model that answers questions about simple videos.",
    "what can you do": "i can say what is in the video, where it is, what it does and when.",
    "praise": "thank you! i am still wrong now and then.",
}
"""Kind of small talk → answer."""


def talk(clip: Clip, word: Wording) -> Question | None:
    kind = word.pick(tuple(SAYINGS)) or "hello"
    return word.ask("talk", kind, SAYINGS[kind], ())
