"""The trimmed vocabulary: SmolLM2's most frequent tokens, and the ones that the project's own texts use.

`python -m everyday.vocabulary PHOTOS` writes `vocabulary.json`: the ids that are kept, in ascending order. A kept
token's new id is its place in that list. Byte-level BPE writes any text with what is left: rare words take more tokens.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers

from everyday.gguf_file import SPECIAL_TOKENS, pieces

FREQUENT = 16_384
"""Tokens of this many lowest ids are kept: BPE numbers tokens by how frequent their merges are."""

USES = 6
"""Other tokens are kept when the texts use them at least as often."""

VIDEO = "<video>"
"""The placeholder that video tokens replace. It takes the place of a marker that no prompt here uses."""

VIDEO_INSTEAD_OF = "<repo_name>"

TEXTS = (
    "flickr8k",
    "coco-val",
    "coco-train-qa",
    "ade20k",
    "daquar",
    "labelled",
    "imagenet-classes",
    "coco-captions-text",
)
KEPT = Path(__file__).parent / "vocabulary.json"


def texts_in(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for inner in value.values():
                yield from texts_in(inner)
        case list():
            for inner in value:
                yield from texts_in(inner)


def tokenizer_of(tokens: list[str], merges: list[str]) -> Tokenizer:
    pairs = [(left, right) for left, right in (merge.split(" ") for merge in merges)]
    tokenizer = Tokenizer(models.BPE(vocab={token: id for id, token in enumerate(tokens)}, merges=pairs))
    digits = pre_tokenizers.Digits(individual_digits=True)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([digits, pre_tokenizers.ByteLevel(add_prefix_space=False)])
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens([AddedToken(token, special=True) for token in tokens[:SPECIAL_TOKENS]])
    return tokenizer


def kept_ids(photos: Path) -> list[int]:
    whole = pieces()
    tokenizer = tokenizer_of(whole.tokens, whole.merges)
    uses: Counter[int] = Counter()
    for name in TEXTS:
        for text in texts_in(json.loads((photos / f"{name}.json").read_text())):
            for written in (text, f" {text.lower()}", text.capitalize()):
                uses.update(tokenizer.encode(written).ids)
    kept = set(range(FREQUENT)) | {id for id, count in uses.items() if count >= USES}
    return sorted(with_parts(kept, whole.tokens, whole.merges))


def with_parts(kept: set[int], tokens: list[str], merges: list[str]) -> set[int]:
    """Adds the tokens that kept ones are merged from, and theirs: without them BPE never arrives at the kept ones."""
    id_of = {token: id for id, token in enumerate(tokens)}
    parts = {id_of[left + right]: (id_of[left], id_of[right]) for left, right in (m.split(" ") for m in merges)}
    waiting, closed = list(kept), set(kept)
    while waiting:
        for part in parts.get(waiting.pop(), ()):
            if part not in closed:
                closed.add(part)
                waiting.append(part)
    return closed


@cache
def kept() -> tuple[int, ...]:
    return tuple(json.loads(KEPT.read_text()))


def trimmed() -> tuple[list[str], list[str]]:
    """Tokens by their new ids, and the merges that still apply."""
    whole = pieces()
    tokens = [whole.tokens[id] for id in kept()]
    known = set(tokens)
    merges = [
        merge for merge in whole.merges if all(part in known for part in (*merge.split(" "), merge.replace(" ", "")))
    ]
    return [VIDEO if token == VIDEO_INSTEAD_OF else token for token in tokens], merges


@cache
def tokenizer() -> Tokenizer:
    return tokenizer_of(*trimmed())


if __name__ == "__main__":
    KEPT.write_text(json.dumps(kept_ids(Path(sys.argv[1])), separators=(",", ":")) + "\n")
