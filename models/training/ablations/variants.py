"""What is compared, table by table, beside the numbers that the paper gives for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ablations.lessons import forwards, pseudo_videos, videos
from linvt.tokenizer import LinvtConfig
from train.prefetch import Plan, mixed_plan, video_plan


@dataclass(frozen=True)
class Variant:
    """A LinVT that is trained on the same image-LLM, clips and number of steps as the others."""

    name: str
    linvt: Mapping[str, str | int | bool] = field(default_factory=dict)
    """What differs from the default LinvtConfig."""
    paper: float | None = None
    """MVBench accuracy in percent (Mipha-1.6B), where the paper has it."""
    broken: bool = False
    """The projector starts anew and learns too: the image-LLM's alignment is lost (paper, Tab. 3)."""
    trained: bool = True
    """Else nothing learns from videos: with a LinVT it is the one without weights, otherwise the average."""
    plan: Plan = mixed_plan
    """What is learned from."""
    filmed: bool = True
    """Whether clips may be films, which one image-LLM has seen once; not where another projector is compared."""
    queries: float = 1
    """Factor of the number of queries."""
    k: float = 1
    """Factor of the number of selected tokens."""

    def config(self, base: LinvtConfig) -> LinvtConfig:
        queries = tuple(int(count * self.queries) for count in base.queries)
        return replace(base, queries=queries, k=int(base.k * self.k), **self.linvt)


FULL = Variant("SVR and TTA", paper=62.5)
TABLES: dict[str, tuple[Variant, ...]] = {
    "parts (Tab. 2)": (
        Variant("Avg", {"parts": "avg"}, 41.6),
        Variant("SVR alone", {"parts": "svr"}, 60.3),
        Variant("TTA alone", {"parts": "tta"}, 58.7),
        FULL,
    ),
    "scales (Tab. 4)": (
        Variant("Single-A", {"scales": "single_a"}, 60.9),
        Variant("Multi-A", {"scales": "multi_a"}, 59.9),
        Variant("Multi-B", {"scales": "multi_b"}, 61.7),
        FULL,
    ),
    "text condition (Tab. 5)": (Variant("without", {"text": False}, 61.8), FULL),
    "layers (Tab. 12)": (
        Variant("half", {"svr_layers": 1, "tta_layers": 1}, 58.1),
        FULL,
        Variant("twice", {"svr_layers": 2, "tta_layers": 4}, 62.7),
    ),
    "queries (Tab. 12)": (
        Variant("half the queries", paper=59.6, queries=0.5),
        FULL,
        Variant("twice the queries", paper=62.8, queries=2),
    ),
    "k (Tab. 12)": (
        Variant("half of k", paper=61.1, k=0.5),
        FULL,
        Variant("twice k", paper=63.1, k=2),
    ),
    "time": (
        Variant("no moments", {"moments": False}),
        Variant("films forwards alone", plan=forwards),
        FULL,
    ),
    "pseudo-videos (Lydakis et al.)": (
        Variant("videos alone", plan=videos),
        Variant("pseudo-videos alone", plan=pseudo_videos),
        FULL,
    ),
    "upscaled interface (Nguyen et al.)": (
        FULL,
        Variant("upscaled", {"svr_layers": 2, "tta_layers": 4}, queries=2),
    ),
    "no training": (
        Variant("Avg, untrained", {"parts": "avg"}, trained=False),
        Variant("LinVT, untrained", trained=False),
    ),
    "alignment (Tab. 3)": (
        Variant("broken", paper=62.1, broken=True, plan=video_plan, filmed=False),
        Variant("kept", paper=62.5, plan=video_plan, filmed=False),
    ),
}
