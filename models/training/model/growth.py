"""A trained model that is made larger, to be tuned further."""

import re
from dataclasses import replace

import torch
from torch import Tensor

from model.video_llm import VideoLanguageModel

LANGUAGE_LAYER = re.compile(r"(image_llm\.language\.layers\.)(\d+)(\..*)")
VISION_LAYER = re.compile(r"(image_llm\.vision\.blocks\.)(\d+)(\..*)")
EMBEDDING = "image_llm.vision.embed.weight"
ADDING = (".out.weight", ".out.bias", ".feed_forward.2.weight", ".feed_forward.2.bias")
"""How the names end of what a layer adds to its input with."""
FRESH = ".cells.see."
"""In the names of what a model with finer vision begins with at random, and adds nothing of."""


@torch.no_grad()
def with_more_queries(model: VideoLanguageModel, times: int) -> VideoLanguageModel:
    """Each query of LinVT `times` over, and its slot in the language model with it. Copies share out the time that
    their query looked at; all else begins alike, so that at first they give nearly the same video tokens.
    """
    linvt = model.config.linvt
    queries = tuple(times * count for count in linvt.queries)
    wider = VideoLanguageModel(replace(model.config, linvt=replace(linvt, queries=queries)))
    wider.load_state_dict({name: widened(name, weight, times) for name, weight in model.state_dict().items()})
    return wider


def widened(name: str, weight: Tensor, times: int) -> Tensor:
    """A weight [query, …] or [slot, …] as more queries have it; any other as it is."""
    match name.split("."):
        case [*_, "aggregate", "moments"]:
            apart = ((torch.arange(times) + 0.5) / times - 0.5) / len(weight)
            return (weight[:, None] + apart.to(weight)).flatten()
        case [*_, "queries"] | [*_, "aggregate", "focus" | "sharpness"]:
            return weight.repeat_interleave(times, dim=0)
        case [*_, "slots", "weight"]:
            first, known, last = weight.split((1, len(weight) - 2, 1))
            return torch.cat([first, known.repeat_interleave(times, dim=0), last])
        case _:
            return weight


@torch.no_grad()
def with_more_layers(model: VideoLanguageModel, times: int) -> VideoLanguageModel:
    """Each layer of the language model `times` over. Copies follow theirs and add nothing at first, so that the model
    answers as it did (block expansion, LLaMA Pro, arXiv 2401.02415, section 3.2).
    """
    deeper = VideoLanguageModel(replace(model.config, language_layers=times * model.config.language_layers))
    known = model.state_dict()
    deeper.load_state_dict({name: deepened(name, known, times, LANGUAGE_LAYER) for name in deeper.state_dict()})
    return deeper


@torch.no_grad()
def with_finer_vision(model: VideoLanguageModel, cell_width: int, times: int) -> VideoLanguageModel:
    """Frames with twice as many pixels a side in as many patches, the cells of a patch seen too, and each layer of the
    vision encoder `times` over. Of the mean of each four pixels it first sees what the model saw of one.
    """
    config = model.config
    finer = VideoLanguageModel(
        replace(
            config,
            image=2 * config.image,
            patch=2 * config.patch,
            cell_width=cell_width,
            vision_layers=times * config.vision_layers,
        )
    )
    known = model.state_dict()
    known[EMBEDDING] = spread(known[EMBEDDING], config.patch)
    fresh = finer.state_dict()
    finer.load_state_dict(
        {name: fresh[name] if ".cells." in name else deepened(name, known, times, VISION_LAYER) for name in fresh}
    )
    return finer


def spread(embedding: Tensor, patch: int) -> Tensor:
    """Weights [width, 3 · patch · patch] of a pixel, shared out among four: [width, 3 · 4 · patch · patch]."""
    pixels = embedding.unflatten(1, (3, patch, patch)) / 4
    return pixels.repeat_interleave(2, dim=2).repeat_interleave(2, dim=3).flatten(1)


def deepened(name: str, known: dict[str, Tensor], times: int, layer_name: re.Pattern[str]) -> Tensor:
    """The weight `name` of the deeper model, of the weights that are known."""
    found = layer_name.fullmatch(name)
    if found is None:
        return known[name]
    stem, layer, part = found[1], int(found[2]), found[3]
    weight = known[f"{stem}{layer // times}{part}"]
    return torch.zeros_like(weight) if layer % times and part.endswith(ADDING) else weight


@torch.no_grad()
def with_temporal_encoder(model: VideoLanguageModel, layers: int) -> VideoLanguageModel:
    """A model that has no temporal encoder with one of `layers`, or with more layers than it has; what is new adds
    nothing at first."""
    told, known = VideoLanguageModel(replace(model.config, temporal_layers=layers)), model.state_dict()
    fresh = {name: weight for name, weight in told.state_dict().items() if name not in known}
    if model.temporal is not None:
        fresh |= {name: torch.zeros_like(weight) for name, weight in fresh.items() if name.endswith(ADDING)}
    told.load_state_dict(known | fresh)
    return told
