"""A trained model with more queries, to be tuned further."""

from dataclasses import replace

import torch
from torch import Tensor

from model.video_llm import VideoLanguageModel


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
