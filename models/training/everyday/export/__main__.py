"""Makes the bundle of a checkpoint: `python -m everyday.export CHECKPOINT ../everyday`."""

import argparse
import json
from pathlib import Path

import torch

from everyday.ask import open_model
from everyday.export.decoder import DecoderGraph
from everyday.export.embedding import write_embedding
from everyday.export.golden import golden
from everyday.export.linvt import write_linvt
from everyday.export.manifest import write_manifest
from everyday.export.tokenizer import write_tokenizer
from everyday.export.vision import write_vision
from everyday.export.words import write_words


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("bundle", type=Path)
    parser.add_argument("--confidence", type=Path, help="what everyday.evaluation.confidence has written")
    options = parser.parse_args()
    options.bundle.mkdir(parents=True, exist_ok=True)
    model = open_model(options.checkpoint)
    decoder = DecoderGraph(options.bundle, model.decoder.state_dict())
    decoder.build()
    write_embedding(options.bundle, decoder.embedding)
    write_words(options.bundle, torch.load(options.checkpoint), decoder.embedding)
    write_vision(model.connector, options.bundle / "vision_encoder.onnx")
    write_linvt(model, options.bundle)
    write_tokenizer(options.bundle)
    confidence = json.loads(options.confidence.read_text()) if options.confidence else None
    write_manifest(options.bundle, golden(model, options.bundle), confidence)


if __name__ == "__main__":
    main()
