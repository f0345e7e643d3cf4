"""How questions are put: templates for training and three held-out phrasings a kind, never used in training.

In a template `[a|b|]` stands for one of the alternatives (the last may be empty), `{name}` for a word of the clip.
"""

from __future__ import annotations

import itertools
import re
from functools import cache

import numpy as np

IN = "[|in the {clip}|in this {clip}|here]"
SEE = "[can you see|do you see|can i see|do we see]"

TRAINING: dict[str, tuple[str, ...]] = {
    "what": (
        f"what is {IN}",
        f"what [do you|can you|can we|do we] see {IN}",
        f"[which|what] [thing|object] is {IN}",
        "what [is shown|is visible|appears] in the {clip}",
        "what does the {clip} show",
        "[name|tell me] what you see",
        "what [thing|object] [is shown|appears|do you see]",
    ),
    "what at": (
        "what is [at|on|in] the {cell}",
        "what [thing|object] is [at|on|in] the {cell}",
        "[which thing|which object|what] [is shown|do you see|can you see|stays|sits] [at|in|on] the {cell}",
        "what is [at|in] the {cell} of the {clip}",
        "[tell me|name] what is [at|in|on] the {cell}",
        "at the {cell} , what [is there|do you see]",
    ),
    "what moves": (
        "what [moves|is moving|goes|is going|travels] {direction}",
        "[which|what] [thing|object] [moves|goes|is moving] {direction}",
        "what [moves|goes|is moving] {towards}",
        "[which|what] [thing|object] [is going|travels] {direction} " + IN,
        "[tell me|name] what moves {direction}",
    ),
    "what only moves": (
        f"what [moves|is moving|travels] {IN}",
        f"[which|what] [thing|object] [moves|is moving] {IN}",
        "[name|tell me] [what moves|the moving thing|the moving object]",
        "what is the [moving thing|moving object|thing that moves]",
    ),
    "what stays": (
        f"what [stays|is|stands|stays in place and is] still {IN}",
        "[which|what] [thing|object] [stays|is|stands] still",
        f"what does not move {IN}",
        "[which|what] [thing|object] does not move",
        "what is the thing that [stays still|does not move]",
    ),
    "what coloured": (
        "what is the {colour} [thing|shape|object]",
        f"what is {{colour}} {IN}",
        "what [thing|shape|object] is {colour}",
        "[which|what] {colour} [thing|shape|object] [is there|do you see|is shown|can you see]",
    ),
    "colour": (
        f"what [colour|color] is the {{kind}} {IN}",
        "what is the [colour|color] of the {kind}",
        "which [colour|color] is the {kind}",
        "what [colour|color] does the {kind} have",
        "the {kind} is what [colour|color]",
        "[tell me|name] the [colour|color] of the {kind}",
        "in what [colour|color] is the {kind} [|shown]",
        "what [colour|color] [can you see|do you see] on the {kind}",
    ),
    "count": (
        f"how many [things|objects] are [there|shown|visible] {IN}",
        f"how many [things|objects] [do you|can you|do we|can we] see {IN}",
        "how many [things|objects] are in the {clip}",
        "what is the number of [things|objects]",
        "count the [things|objects]",
        "how many [things|objects] does the {clip} [show|have]",
        "[tell me|say] how many [things|objects] there are",
        "how many [different|separate] [things|objects] [are there|appear]",
        "how many [things|objects] are there in all",
    ),
    "count kind": (
        f"how many {{kinds}} are [there|shown|visible] {IN}",
        f"how many {{kinds}} [do you|can you|do we|can we] see {IN}",
        "how many {kinds} are in the {clip}",
        "what is the number of {kinds}",
        "count the {kinds}",
        "how many {kinds} does the {clip} [show|have]",
        "[tell me|say] how many {kinds} there are",
        "how many {kinds} appear",
    ),
    "where": (
        f"where is {{the}} {IN}",
        "where [do you|can you|can we] see {the}",
        "in [which|what] part of the {clip} is {the}",
        "[which|what] [place|part|position] is {the} [in|at]",
        "what is the [place|position] of {the}",
        "[tell me|say] where {the} is",
        "where does {the} [stay|stand|sit|appear]",
        "[find|where can i find] {the}",
        "at [which|what] [place|position] is {the}",
        "where in the {clip} is {the}",
    ),
    "direction": (
        "[which|what] way does {the} [move|go|travel]",
        "[which|what] way is {the} [moving|going]",
        "[in which|in what|which|what] direction does {the} [move|go|travel]",
        "[in which|in what|which|what] direction is {the} [moving|going]",
        "where does {the} [move|go] to",
        "how does {the} move",
        "where is {the} [moving|going] [to|]",
        "what is the direction of {the}",
        "[tell me|say] [which way|where] {the} [moves|goes]",
    ),
    "first": (
        "what [comes|is shown|appears|is seen|do you see] first",
        "what is the first [thing|object] [|shown|in the {clip}|you see]",
        "[which|what] [thing|object] [comes|is shown|appears] first",
        f"what [do you|can you|do we] see first {IN}",
        "what is [there|shown] at the [start|beginning]",
        "what does the {clip} [start|begin] with",
        "with what does the {clip} [start|begin]",
        "[tell me|name] [the first thing|what comes first]",
        "what is at the [start|beginning] of the {clip}",
        "what happens first",
    ),
    "last": (
        "what [comes|is shown|appears|is seen|do you see] last",
        "what is the last [thing|object] [|shown|in the {clip}|you see]",
        "[which|what] [thing|object] [comes|is shown|appears] last",
        f"what [do you|can you|do we] see last {IN}",
        "what is [there|shown] at the end",
        "what does the {clip} end with",
        "with what does the {clip} end",
        "[tell me|name] [the last thing|what comes last]",
        "what is at the end of the {clip}",
        "what happens last",
    ),
    "after": (
        "what [comes|is shown|appears|is seen|do you see] [|right|just|next] after {the}",
        "[which|what] [thing|object] [comes|is shown|appears] [|right|just] after {the}",
        "after {the} , what [comes|is shown|appears|do you see] [|next]",
        "what follows {the}",
        "[which|what] [thing|object] follows {the}",
        "what is [|shown|seen] after {the}",
        "what happens after {the}",
        "[tell me|name] what comes after {the}",
    ),
    "before": (
        "what [comes|is shown|appears|is seen|do you see] [|right|just] before {the}",
        "[which|what] [thing|object] [comes|is shown|appears] [|right|just] before {the}",
        "before {the} , what [comes|is shown|appears|do you see]",
        "what precedes {the}",
        "[which|what] [thing|object] precedes {the}",
        "what is [|shown|seen] before {the}",
        "what happens before {the}",
        "[tell me|name] what comes before {the}",
    ),
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
    ),
    "does it move": (
        f"does {{the}} [move|travel] {IN}",
        "does {the} [go|move] [anywhere|somewhere]",
        "is {the} [moving|going] [|anywhere|somewhere]",
        "[tell me if|say if] {the} moves",
        "[do you|can you|do we] see {the} move",
        "does {the} change [place|position]",
    ),
    "is it coloured": (
        f"is the {{kind}} {{colour}} {IN}",
        "is the [colour|color] of the {kind} {colour}",
        "is {colour} the [colour|color] of the {kind}",
        "[can you|can i|can we] see the {kind} in {colour}",
        "does the {kind} have the [colour|color] {colour}",
        "[tell me if|say if] the {kind} is {colour}",
        "is the {kind} [shown|seen] in {colour}",
    ),
    "describe": (
        "[|please] describe the {clip}",
        "[|please] describe this {clip}",
        "describe what [you see|happens|is shown|is there]",
        f"what happens {IN}",
        "what is [happening|going on] [|in the {clip}|here]",
        "tell me [about the {clip}|what happens|what is shown]",
        "what [happens|is shown] in the {clip}",
        "[say|tell me] [all that happens|all that you see|everything you see]",
        "describe everything [|in the {clip}|you see]",
        "give a description [|of the {clip}|of this {clip}]",
        "[|please] describe the {clip} in one sentence",
        "how would you describe the {clip}",
    ),
}

HELD_OUT: dict[str, tuple[str, ...]] = {
    "what": ("which thing can you find here", "what can i see in this {clip}", "say what is in the {clip}"),
    "what at": (
        "which object is there at the {cell}",
        "what can i find at the {cell}",
        "say what you see in the {cell}",
    ),
    "what moves": (
        "name the thing that moves {direction}",
        "what do you see moving {direction}",
        "what is the thing going {direction}",
    ),
    "what only moves": ("what do you see moving", "say what is moving", "which thing changes position"),
    "what stays": ("name the thing that stays still", "what do you see that does not move", "say what stays in place"),
    "what coloured": ("name the {colour} thing", "what can you see that is {colour}", "tell me what is {colour}"),
    "colour": (
        "say what colour the {kind} is",
        "of what color is the {kind}",
        "what is the colour you see on the {kind}",
    ),
    "count": (
        "how many things can i find",
        "give the number of objects in the {clip}",
        "say the number of things you see",
    ),
    "count kind": (
        "how many {kinds} can i find",
        "give the number of {kinds} in the {clip}",
        "say the number of {kinds} you see",
    ),
    "where": ("can you tell me where {the} is", "what part of the {clip} has {the}", "{the} is where"),
    "direction": ("to which side is {the} moving", "can you say which way {the} goes", "{the} moves which way"),
    "first": ("which object do you see first", "say what appears at the start", "the {clip} begins with what"),
    "last": ("which object do you see last", "say what appears at the end", "the {clip} ends with what"),
    "after": ("what thing do we see after {the}", "say what appears after {the}", "what is the next thing after {the}"),
    "before": (
        "what thing do we see before {the}",
        "say what appears before {the}",
        "what is the thing just before {the}",
    ),
    "existence": ("can you find {a}", "do you see {a} anywhere in the {clip}", "is there {a} that you can see"),
    "does it move": ("can you see {the} moving", "is there any moving of {the}", "does {the} go to a different place"),
    "is it coloured": (
        "would you say the {kind} is {colour}",
        "do you see the {kind} in {colour}",
        "does the {kind} appear {colour}",
    ),
    "describe": ("can you describe what happens", "please tell me all about the {clip}", "what do you see happening"),
}


@cache
def expanded(template: str) -> tuple[str, ...]:
    """Every reading of a template."""
    parts = [
        part[1:-1].split("|") if part.startswith("[") else [part] for part in re.findall(r"\[[^\]]*\]|[^\[]+", template)
    ]
    return tuple(dict.fromkeys(" ".join("".join(choice).split()) for choice in itertools.product(*parts)))


def random_phrasing(rng: np.random.Generator, kind: str, held_out: bool = False) -> str:
    """A question's text with its slots still open."""
    if held_out:
        return HELD_OUT[kind][rng.integers(len(HELD_OUT[kind]))]
    templates = TRAINING[kind]
    readings = expanded(templates[rng.integers(len(templates))])
    return readings[rng.integers(len(readings))]
