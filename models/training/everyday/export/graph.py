"""Puts an ONNX graph together: nodes by name, small constants inside, large weights in files beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

MICROSOFT = "com.microsoft"
OPSETS = [helper.make_opsetid("", 21), helper.make_opsetid(MICROSOFT, 1)]

LARGE = 1024
"""Bytes from which a constant goes to a file of weights."""


class WeightFile:
    """A file of weights that grows; offsets are aligned so that it can be mapped."""

    ALIGNMENT = 64

    def __init__(self, path: Path) -> None:
        self.path = path
        self.path.write_bytes(b"")
        self.size = 0
        self.places: dict[str, tuple[int, int]] = {}

    def add(self, name: str, data: bytes) -> tuple[int, int]:
        """Offset and length of the data; a name that was added before keeps its place."""
        if name not in self.places:
            padding = -self.size % self.ALIGNMENT
            with self.path.open("ab") as file:
                file.write(b"\0" * padding + data)
            self.places[name] = (self.size + padding, len(data))
            self.size += padding + len(data)
        return self.places[name]


@dataclass
class GraphBuilder:
    """Collects nodes and constants. Every method that adds a node returns the name of its first output."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: dict[str, TensorProto] = field(default_factory=dict)
    count: int = 0

    def node(
        self,
        kind: str,
        inputs: Sequence[str],
        outputs: Sequence[str] | None = None,
        domain: str = "",
        **attributes: object,
    ) -> str:
        self.count += 1
        names = list(outputs or [f"{kind}.{self.count}"])
        self.nodes.append(
            helper.make_node(kind, list(inputs), names, name=f"{kind}.{self.count}", domain=domain, **attributes)
        )
        return names[0]

    def constant(self, name: str, values: np.ndarray, file: WeightFile | None = None) -> str:
        """A constant, in `file` where it is large."""
        if name in self.constants:
            return name
        return self.tensor(numpy_helper.from_array(np.ascontiguousarray(values), name), file)

    def half_bytes(self, name: str, values: np.ndarray, file: WeightFile) -> str:
        """A constant of integers from 0 to 15, two in a byte."""
        if name in self.constants:
            return name
        pairs = values.astype(np.uint8).reshape(-1, 2)
        packed = (pairs[:, 0] | (pairs[:, 1] << 4)).astype(np.uint8)
        return self.tensor(helper.make_tensor(name, TensorProto.UINT4, values.shape, packed.tobytes(), raw=True), file)

    def tensor(self, tensor: TensorProto, file: WeightFile | None) -> str:
        data, name = tensor.raw_data, tensor.name
        if file is not None and len(data) >= LARGE:
            offset, length = file.add(name, data)
            tensor.ClearField("raw_data")
            tensor.data_location = TensorProto.EXTERNAL
            for key, value in (("location", file.path.name), ("offset", str(offset)), ("length", str(length))):
                tensor.external_data.add(key=key, value=value)
        self.constants[name] = tensor
        return name

    def numbers(self, *values: int) -> str:
        return self.constant(f"numbers.{'.'.join(map(str, values))}", np.array(values, dtype=np.int64))

    def save(self, path: Path, inputs: list[onnx.ValueInfoProto], outputs: list[onnx.ValueInfoProto]) -> None:
        graph = helper.make_graph(self.nodes, path.stem, inputs, outputs, initializer=list(self.constants.values()))
        onnx.save(helper.make_model(graph, opset_imports=OPSETS, ir_version=10), path)
