"""What the sprite world is made of: kinds of thing, colours, styles, actions, and what is held out of training."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

EMOJI: dict[str, str] = {
    "dog": "🐶", "cat": "🐱", "frog": "🐸", "bird": "🐦", "fish": "🐠", "crab": "🦀", "butterfly": "🦋",
    "elephant": "🐘", "lion": "🦁", "monkey": "🐵", "rabbit": "🐰", "pig": "🐷", "cow": "🐮", "bear": "🐻",
    "penguin": "🐧", "owl": "🦉", "snail": "🐌", "turtle": "🐢", "whale": "🐳", "octopus": "🐙", "bee": "🐝",
    "ladybug": "🐞", "snake": "🐍", "duck": "🦆", "horse": "🐴", "mouse": "🐭",
    "car": "🚗", "bus": "🚌", "boat": "⛵", "plane": "✈️", "rocket": "🚀", "bicycle": "🚲", "truck": "🚚",
    "train": "🚂", "helicopter": "🚁", "tractor": "🚜", "ambulance": "🚑", "scooter": "🛵",
    "apple": "🍎", "banana": "🍌", "pizza": "🍕", "mushroom": "🍄", "cake": "🎂", "carrot": "🥕", "lemon": "🍋",
    "strawberry": "🍓", "grapes": "🍇", "cherry": "🍒", "pear": "🍐", "pineapple": "🍍", "bread": "🍞",
    "cheese": "🧀", "egg": "🥚", "burger": "🍔", "corn": "🌽", "avocado": "🥑", "cookie": "🍪",
    "tree": "🌳", "flower": "🌻", "cactus": "🌵", "leaf": "🍁", "tulip": "🌷", "sun": "☀️", "moon": "🌙",
    "cloud": "☁️", "snowman": "⛄", "fire": "🔥", "mountain": "🏔️",
    "house": "🏠", "tent": "⛺", "cup": "☕", "umbrella": "☂️", "key": "🔑", "clock": "⏰", "book": "📘",
    "guitar": "🎸", "ball": "⚽", "balloon": "🎈", "lamp": "💡", "bell": "🔔", "drum": "🥁", "camera": "📷",
    "phone": "📱", "hat": "🎩", "shoe": "👟", "crown": "👑", "robot": "🤖", "ghost": "👻", "gift": "🎁",
    "scissors": "✂️", "hammer": "🔨", "chair": "🪑", "bed": "🛏️", "sock": "🧦", "glasses": "👓", "medal": "🏅",
}  # fmt: skip
SHAPES: tuple[str, ...] = ("circle", "square", "triangle", "star", "heart", "ring", "cross", "diamond")
KINDS: tuple[str, ...] = (*EMOJI, *SHAPES)

COLOURS: dict[str, tuple[int, int, int]] = {
    "red": (222, 32, 32), "green": (30, 150, 50), "blue": (40, 80, 230), "yellow": (250, 225, 40),
    "orange": (248, 138, 20), "purple": (130, 40, 180), "pink": (255, 130, 190), "white": (252, 252, 252),
}  # fmt: skip
COLOUR_NAMES: tuple[str, ...] = tuple(COLOURS)

Style = Literal[
    "noto", "twemoji", "fluent", "openmoji", "blob", "emojione", "fx",
    "shaded", "first", "inked", "noto other", "twemoji other", "fluent other", "blob other", "emojione other",
    "oreo", "oreo other", "early", "ultimate", "duotone", "plump", "cyber", "kameleon", "flat",
    "contrast", "engraved", "drafted", "penned", "huge", "lucide", "lab", "boxed", "dinkie", "pixels", "marketeq",
    "silhouette", "material", "rounded", "parked", "solid", "mingcute", "pinhead", "hosted", "smart",
]  # fmt: skip
"""How a thing is drawn. In the first seven a shape has looks too: flat, outlined, shaded and, for 'openmoji', sketched;
rounded, rimmed and dotted for the last three."""
TRAINING_STYLES: tuple[Style, ...] = ("noto", "twemoji", "fluent")
PARTED_STYLES: tuple[Style, ...] = (
    "contrast", "engraved", "drafted", "penned", "huge", "lucide", "lab", "boxed", "dinkie", "pixels", "marketeq",
)  # fmt: skip
"""Of black lines; what they enclose is red, green or blue, part by part, for any three colours."""
WHITE_STYLES: tuple[Style, ...] = (
    "silhouette", "material", "rounded", "parked", "solid", "mingcute", "pinhead", "hosted", "smart",
)  # fmt: skip
"""In white, grey and black, for any colour."""
MONOTONE_STYLES: tuple[Style, ...] = (*WHITE_STYLES, *PARTED_STYLES)
"""Without colours of their own."""
COLOURED_STYLES: tuple[Style, ...] = (
    "blob", "emojione", "shaded", "first", "inked",
    "noto other", "twemoji other", "fluent other", "blob other", "emojione other",
    "oreo", "oreo other", "early", "ultimate", "duotone", "plump", "cyber", "kameleon", "flat",
)  # fmt: skip
MORE_STYLES: tuple[Style, ...] = (*COLOURED_STYLES, *MONOTONE_STYLES)
"""Only in training frames, in the stead of the others, so that less is learned of styles. They lack some kinds."""
VALIDATION_STYLE: Style = "fx"
"""What it is validated on that things are recognised in a style never seen: in no training frame."""
HELD_OUT_STYLE: Style = "openmoji"

Direction = Literal["left", "right", "up", "down"]
DIRECTIONS: tuple[Direction, ...] = ("left", "right", "up", "down")
Action = Literal[
    "left", "right", "up", "down", "grow", "shrink", "spin", "blink", "jump", "shake",
    "enter", "leave", "appear", "disappear", "pass behind",
]  # fmt: skip
"""What a thing can do; a thing that does nothing stays still."""
ACTIONS: tuple[Action, ...] = (
    "left", "right", "up", "down", "grow", "shrink", "spin", "blink", "jump", "shake",
    "enter", "leave", "appear", "disappear", "pass behind",
)  # fmt: skip
OPPOSITES: dict[Action, Action] = {
    "left": "right", "right": "left", "up": "down", "down": "up", "grow": "shrink", "shrink": "grow",
    "enter": "leave", "leave": "enter", "appear": "disappear", "disappear": "appear",
}  # fmt: skip
REPEATED: tuple[Action, ...] = ("blink", "jump")
"""Actions that can be counted."""
CELLS: tuple[str, ...] = (
    "top left", "top", "top right", "left", "middle", "right", "bottom left", "bottom", "bottom right",
)  # fmt: skip


def rgb_of(colour: str) -> tuple[int, ...]:
    """Red, green and blue in 0..255 of a name or of '#rrggbb'."""
    return COLOURS[colour] if colour in COLOURS else tuple(bytes.fromhex(colour[1:]))


@dataclass(frozen=True)
class Thing:
    """A kind of thing and its colour, if it is of one: a shape, or an everyday thing that is painted, as only training
    frames show it. A name, or '#rrggbb' where nothing is asked."""

    kind: str
    colour: str | None = None

    @property
    def name(self) -> str:
        """'red circle' or 'dog'."""
        return f"{self.colour} {self.kind}" if self.colour else self.kind

    @property
    def painted(self) -> bool:
        return self.colour is not None and self.kind in EMOJI

    @property
    def kind_class(self) -> int:
        """1 … len(KINDS); 0 is the background."""
        return KINDS.index(self.kind) + 1

    @property
    def colour_class(self) -> int:
        """1 … len(COLOURS) for what is in a colour with a name, 0 for others."""
        return COLOUR_NAMES.index(self.colour) + 1 if self.colour in COLOUR_NAMES else 0


HELD_OUT_COMBINATIONS: frozenset[Thing] = frozenset(
    Thing(kind, colour)
    for kind, colour in (
        ("star", "purple"), ("heart", "blue"), ("square", "pink"), ("triangle", "orange"), ("ring", "green"),
    )
)  # fmt: skip


def held_out_pair(earlier: Thing, later: Thing) -> bool:
    """True for about one in twenty ordered pairs of kinds: training never shows `earlier` in a scene before `later`."""
    return (7 * earlier.kind_class + 11 * later.kind_class) % 20 == 3


def with_article(name: str) -> str:
    """'an apple', 'a red circle'; 'grapes' and 'bread' as they are."""
    if name in ("grapes", "glasses", "scissors", "bread", "cheese", "corn", "fire"):
        return name
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
