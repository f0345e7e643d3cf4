"""Is something there, and of what colour."""

from world.phrasings.parts import IN, SEE

TRAINING: dict[str, tuple[str, ...]] = {
    "existence": (
        f"is there {{a}} {IN}",
        f"{SEE} {{a}} {IN}",
        "does the {clip} [show|have|contain] {a}",
        "is {a} [shown|visible|there|seen] " + IN,
        "does {a} appear " + IN,
        "is {a} in the {clip}",
        "[tell me if|say if] there is {a}",
        "are you shown {a}",
        "in the {clip} , is there {a}",
        "is there {a} [anywhere|somewhere|to see|visible]",
        "i am looking for {a} , is it there",
        "look for {a} : is it there",
    ),
    "is it coloured": (
        f"is the {{kind}} {{colour}} {IN}",
        "is the [colour|color] of the {kind} {colour}",
        "is {colour} the [colour|color] of the {kind}",
        "[can you|can i|can we] see the {kind} in {colour}",
        "does the {kind} have the [colour|color] {colour}",
        "[tell me if|say if] the {kind} is {colour}",
        "is the {kind} [shown|seen] in {colour}",
        "is it true that the {kind} is {colour}",
        "the {kind} is {colour} , is that [true|right]",
        "look at the {kind} : is it {colour}",
        "would you call the {kind} {colour}",
        "has the {kind} the [colour|color] {colour}",
    ),
}

HELD_OUT: dict[str, tuple[str, ...]] = {
    "existence": ("can you find {a}", "do you see {a} anywhere in the {clip}", "is there {a} that you can see"),
    "is it coloured": (
        "would you say the {kind} is {colour}",
        "do you see the {kind} in {colour}",
        "does the {kind} appear {colour}",
    ),
}
