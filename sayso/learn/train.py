"""Training: batches through the network, with a checkpoint that a run which was stopped goes on from."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from sayso.analyse.encode.features import Ints
from sayso.analyse.encode.links import pairs
from sayso.analyse.encode.windows import Pieces
from sayso.learn.batches import Item, batches, items, padded
from sayso.learn.examples import IGNORED, Example
from sayso.learn.network import Network
from sayso.learn.recipe import Recipe

Step = Callable[[int, int, float], None]


def train(
    found: Sequence[Example], marks: Pieces, base: Path, work: Path, *, recipe: Recipe, step: Step | None = None
) -> Network:
    """The trained network; `work` holds the checkpoint, `step` is told the step, their number and the loss."""
    torch.manual_seed(recipe.seed)
    network = Network(recipe.dropout)
    network.load_base(base)
    planned = _planned(found, marks, recipe)
    optimizer = torch.optim.AdamW(_groups(network, recipe))
    steps = sum(planned)
    warm = max(1, int(recipe.warm * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda done: min((done + 1) / warm, max(0.01, (steps - done) / max(1, steps - warm)))
    )
    checkpoint, state = work / "checkpoint.pt", _State(network, optimizer, schedule, recipe)
    done = state.resume(checkpoint)
    network.train()
    at = 0
    for epoch, size in enumerate(planned):
        if done >= at + size:
            at += size
            continue
        for batch in _epoch(found, marks, recipe, epoch)[done - at if done > at else 0 :]:
            loss = _loss(network, batch, recipe)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad(set_to_none=True)
            done += 1
            if step is not None:
                step(done, steps, float(loss.detach()))
            if done % recipe.save_every == 0 or done == steps:
                state.save(checkpoint, done)
        at += size
    network.eval()
    return network


def _planned(found: Sequence[Example], marks: Pieces, recipe: Recipe) -> list[int]:
    """How many batches each epoch has."""
    return [len(_epoch(found, marks, recipe, epoch)) for epoch in range(recipe.epochs)]


def _epoch(found: Sequence[Example], marks: Pieces, recipe: Recipe, epoch: int) -> list[list[Item]]:
    random = np.random.default_rng((recipe.seed, epoch))
    cut = [item for example in found for item in items(example, marks, random, recipe.window)]
    return batches(cut, recipe.batch, random)


def _groups(network: Network, recipe: Recipe) -> list[dict[str, object]]:
    """Parameters by learning rate and decay: heads and what is told learn faster, norms and biases do not decay."""
    heads = ("told", "roles", "acts", "query", "key", "distance", "shared", "bias")
    head = [p for name, p in network.named_parameters() if name.split(".")[0] in heads]
    body = [p for name, p in network.named_parameters() if name.split(".")[0] not in heads]
    return [
        {"params": [p for p in body if p.ndim >= 2], "lr": recipe.rate, "weight_decay": 0.01},
        {"params": [p for p in body if p.ndim < 2], "lr": recipe.rate, "weight_decay": 0.0},
        {"params": head, "lr": recipe.head_rate, "weight_decay": 0.0},
    ]


def tensors(batch: Sequence[Item]) -> dict[str, Tensor]:
    """The inputs of a batch, padded, with the mask of attention."""
    sizes = [len(item.window.ids) for item in batch]
    length = max(sizes)
    mask = torch.zeros(len(batch), 1, 1, length)
    for number, size in enumerate(sizes):
        mask[number, :, :, size:] = -1e4
    return {
        "ids": torch.from_numpy(padded([item.window.ids for item in batch], 0)),
        "features": torch.from_numpy(padded([item.window.features for item in batch], 0)),
        "mask": mask,
    }


def _loss(network: Network, batch: Sequence[Item], recipe: Recipe) -> Tensor:
    given = tensors(batch)
    given["mask"] = given["mask"].to(torch.bfloat16)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        roles, acts, query, key = network(**given)
    loss = _of_labels(roles.float(), [item.roles for item in batch])
    loss = loss + recipe.acts * _of_labels(acts.float(), [item.acts for item in batch])
    query, key = query.float(), key.float()
    scores, wanted = [], []
    for number, item in enumerate(batch):
        if len(item.queries):
            window = item.window
            here = np.arange(len(window.ids))
            apart, shared = (torch.from_numpy(one) for one in pairs(item.queries, here, window.groups, window.edges))
            asked = query[number, torch.from_numpy(item.queries)]
            row = network.links(asked, key[number, : len(window.ids)], apart, shared)
            right = torch.from_numpy(item.linked)
            scores.append(row[right >= 0])
            wanted.append(right[right >= 0].float())
    if scores:
        loss = loss + recipe.links * functional.binary_cross_entropy_with_logits(torch.cat(scores), torch.cat(wanted))
    return loss


def _of_labels(logits: Tensor, rows: Sequence[Ints]) -> Tensor:
    """The mean loss of the pieces whose label is known, 0 if none is."""
    gold = torch.from_numpy(padded(rows, IGNORED))
    summed = functional.cross_entropy(
        logits.view(-1, logits.shape[-1]), gold.view(-1), ignore_index=IGNORED, reduction="sum"
    )
    return summed / (gold != IGNORED).sum().clamp(min=1)


@dataclass(frozen=True, slots=True)
class _State:
    """All that a checkpoint holds but the number of steps."""

    network: Network
    optimizer: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LambdaLR
    recipe: Recipe

    def save(self, path: Path, done: int) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        held = {
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "schedule": self.schedule.state_dict(),
            "random": torch.get_rng_state(),
            "recipe": self._recipe(),
            "done": done,
        }
        torch.save(held, part)
        part.replace(path)

    def resume(self, path: Path) -> int:
        """How many steps an earlier run with the same recipe did; its state is taken over."""
        if not path.exists():
            return 0
        held = torch.load(path, weights_only=True)
        if held["recipe"] != self._recipe():
            return 0
        self.network.load_state_dict(held["network"])
        self.optimizer.load_state_dict(held["optimizer"])
        self.schedule.load_state_dict(held["schedule"])
        torch.set_rng_state(held["random"])
        return int(held["done"])

    def _recipe(self) -> str:
        return json.dumps(asdict(self.recipe), sort_keys=True)
