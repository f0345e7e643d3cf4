"""What each stage lets learn."""

from model.video_llm import ModelConfig, VideoLanguageModel
from train.learner import Learner
from train.lora import add_lora
from train.stages import InstructionStage
from train.text import Codec, Vocabulary
from world.vocabulary import vocabulary


def test_instruction_tuning_teaches_linvt_a_lora_the_slots_and_every_word_that_is_told() -> None:
    codec = Codec(Vocabulary.of(vocabulary()))
    learner = Learner(VideoLanguageModel(ModelConfig(vocabulary=len(codec.words), temporal_layers=1)))
    language = learner.model.image_llm.language
    add_lora(language.layers, 4)
    InstructionStage(learner, codec)
    learned = {name for name, weight in language.named_parameters() if weight.requires_grad}
    assert {"head.weight", "slots.weight"} <= learned
    assert all(".up." in name or ".down." in name for name in learned - {"head.weight", "slots.weight"})
    assert all(weight.requires_grad for weight in learner.model.linvt.parameters())
    assert learner.model.temporal is not None
    assert not any(weight.requires_grad for weight in learner.model.temporal.parameters())
