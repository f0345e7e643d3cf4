"""What the machine at hand trains with: device, number format, processes, sizes of a step."""

import ctypes
import os
from dataclasses import dataclass

import torch

from model.video_llm import Size


@dataclass(frozen=True)
class Machine:
    device: torch.device
    dtype: torch.dtype
    """Of weights and activations; the optimiser's masters are 32-bit everywhere."""
    processes: int
    """That share every step."""
    makers: int
    """Processes that make batches, for each training process."""
    images: int
    """Images a step and process."""
    clips: int
    """Clips a step and process."""
    size: Size
    """Of the model."""


def machine(name: str = "auto") -> Machine:
    """`auto`: the GPU where there is one. Raises ValueError where the named device is not there."""
    there = torch.cuda.is_available()
    if name == "cuda" and not there:
        raise ValueError("PyTorch finds no CUDA device here. Leave out --device to train on the processor.")
    return graphics() if name == "cuda" or (name == "auto" and there) else processor()


def processor() -> Machine:
    """Two single-thread processes are faster than one of two threads; bfloat16 only with instructions for it.

    With them a step takes about half as long, emulated eighty times.
    """
    multiplies = torch.cpu._is_amx_tile_supported() or torch.cpu._is_avx512_bf16_supported()
    dtype = torch.bfloat16 if multiplies else torch.float32
    return Machine(torch.device("cpu"), dtype, processes=2, makers=1, images=20, clips=12, size="small")


def graphics() -> Machine:
    makers = max(1, (os.cpu_count() or 2) - 2)
    return Machine(torch.device("cuda"), torch.bfloat16, processes=1, makers=makers, images=384, clips=96, size="base")


def give_back_memory() -> None:
    """Gives the system what was freed, where the C library can. The recipe has it kept, which is quicker where every
    step asks for the same sizes; clips are of all sizes, and what is kept of them fills the memory."""
    if os.name != "posix":
        return
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
