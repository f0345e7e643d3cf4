"""Prompts: the bundle's tokenizer files and the trainer's own codec are the same."""

import json
from pathlib import Path

import jinja2
import torch
from tokenizers import Tokenizer

from export.prompt import prompt_ids
from export.tokenizer_files import read_vocabulary, write_tokenizer
from train.conversation import encode_conversations
from train.text import ASSISTANT, EOS, UNK, USER, Codec, Vocabulary, shares_of
from world.vocabulary import vocabulary

WORDS = Vocabulary.of(vocabulary())
HISTORY = (("What is there?", "a red circle"), ("where is it", "top left"))
QUESTION = "Is there a DOG, or a zebra?"


def test_tokenizer_files_give_the_ids_that_training_used(tmp_path: Path) -> None:
    write_tokenizer(WORDS, tmp_path, 512)
    config = json.loads((tmp_path / "tokenizer_config.json").read_text())
    turns = [
        {"role": role, "content": text}
        for pair in (*HISTORY, (QUESTION, ""))
        for role, text in zip(("user", "assistant"), pair, strict=True)
    ][:-1]
    rendered = jinja2.Template(config["chat_template"]).render(messages=turns)
    tokenizer = Tokenizer.from_file(str(tmp_path / "tokenizer.json"))
    assert tokenizer.encode(rendered, add_special_tokens=False).ids == prompt_ids(Codec(WORDS), HISTORY, QUESTION)


def test_a_bundle_keeps_the_words_that_it_was_trained_with(tmp_path: Path) -> None:
    write_tokenizer(WORDS, tmp_path, 512)
    assert read_vocabulary(tmp_path) == WORDS


def test_answers_decode_with_normal_spacing(tmp_path: Path) -> None:
    write_tokenizer(WORDS, tmp_path, 512)
    codec = Codec(WORDS)
    ids = codec.encode("A red circle moves left, then a dog stays still.")
    expected = "a red circle moves left, then a dog stays still."
    assert codec.decode(ids) == expected
    assert Tokenizer.from_file(str(tmp_path / "tokenizer.json")).decode(ids) == expected


def test_unknown_words_become_unk() -> None:
    assert Codec(WORDS).encode("zebra?")[0] == UNK


def test_of_a_question_that_loses_words_what_it_turns_on_stays() -> None:
    codec = Codec(WORDS)
    text = encode_conversations(
        codec, [[("Please, what colour is the first square there?", "red")]], False, dropout=1.0
    )
    kept = {WORDS.words[i] for i in text.questions[0].tolist() if i != UNK}
    assert kept == {"colour", "first", "square"}


def test_of_an_answer_whose_colours_are_not_read_they_are_learned_all_the_same() -> None:
    codec = Codec(WORDS)
    conversation = [("What is the red thing?", "a red square and a dog")]
    text = encode_conversations(codec, [conversation], False, unread=1.0)
    ids, read = text.ids[0].tolist(), text.read[0].tolist()
    assert ids == encode_conversations(codec, [conversation], False).read[0].tolist()
    answer = ids.index(ASSISTANT)
    assert read == [*ids[: answer + 2], UNK, *ids[answer + 3 :]]
    assert text.learned[0, answer + 2]


def test_only_the_current_answer_is_learned_unless_all_are() -> None:
    codec = Codec(WORDS)
    for learn_all, learned in ((False, 1), (True, 3)):
        text = encode_conversations(codec, [[*HISTORY, (QUESTION, "no")]], learn_all)
        ends = (text.ids == EOS) & text.learned
        assert int(ends.sum()) == learned
        assert not (text.learned & ((text.ids == USER) | (text.ids == ASSISTANT))).any()


def test_as_targets_times_share_with_those_next_to_them_and_words_with_none() -> None:
    words = ("dog", "3.0", "3.5", "4.0", "12", "13", "0:04", "0:05", "1:00")
    shares = shares_of(words).matrix()
    assert torch.equal(shares[0], torch.eye(len(words))[0])
    assert torch.allclose(shares.sum(1), torch.ones(len(words)))
    assert (shares.argmax(1) == torch.arange(len(words))).all()
    of = dict(zip(words, shares[words.index("3.5")].tolist(), strict=True))
    assert of["3.0"] == of["4.0"] > 0 == of["12"] == of["0:04"]
    assert shares[6, 7] > shares[6, 8] > 0
