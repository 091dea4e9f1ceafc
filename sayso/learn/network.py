"""The encoder as a network of torch: MiniLM with what is told of each token added, and heads for roles, acts and links.

The layers are those of BERT (Devlin et al. 2019) as MiniLM-L6-H384 (Wang et al. 2020) has them; links are scored by
bilinear products of a query (of a cue or the trigger of an act) and a token's key (Dozat and Manning 2017), with
learned weights for the distance, for shared groups, and for the subtree of the one that asks.
"""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from sayso.analyse.encode.features import ACTS, FEATURES, GROUPS, ROLES
from sayso.analyse.encode.links import LINK_WIDTH, LINKS, REACH

WIDTH, HEADS, LAYERS, INNER, VOCABULARY, PLACES = 384, 12, 6, 1536, 30522, 512


class _Layer(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.into = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.last_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, _ = x.shape
        shaped = self.into(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        query, key, value = shaped[0], shaped[1], shaped[2]
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        merged = seen.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm(x + self.dropout(self.out(merged)))
        return self.last_norm(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Network(nn.Module):
    """Pieces (batch, length) to states, and states to roles, acts, queries and keys."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.places = nn.Embedding(PLACES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        sizes = [len(values) + 1 for _, values in FEATURES]
        self.told = nn.Embedding(sum(sizes), WIDTH)
        nn.init.normal_(self.told.weight, std=0.01)
        self.register_buffer("offsets", torch.tensor([sum(sizes[:i]) for i in range(len(sizes))]))
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(_Layer(dropout) for _ in range(LAYERS))
        self.roles = nn.Linear(WIDTH, len(ROLES))
        self.acts = nn.Linear(WIDTH, len(ACTS))
        self.query = nn.Linear(WIDTH, len(LINKS) * LINK_WIDTH)
        self.key = nn.Linear(WIDTH, len(LINKS) * LINK_WIDTH)
        self.distance = nn.Parameter(torch.zeros(2 * REACH + 1, len(LINKS)))
        self.shared = nn.Parameter(torch.zeros(len(GROUPS) + 1, len(LINKS)))
        self.bias = nn.Parameter(torch.full((len(LINKS),), -3.0))

    def forward(
        self, ids: Tensor, features: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Logits of roles and acts, queries and keys of each piece; `mask` is added to the scores of attention."""
        at = torch.arange(ids.shape[1], device=ids.device)
        told = self.told(features + self.offsets).sum(dim=2)
        x = self.dropout(self.norm(self.words(ids) + self.places(at)[None] + told))
        for layer in self.layers:
            x = layer(x, mask)
        x = self.dropout(x)
        return self.roles(x), self.acts(x), self.query(x), self.key(x)

    def links(self, query: Tensor, key: Tensor, apart: Tensor, pairs: Tensor) -> Tensor:
        """The log-odds (q, n, LINKS) of links from q pieces to n others of a window.

        query (q, LINKS * LINK_WIDTH), key (n, LINKS * LINK_WIDTH); apart (q, n), the places in the table of distances;
        pairs (q, n, GROUPS + 1): 1 where both are of one group, and last, where the other is in the subtree.
        """
        asked = query.view(len(query), len(LINKS), LINK_WIDTH)
        held = key.view(len(key), len(LINKS), LINK_WIDTH)
        scores = torch.einsum("qlw,nlw->qnl", asked, held) / LINK_WIDTH**0.5
        return scores + self.distance[apart] + pairs @ self.shared + self.bias

    def load_base(self, folder: Path) -> None:
        """Take the weights of the encoder from a folder with model.safetensors of a BERT of this shape."""
        base = load_file(folder / "model.safetensors")
        base = {name.removeprefix("bert."): value for name, value in base.items()}
        with torch.no_grad():
            self.words.weight.copy_(base["embeddings.word_embeddings.weight"])
            self.places.weight.copy_(
                base["embeddings.position_embeddings.weight"] + base["embeddings.token_type_embeddings.weight"][0]
            )
            _copy(self.norm, base, "embeddings.LayerNorm")
            for number, layer in enumerate(self.layers):
                self._load_layer(layer, base, f"encoder.layer.{number}")

    @staticmethod
    def _load_layer(layer: nn.Module, base: dict[str, Tensor], name: str) -> None:
        assert isinstance(layer, _Layer)
        parts = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
        layer.into.weight.copy_(torch.cat([base[f"{part}.weight"] for part in parts]))
        layer.into.bias.copy_(torch.cat([base[f"{part}.bias"] for part in parts]))
        _copy(layer.out, base, f"{name}.attention.output.dense")
        _copy(layer.norm, base, f"{name}.attention.output.LayerNorm")
        _copy(layer.up, base, f"{name}.intermediate.dense")
        _copy(layer.down, base, f"{name}.output.dense")
        _copy(layer.last_norm, base, f"{name}.output.LayerNorm")


def _copy(part: nn.Module, base: dict[str, Tensor], name: str) -> None:
    assert isinstance(part.weight, Tensor) and isinstance(part.bias, Tensor)
    part.weight.copy_(base[f"{name}.weight"])
    part.bias.copy_(base[f"{name}.bias"])
