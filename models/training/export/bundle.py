"""Writes the whole bundle: graphs, 8-bit weights, tokenizer, goldens, manifest.

python -m export.bundle --model runs/demo/model.pt --clip ../heldout/clip-0000.mp4 --question "what is here?"
python -m export.bundle --model runs/demo/model.pt --float --out runs/float     # to measure what 8 bits cost
"""

import argparse
import json
from pathlib import Path

from export.answer import answer, see
from export.frames import sampled_frames
from export.golden import TOLERANCE, stages, write_stages
from export.graphs import graphs
from export.manifest import manifest
from export.onnx_files import write_graph
from export.parity import check_parity
from export.quantize import quantize_file
from export.sessions import Bundle
from export.tokenizer_files import write_tokenizer
from model.video_llm import ModelConfig, VideoLanguageModel, load_model
from train.text import Codec, Vocabulary

MODELS = Path(__file__).parents[2]
DEMO = MODELS / "demo"
GOLDEN_CLIP = MODELS / "heldout" / "clip-0028.mp4"
GOLDEN_QUESTION = "Give a description"


def export_bundle(
    model: VideoLanguageModel, words: Vocabulary, folder: Path, clip: Path, question: str, whole: bool = False
) -> None:
    """Every file of the bundle; `clip` and `question` are the golden example. `whole` keeps 32-bit weights."""
    folder.mkdir(parents=True, exist_ok=True)
    described = graphs(model.float().eval())
    for graph in described.values():
        write_graph(graph, folder / graph.file)
    check_parity(described, folder)
    if not whole:
        for graph in described.values():
            quantize_file(folder / graph.file)
    write_tokenizer(words, folder, model.config.context)
    golden = write_golden(model.config, folder, Codec(words), clip, question)
    text = json.dumps(manifest(model.config, described, golden, folder), indent=2)
    (folder / "manifest.json").write_text(text + "\n")


def write_golden(config: ModelConfig, folder: Path, codec: Codec, clip: Path, question: str) -> dict:
    bundle = Bundle(folder)
    frames = sampled_frames(clip, config.frames, bundle.side)
    seen = see(bundle, frames, config.linvt.k)
    answered = answer(bundle, codec, seen, question)
    entries = write_stages(stages(frames, seen, answered), folder)
    return {"question": question, "answer": answered.text, "tolerance": TOLERANCE, "stages": entries}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--clip", type=Path, default=GOLDEN_CLIP, help="held-out clip of the golden example")
    parser.add_argument("--question", default=GOLDEN_QUESTION)
    parser.add_argument("--out", type=Path, default=DEMO)
    parser.add_argument("--float", action="store_true", help="keep 32-bit weights")
    arguments = parser.parse_args()
    model, words = load_model(arguments.model)
    asked = (arguments.clip, arguments.question)
    export_bundle(model, Vocabulary(words), arguments.out, *asked, whole=arguments.float)


if __name__ == "__main__":
    main()
