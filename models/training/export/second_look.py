"""Where an answer that names a moment has the clip looked at again: the same numbers as src/domain/samplers/secondLook
and src/domain/timesInText.ts."""

import re

import numpy as np

from export.frames import Moments, Span, even_moments

CLOSER = 3
"""How many times as close frames lie around the moment; odd."""
REACH = 1.5
"""How far around it they do, to either side, in distances between the first frames."""
FINE = 0.75
"""Seconds between frames that tell a moment well enough."""
_MOMENT = re.compile(r"\b(?:(?:(\d+):)?(\d{1,2}):([0-5]\d(?:\.\d+)?)|at (\d+(?:\.\d+)?) seconds?)\b")


def sole_moment(text: str) -> float | None:
    """Seconds; None where the answer names no moment, several, or the begin alone."""
    found = {_seconds(*match.groups()) for match in _MOMENT.finditer(text)}
    return None if len(found) != 1 or found == {0} else found.pop()


def _seconds(hours: str | None, minutes: str | None, rest: str | None, alone: str | None) -> float:
    return 3600 * float(hours or 0) + 60 * float(minutes or 0) + float(alone or rest or 0)


def closer_moments(span: Span, count: int, moment: float) -> Moments | None:
    """Ascending, of a second look around `moment`; None where `count` even frames have looked close enough."""
    apart = span.duration / count
    moments = even_moments(span, CLOSER * count)
    first = np.arange(len(moments)) % CLOSER == CLOSER // 2
    looked = first | (np.abs(moments - moment) <= REACH * apart)
    return None if apart <= FINE or looked.sum() == count else moments[looked]
