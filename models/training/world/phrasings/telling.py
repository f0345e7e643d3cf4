"""Tell all: descriptions and chapters."""

from world.phrasings.parts import IN, TELL

TRAINING: dict[str, tuple[str, ...]] = {
    "describe": (
        "[|please] describe the {clip}",
        "[|please] describe this {clip}",
        "describe what [you see|happens|is shown|is there]",
        f"what happens {IN}",
        "what is [happening|going on] [|in the {clip}|here]",
        "tell me [about the {clip}|what happens|what is shown]",
        "what [happens|goes on] in the {clip}",
        "[say|tell me] [all that happens|all that you see|everything you see]",
        "describe everything [|in the {clip}|you see]",
        "give a description [|of the {clip}|of this {clip}]",
        "[|please] describe the {clip} in one sentence",
        "how would you describe the {clip}",
    ),
    "chapters": (
        "[|please] [give|list|write|make] the chapters [|of the {clip}|of this {clip}]",
        "[|please] [give|list|write|make] chapters for [the|this] {clip}",
        "what are the chapters [|of the {clip}|of this {clip}]",
        "what happens when [|in the {clip}]",
        "[|please] [list|tell me|say] what happens [and|and at what time|at which time]",
        "[|please] describe the {clip} with times",
        "describe what happens , with the time of each scene",
        "[|please] split the {clip} into chapters",
        "[|please] divide the {clip} into chapters",
        "give me a list of the scenes with [times|their times]",
        "which scenes are there , and when does each begin",
        f"{TELL} when each scene begins and what it shows",
        "[make|write] a table of contents [|of the {clip}|with times]",
        "list the scenes with [times|the time of each]",
        "at what times do the scenes begin , and what do they show",
    ),
}

HELD_OUT: dict[str, tuple[str, ...]] = {
    "describe": ("can you describe what happens", "please tell me all about the {clip}", "what do you see happening"),
    "chapters": (
        "can you list the chapters",
        "describe each scene with the time",
        "make a list of what happens and when",
    ),
}
