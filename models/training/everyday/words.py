"""What a token says: words read off visual tokens through the language model's own embeddings.

The score of word w on token c is τ · c · e(w), with e(w) the tied embedding of " w"; a picture's is the log of the sum
of the exponentials over its tokens, plus a bias. Before the language model is trained, the connector learns to speak
its words: `python -m everyday.words PHOTOS CACHE OUT`.
"""

import argparse
import math
import random
import re
import time
from collections import Counter
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from everyday.connector import Connector
from everyday.photos import Library, Photo
from everyday.smollm2 import shipped_weights
from everyday.vocabulary import tokenizer

STOP_WORDS = frozenset(
    (
        "a",
        "an",
        "the",
        "in",
        "on",
        "at",
        "of",
        "is",
        "are",
        "and",
        "with",
        "to",
        "his",
        "her",
        "their",
        "its",
        "it",
        "by",
        "from",
        "for",
        "up",
        "out",
        "over",
        "while",
        "as",
        "that",
        "this",
        "two",
        "one",
        "three",
        "into",
        "through",
        "down",
        "off",
        "near",
        "some",
        "there",
        "has",
        "have",
        "be",
        "being",
        "who",
        "him",
        "she",
        "he",
        "they",
        "them",
        "another",
        "other",
        "around",
        "behind",
        "onto",
        "along",
        "together",
        "very",
        "each",
    )
)
FEWEST_PHOTOS = 3
BATCH = 128
STEPS = 500
RATE = 1e-3
HELD_BACK = 400


def words_in(text: str) -> list[str]:
    found = re.sub("[^a-z ]", " ", text.lower()).split()
    return [word for word in found if word not in STOP_WORDS and len(word) > 2]


def token_of(word: str) -> int | None:
    """The token that is this word after a space; None where it takes several."""
    ids = tokenizer().encode(f" {word}").ids
    return ids[0] if len(ids) == 1 else None


class WordHead(nn.Module):
    """Scores of `words` on tokens. Holds no weights but a temperature and a bias for each word."""

    def __init__(self, words: list[str], embedding: Tensor) -> None:
        super().__init__()
        self.words = words
        self.register_buffer("rows", embedding[[token_of(word) or 0 for word in words]], persistent=False)
        self.temperature = nn.Parameter(torch.tensor(1.0))
        self.bias = nn.Parameter(torch.zeros(len(words)))

    def forward(self, tokens: Tensor) -> Tensor:
        """tokens [..., channel] → scores [..., word]."""
        return tokens @ self.rows.T * self.temperature

    def of_picture(self, tokens: Tensor) -> Tensor:
        """tokens [picture, token, channel] → logits [picture, word]."""
        return self(tokens).logsumexp(1) + self.bias

    def loss(self, tokens: Tensor, said: Tensor) -> Tensor:
        """Cross-entropy against how often each word was said of the picture: said [picture, word], rows sum to 1."""
        return -(said * functional.log_softmax(self.of_picture(tokens), dim=-1)).sum(-1).mean()


def said_of_photos(library: Library) -> dict[Photo, Counter[str]]:
    """Words of captions, names and labels of every training photo."""
    said: dict[Photo, Counter[str]] = {}
    for name, captions in (("flickr8k", library.flickr("train")), ("coco-val", library.coco(held_out=False))):
        for photo, texts in captions.items():
            said[name, photo] = Counter(word for text in texts for word in words_in(text))
    for photo, labels in library.ade20k(held_out=False).items():
        said["ade20k", photo] = Counter(word for label, _ in labels for word in words_in(label))
    for key, label in library.names().items():
        said[key] = Counter(words_in(label) * 2)
    return said


def add_kinds(said: dict[Photo, Counter[str]], library: Library) -> None:
    """Adds what kind of thing a name is: of a beagle one says "dog", too."""
    for key in library.names():
        said[key].update(word for kind in library.kinds(key[1]) for word in words_in(kind))


def known_words(said: dict[Photo, Counter[str]]) -> list[str]:
    photos = Counter(word for words in said.values() for word in words)
    return sorted(word for word, count in photos.items() if count >= FEWEST_PHOTOS and token_of(word) is not None)


class Saying:
    """The training photos as batches of cells and what was said of them."""

    def __init__(self, library: Library, said: dict[Photo, Counter[str]], words: list[str]) -> None:
        self.library = library
        place = {word: at for at, word in enumerate(words)}
        self.said = {key: {place[w]: n for w, n in counts.items() if w in place} for key, counts in said.items()}
        self.photos = sorted(key for key, counts in self.said.items() if counts)
        self.words = len(words)

    def batch(self, photos: list[Photo], mirror: bool) -> tuple[Tensor, Tensor]:
        """Cells [photo, SIDE², CHANNELS] and said [photo, word]."""
        cells = torch.stack(
            [self.library.encoded(name).of(photo, mirror and random.random() < 0.5) for name, photo in photos]
        )
        return cells, self.shares(photos)

    def shares(self, photos: list[Photo]) -> Tensor:
        """How often each word was said of photos that `photos` lists: [photo, word], rows sum to 1."""
        said = torch.zeros(len(photos), self.words)
        for row, key in enumerate(photos):
            for word, count in self.said[key].items():
                said[row, word] = count
        return said / said.sum(1, keepdim=True)


def train(library: Library, out: Path) -> None:
    random.seed(0)
    torch.manual_seed(0)
    said = said_of_photos(library)
    add_kinds(said, library)
    words = known_words(said)
    saying = Saying(library, said, words)
    connector, head = Connector(), WordHead(words, shipped_weights("token_embd.weight"))
    # Tokens stay as long as words are; the temperature does the rest.
    learning = [p for name, p in connector.named_parameters() if name not in ("after.weight", "time.weight")]
    optimizer = torch.optim.AdamW([*learning, *head.parameters()], lr=RATE, weight_decay=0.02)
    held = set(random.sample(saying.photos, HELD_BACK))
    photos = [photo for photo in saying.photos if photo not in held]
    print(f"{len(photos)} photos, {len(words)} words", flush=True)
    started = time.time()
    for step in range(STEPS):
        warm = min(1.0, (step + 1) / 20)
        for group in optimizer.param_groups:
            group["lr"] = RATE * warm * max(0.02, 0.5 + 0.5 * math.cos(math.pi * step / STEPS))
        cells, target = saying.batch(random.sample(photos, BATCH), mirror=True)
        loss = head.loss(connector.content(cells), target)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step % 50 == 49 or step == 0:
            with torch.inference_mode():
                cells, target = saying.batch(sorted(held), mirror=False)
                unseen = head.loss(connector.content(cells), target).item()
            print(
                f"step {step + 1}: loss {loss.item():.3f}, held back {unseen:.3f}, {time.time() - started:.0f} s",
                flush=True,
            )
            torch.save({"connector": connector.state_dict(), "words": words, "head": head.state_dict()}, out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("photos", type=Path)
    parser.add_argument("cache", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    torch.set_num_threads(2)
    train(Library(options.photos, options.cache), options.out)


if __name__ == "__main__":
    main()
