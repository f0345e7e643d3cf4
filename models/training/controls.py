"""What an evaluation withholds from the model; the same numbers as src/domain/control.ts and src/domain/random.ts."""

from collections.abc import Iterator

CONTROLS = ("none", "blind", "single-frame", "shuffle", "reverse")
SHUFFLE_SEED = 0
_WORD = 0xFFFFFFFF


def frame_order(control: str, count: int) -> list[int]:
    """Which of `count` sampled frames stands at the time of each; 'blind' shows none, so it changes none."""
    if control == "reverse":
        return list(range(count))[::-1]
    if control == "single-frame":
        return [count // 2] * count
    return _shuffled(count) if control == "shuffle" else list(range(count))


def _shuffled(count: int) -> list[int]:
    """Fisher and Yates's shuffle, from the end."""
    order = list(range(count))
    numbers = seeded_random(SHUFFLE_SEED)
    for last in range(count - 1, 0, -1):
        other = int(next(numbers) * (last + 1))
        order[last], order[other] = order[other], order[last]
    return order


def seeded_random(seed: int) -> Iterator[float]:
    """Numbers in [0, 1): mulberry32 by Tommy Ettinger, in 32-bit words."""
    state = seed & _WORD
    while True:
        state = (state + 0x6D2B79F5) & _WORD
        mixed = ((state ^ (state >> 15)) * (state | 1)) & _WORD
        mixed ^= (mixed + (mixed ^ (mixed >> 7)) * (mixed | 61)) & _WORD
        yield (mixed ^ (mixed >> 14)) / 2**32
