"""How questions are put and answers are written: sentences, articles, lists, numbers."""

import random
import re

from everyday import nouns

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight")

DESCRIBE = (
    "What happens in this video?",
    "What happens?",
    "What is happening?",
    "What is going on?",
    "Describe the video.",
    "Describe the video",
    "Describe what you see.",
    "What do you see?",
    "What can you see?",
    "What does the video show?",
    "What is shown?",
    "What is this video about?",
    "Tell me what happens.",
    "Summarize the video.",
    "What is in the video?",
    "Give a short description.",
    "Can you describe this?",
    "What's happening here?",
    "Describe the picture.",
    "What is this a video of?",
    "What am I looking at?",
    "Caption this.",
    "Describe this clip in one sentence.",
)

NAME_IT = (
    "What is in the picture?",
    "What is this?",
    "What is in the video?",
    "What is shown?",
    "What thing is this?",
    "What do you see?",
    "What can you see?",
    "Name what is shown.",
    "What is the main thing?",
    "What's this?",
)

CANNOT_TELL = "I can't tell from this video."

UNANSWERABLE = (
    "What is the man's name?",
    "What is her name?",
    "Who made this video?",
    "What day is it?",
    "What time is it?",
    "What year was this filmed?",
    "How much does it cost?",
    "What is the name of the dog?",
    "What are they saying?",
    "What music is playing?",
    "What happens after the video?",
    "What happened before the video?",
    "Is she married?",
    "How old is he?",
    "What country is this?",
    "What is the phone number?",
    "What are they thinking?",
    "Which city is this?",
    "What is his job?",
    "Who filmed this?",
    "What did they eat yesterday?",
    "What does it smell like?",
    "How cold is it?",
    "Where were they born?",
    "What is the weather tomorrow?",
    "Who owns it?",
)


def sentence(text: str) -> str:
    """A caption as a sentence: spaces of its tokens gone, a capital first, one full stop."""
    text = re.sub(r"\s+", " ", text).strip().rstrip(" .")
    text = re.sub(r"\s+([,.;:!?])", r"\1", text).replace(" 's", "'s").replace(" n't", "n't")
    return f"{text[:1].upper()}{text[1:]}."


WHERE = ("in the video", "in the picture", "in this video", "here", "", "", "anywhere")


def is_there(thing: str, rng: random.Random) -> str:
    """Whether a thing is there, asked in one of many ways."""
    if rng.random() < 0.5:
        return nouns.is_there(thing, rng.choice(WHERE[:5]))
    plural = nouns.is_plural(thing)
    verb, do = ("are", "do") if plural else ("is", "does")
    asked = rng.choice(
        (
            f"can you see {thing} {rng.choice(WHERE)}",
            f"do you see {thing} {rng.choice(WHERE)}",
            f"does the video show {thing}",
            f"{verb} {thing} shown",
            f"{verb} {thing} visible {rng.choice(WHERE)}",
            f"{do} {thing} appear {rng.choice(WHERE)}",
        )
    )
    return f"{asked[0].upper()}{asked[1:].strip()}?"


def asked_whether(thing: str, there: bool, rng: random.Random) -> tuple[str, str]:
    """The question whether a thing is there, and its answer."""
    return is_there(thing, rng), present(thing) if there else absent(thing)


def present(thing: str) -> str:
    return f"Yes, {nouns.there_is(thing)}."


def absent(thing: str) -> str:
    return f"No, {nouns.there_is_no(thing)}."


def listed(nouns: list[str]) -> str:
    """["a dog", "a cat", "grass"] → "A dog, a cat and grass."."""
    text = nouns[0] if len(nouns) == 1 else f"{', '.join(nouns[:-1])} and {nouns[-1]}"
    return sentence(text)


def seconds(value: float) -> str:
    """ "12.5 s", to half a second."""
    return f"{round(value * 2) / 2:g} s"
