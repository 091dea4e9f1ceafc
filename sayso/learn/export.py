"""The trained network as files for onnxruntime: weights in eight bits, and two graphs that compute with them.

One graph computes in eight bits, the other, the reference, in single precision; both read the same weights.
"""

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import torch
from torch import Tensor, nn

from sayso.analyse.encode.encoder import OUTPUTS
from sayso.analyse.encode.features import FEATURES
from sayso.analyse.encode.weights import FILES, GRAPHS, MANIFEST, TENSORS, TOKENIZER
from sayso.learn.network import Network

INPUTS = ("ids", "features")
OPSET = 18
# Tensors of fewer bytes stay in the graph.
LEAST = 1024


def pack(network: Network, tokenizer: Path, folder: Path, told: Mapping[str, object]) -> None:
    """Write the encoder into a folder: weights, both graphs, the tokenizer, and a manifest with digests and `told`."""
    import onnx

    folder.mkdir(parents=True, exist_ok=True)
    (folder / MANIFEST).unlink(missing_ok=True)
    with TemporaryDirectory() as work:
        whole, small = Path(work) / "whole.onnx", Path(work) / "small.onnx"
        export(network, whole)
        _quantize(whole, small)
        models = {"int8": onnx.load(str(small)), "fp32": _reference(onnx.load(str(small)))}
    _save(models, folder)
    shutil.copy(tokenizer, folder / TOKENIZER)
    digests = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES}
    manifest = {"sha256": digests, **told}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n", encoding="utf-8")


class _Whole(nn.Module):
    """The network, with the tables that its links need among what it gives."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, ...]:
        network = self.network
        return *network(ids, features), network.distance, network.shared, network.bias


def export(network: Network, path: Path) -> None:
    """Write the network as ONNX with single precision, for one window of any length at a time."""
    network.eval()
    length = 16
    given = (
        torch.zeros(1, length, dtype=torch.int64),
        torch.zeros(1, length, len(FEATURES), dtype=torch.int64),
    )
    torch.onnx.export(
        _Whole(network),
        given,
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes={name: {1: "length"} for name in (*INPUTS, *OUTPUTS)},
        opset_version=OPSET,
        dynamo=False,
    )


def _quantize(path: Path, small: Path) -> None:
    """Eight-bit weights, a scale for each channel, activations scaled as they come; the heads, which are small, not."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    nodes = onnx.load(str(path)).graph.node
    kept = [n.name for n in nodes if n.op_type == "MatMul" and "/layers." not in n.name]
    kept += [n.name for n in nodes if n.op_type == "Gather" and "words" not in n.name]
    quantize_dynamic(str(path), str(small), weight_type=QuantType.QInt8, per_channel=True, nodes_to_exclude=kept)


def _reference(model: Any) -> Any:
    """The same graph with its products in single precision: weights made floats again, activations left as they are."""
    from onnx import helper

    makers = {output: node for node in model.graph.node for output in node.output}
    users: dict[str, list[Any]] = {}
    for node in model.graph.node:
        for name in node.input:
            users.setdefault(name, []).append(node)
    gone: set[int] = set()
    made: dict[int, list[Any]] = {}
    for node in model.graph.node:
        if node.op_type != "MatMulInteger":
            continue
        quantized, weight, _, zero = node.input
        maker = makers[quantized]
        cast = users[node.output[0]][0]
        product = users[cast.output[0]][0]
        scaled = makers[next(name for name in product.input if name != cast.output[0])]
        scale = next(name for name in scaled.input if name not in maker.output)
        floats = f"{weight}_floats"
        made[id(product)] = [
            helper.make_node("DequantizeLinear", [weight, scale, zero], [floats], axis=1),
            helper.make_node("MatMul", [maker.input[0], floats], list(product.output)),
        ]
        gone.update(id(one) for one in (node, cast, scaled, maker))
    kept = [one for node in model.graph.node if id(node) not in gone for one in made.get(id(node), [node])]
    del model.graph.node[:]
    model.graph.node.extend(kept)
    return model


def _save(models: Mapping[str, Any], folder: Path) -> None:
    """Write the graphs, and once the tensors that they share."""
    from onnx.external_data_helper import set_external_data

    places: dict[tuple[str, bytes], int] = {}
    with (folder / TENSORS).open("wb") as out:
        for model in models.values():
            for tensor in _large(model):
                raw = bytes(tensor.raw_data)
                key = tensor.name, hashlib.sha256(raw).digest()
                if key not in places:
                    places[key] = out.tell()
                    out.write(raw)
                set_external_data(tensor, TENSORS, offset=places[key], length=len(raw))
                tensor.ClearField("raw_data")
    for precision, model in models.items():
        (folder / GRAPHS[precision]).write_bytes(model.SerializeToString(deterministic=True))


def _large(model: Any) -> Iterator[Any]:
    return (tensor for tensor in model.graph.initializer if len(tensor.raw_data) >= LEAST)
