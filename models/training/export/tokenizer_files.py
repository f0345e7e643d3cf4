"""tokenizer.json and tokenizer_config.json, as transformers.js and Python's tokenizers read them."""

import json
from pathlib import Path

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers

from train.text import SPECIAL, Vocabulary

PIECE = r"[0-9]+[:.][0-9]+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]"
"""As `train.text` splits, in terms that Python's and JavaScript's tokenizers read alike."""
CHAT_TEMPLATE = (
    "<bos><video>"
    "{% for message in messages %}"
    "{% if message['role'] == 'user' %}<user> {{ message['content'] }} <assistant> "
    "{% else %}{{ message['content'] }} <eos>{% endif %}"
    "{% endfor %}"
)


def read_vocabulary(folder: Path) -> Vocabulary:
    """The words that a bundle was trained with, whatever the world's are by now."""
    ids = json.loads((folder / "tokenizer.json").read_text())["model"]["vocab"]
    return Vocabulary(tuple(sorted(ids, key=ids.__getitem__)))


def write_tokenizer(vocabulary: Vocabulary, folder: Path, context: int) -> None:
    ids = {word: index for index, word in enumerate(vocabulary.words)}
    tokenizer = Tokenizer(models.WordLevel(ids, unk_token="<unk>"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(PIECE), behavior="removed", invert=True)
    # The usual clean-up would also join what an apostrophe parts, which a stream has already written apart.
    tokenizer.decoder = decoders.Sequence(
        [decoders.WordPiece(prefix="##", cleanup=False), *(decoders.Replace(f" {mark}", mark) for mark in ".,?!:;")]
    )
    tokenizer.add_special_tokens([AddedToken(token, special=True, normalized=False) for token in SPECIAL])
    tokenizer.save(str(folder / "tokenizer.json"))
    config = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": context,
        "bos_token": "<bos>",
        "eos_token": "<eos>",
        "pad_token": "<pad>",
        "unk_token": "<unk>",
        "clean_up_tokenization_spaces": False,
        "chat_template": CHAT_TEMPLATE,
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(config, indent=2) + "\n")
