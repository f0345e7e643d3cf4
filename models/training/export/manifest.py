"""manifest.json: all that the page must know of the bundle."""

import hashlib
from dataclasses import asdict
from pathlib import Path
from typing import get_args

from export.graphs import Graph
from model.video_llm import ModelConfig
from train.batches import MEAN, STD
from train.text import EOS, UNK, VIDEO
from world.clip import TransitionKind
from world.things import ACTIONS, COLOUR_NAMES, EMOJI, HELD_OUT_COMBINATIONS, SHAPES, Thing

ABOUT = (
    f"Trained in this project on drawn clips alone: {len(EMOJI)} kinds of small picture (dog, car, apple …) in many "
    "drawing styles and 8 shapes in 8 colours, which stand still, move, grow, shrink, spin, blink, jump, shake, come "
    "and go before a camera that may move. It answers what, where, how many, which way, what happens, when, in what "
    "order, and describes. It knows nothing of real scenes, people or text."
)


def manifest(config: ModelConfig, described: dict[str, Graph], golden: dict, folder: Path) -> dict:
    """The manifest of the files in `folder`, all of which it lists."""
    linvt = config.linvt
    return {
        "format": "linvt-bundle/1",
        "id": "sprite-world",
        "title": "Demo model (sprite worlds)",
        "about": ABOUT,
        "licence": "Apache-2.0",
        "version": "2.12.0",
        "files": [file_entry(path, folder) for path in listed_files(folder)],
        "vision": {
            "width": config.image,
            "height": config.image,
            "rows": config.side,
            "columns": config.side,
            "mean": list(MEAN),
            "std": list(STD),
            "batch": 8,
        },
        "channels": config.channels,
        "linvt": {
            "layers": {"svr": linvt.svr_layers, "tta": linvt.tta_layers},
            "heads": linvt.heads,
            "windows": list(linvt.windows),
            "queries": list(linvt.queries),
            "k": linvt.k,
            "textCondition": linvt.text,
        },
        "language": {
            "layers": config.language_layers,
            "heads": config.heads,
            "headSize": config.channels // config.heads,
            "vocabulary": config.vocabulary,
            "context": config.context,
            "eos": [EOS],
            "videoToken": VIDEO,
            "unknownToken": UNK,
        },
        "graphs": {name: graph_entry(graph) for name, graph in described.items()},
        "tokenizer": {"tokenizer": "tokenizer.json", "config": "tokenizer_config.json"},
        "world": {
            "things": trained_things(),
            "actions": ["still", *ACTIONS],
            "transitions": list(get_args(TransitionKind)),
        },
        "defaults": {"frames": config.frames, "k": linvt.k, "maxTokens": 48},
        "golden": golden,
    }


def trained_things() -> list[str]:
    """Names of all things but the combinations that are held out."""
    shapes = [Thing(shape, colour) for shape in SHAPES for colour in COLOUR_NAMES]
    return [*EMOJI, *(thing.name for thing in shapes if thing not in HELD_OUT_COMBINATIONS)]


def graph_entry(graph: Graph) -> dict:
    ports = {"inputs": graph.inputs, "outputs": graph.outputs}
    return {"file": graph.file} | {side: [asdict(port) for port in listed] for side, listed in ports.items()}


def listed_files(folder: Path) -> list[Path]:
    kept = [path for pattern in ("*.onnx", "tokenizer*.json", "golden/*.bin") for path in folder.glob(pattern)]
    return sorted(kept)


def file_entry(path: Path, folder: Path) -> dict:
    content = path.read_bytes()
    return {
        "path": path.relative_to(folder).as_posix(),
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
