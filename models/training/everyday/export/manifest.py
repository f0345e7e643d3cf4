"""manifest.json: all that the page must know of the bundle."""

import hashlib
import json
from pathlib import Path

import onnx
from onnx import TensorProto

from everyday import gguf_file as shape
from everyday.connector import SIDE, WIDTH
from everyday.export.decoder import CONTEXT
from everyday.model import LINVT
from everyday.vision import MEAN, SIZE, STD
from everyday.vocabulary import kept

VERSION = "0.2.0"
END_OF_TURN, VIDEO_TOKEN = 2, 3

ABOUT = (
    "Pretrained parts, made into a video model in this project: EfficientNet-Lite2 (ImageNet) sees and "
    "SmolLM2-135M-Instruct speaks. What stands between them, LinVT among it, was trained on photos and captions "
    "of Flickr8k, COCO, ImageNet, ADE20K and DAQUAR, so the bundle is for research and education. "
    "A small model: it describes everyday scenes in a sentence and says what is there. It is often wrong, most of all "
    "about what is small, what moves and how many there are. It reads no text and hears nothing."
)
GOOD_AT = ["describing everyday scenes", "telling whether something is there", "naming animals, vehicles and things"]
CANNOT = ["tell shots and their order", "follow how things move", "count beyond a few", "read text", "hear sound"]
SUGGESTIONS = [
    "What happens in this video?",
    "What is shown first?",
    "Is there a person?",
    "Where is this?",
]
LICENCE = "Apache-2.0 code and base weights; trained on photos for research and education"

GRAPHS = {
    "visionEncoder": "vision_encoder.onnx",
    "embedTokens": "embed_tokens.onnx",
    "decoder": "decoder_model_merged.onnx",
    "significance": "significance.onnx",
    "aggregate": "aggregate.onnx",
    "words": "words.onnx",
}
DTYPES = {TensorProto.FLOAT: "float32", TensorProto.INT64: "int64"}


def write_manifest(folder: Path, golden: dict, confidence: dict | None = None) -> None:
    content = {
        "format": "linvt-bundle/1",
        "id": "everyday",
        "title": "Everyday",
        "about": ABOUT,
        "goodAt": GOOD_AT,
        "cannot": CANNOT,
        "suggestions": SUGGESTIONS,
        "languages": ["en"],
        "licence": LICENCE,
        "version": VERSION,
        "files": [file_entry(path, folder) for path in listed_files(folder)],
        "vision": {
            "width": SIZE,
            "height": SIZE,
            "rows": SIDE,
            "columns": SIDE,
            "mean": [MEAN] * 3,
            "std": [STD] * 3,
            "batch": 4,
        },
        "channels": WIDTH,
        "linvt": {"windows": list(LINVT.windows), "queries": list(LINVT.queries), "k": LINVT.k},
        "language": {
            "layers": shape.LAYERS,
            "heads": shape.HEADS,
            "kvHeads": shape.KEY_VALUE_HEADS,
            "headSize": shape.HEAD_SIZE,
            "vocabulary": len(kept()),
            "context": CONTEXT,
            "eos": [END_OF_TURN],
            "videoToken": VIDEO_TOKEN,
            "unknownToken": None,
        },
        "graphs": {name: graph_entry(folder / file) for name, file in GRAPHS.items()},
        "words": "words.json",
        "tokenizer": {"tokenizer": "tokenizer.json", "config": "tokenizer_config.json"},
        "defaults": {"frames": 16, "k": LINVT.k, "maxTokens": 64},
        "golden": golden,
        **({} if confidence is None else {"confidence": confidence}),
    }
    (folder / "manifest.json").write_text(json.dumps(content, indent=2) + "\n")


def graph_entry(path: Path) -> dict:
    model = onnx.load(path, load_external_data=False)
    locations = {
        entry.value for tensor in model.graph.initializer for entry in tensor.external_data if entry.key == "location"
    }
    ports = {
        side: [port(value) for value in values]
        for side, values in (("inputs", model.graph.input), ("outputs", model.graph.output))
    }
    return {"file": path.name, **({"data": sorted(locations)} if locations else {}), **ports}


def port(value: onnx.ValueInfoProto) -> dict:
    tensor = value.type.tensor_type
    axes = [dimension.dim_param or dimension.dim_value for dimension in tensor.shape.dim]
    return {"name": value.name, "dtype": DTYPES[tensor.elem_type], "axes": axes}


def listed_files(folder: Path) -> list[Path]:
    kinds = ("*.onnx", "*.bin", "tokenizer*.json", "words.json", "golden/*.bin")
    return sorted(path for kind in kinds for path in folder.glob(kind))


def file_entry(path: Path, folder: Path) -> dict:
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    return {"path": path.relative_to(folder).as_posix(), "bytes": len(content), "sha256": digest}
