"""Whether something is there, read off the visual tokens' words alone, before the language model says anything.

    python -m everyday.evaluation.spoken CHECKPOINT PHOTOS CACHE

A thing's score is that of the likeliest word that names it, set against that word's mean and deviation over Flickr8k's
dev photos: rare things are rarely there. CHECKPOINT is of `everyday.train` or `everyday.words`.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from everyday.connector import Connector
from everyday.evaluation.asking import Video
from everyday.evaluation.heldout import Known, boxes, coco, flickr, scenes
from everyday.evaluation.presence import Presence, balanced
from everyday.evaluation.scores import Measured, auroc, balanced_accuracy, bootstrapped
from everyday.nouns import NOUNS, bare
from everyday.photos import Library
from everyday.smollm2 import shipped_weights
from everyday.words import WordHead


class Speaking:
    """A connector and its word head."""

    def __init__(self, checkpoint: Path, library: Library) -> None:
        kept = torch.load(checkpoint, map_location="cpu", weights_only=True)
        self.library = library
        self.connector = Connector()
        self.connector.load_state_dict(kept["connector"])
        self.head = WordHead(kept["words"], shipped_weights("token_embd.weight"))
        self.head.load_state_dict(kept["head"])
        self.place = {word: at for at, word in enumerate(kept["words"])}
        likely = self.likely([Video.still(each.photo) for each in flickr(library, "dev")])
        self.mean, self.deviation = likely.mean(0), likely.std(0)

    @torch.inference_mode()
    def likely(self, videos: Sequence[Video]) -> Tensor:
        """Log-probabilities [video, word], of each video's first frame."""
        cells = [self.library.encoded(video.frames[0].set).of(video.frames[0].name) for video in videos]
        return self.head.of_picture(self.connector.content(torch.stack(cells))).log_softmax(-1)

    def words_of(self, thing: str) -> list[int]:
        names = NOUNS.get(thing, frozenset()) | {bare(thing)}
        return sorted(self.place[name] for name in names if name in self.place)

    def scores(self, questions: Sequence[Presence]) -> np.ndarray:
        standing = (self.likely([each.video for each in questions]) - self.mean) / self.deviation
        return np.array(
            [float(row[self.words_of(each.thing)].max()) for row, each in zip(standing, questions, strict=True)]
        )


def measured(speaking: Speaking, known: Sequence[Known]) -> tuple[Measured, Measured]:
    """Balanced accuracy in per cent with a threshold of one deviation, and AUROC."""
    questions = [each for each in balanced(known) if speaking.words_of(each.thing)]
    scores, truth = speaking.scores(questions), np.array([each.there for each in questions])
    share = bootstrapped(len(truth), lambda at: 100 * balanced_accuracy(scores[at] > 1.0, truth[at]))
    return share, bootstrapped(len(truth), lambda at: auroc(scores[at], truth[at]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("photos", type=Path)
    parser.add_argument("cache", type=Path)
    options = parser.parse_args()
    torch.set_num_threads(1)
    library = Library(options.photos, options.cache)
    speaking = Speaking(options.checkpoint, library)
    sets = {
        "Flickr8k test": [each.known for each in flickr(library, "test")],
        "COCO, second half": [each.known for each in coco(library)],
        "COCO, outlined things": boxes(library),
        "ADE20K 1801–2000": scenes(library),
    }
    print("| what | questions | right % | AUROC | 95 % |\n|---|---|---|---|---|")
    for name, known in sets.items():
        share, area = measured(speaking, known)
        interval = f"{area.low:.3f} to {area.high:.3f}"
        print(f"| by words, {name} | {share.count} | {share.value:.1f} | {area.value:.3f} | {interval} |", flush=True)


if __name__ == "__main__":
    main()
