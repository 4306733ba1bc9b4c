"""Calibrates scores: from each score on, the share of values that were right, pooled so that it never falls.

Isotonic regression by pooling adjacent violators (Ayer et al. 1955), over blocks of at least `BLOCK` values.
"""

from __future__ import annotations

from collections.abc import Sequence

from harmledger.reading.certainty import CLEARLY

BLOCK = 25
# Fewer values than this, however right, are no ground for calling values like them clear.
CLEAR_BLOCK = 60
Scored = Sequence[tuple[float, bool]]
_UNDER = CLEARLY - 0.001


def calibrated(scored: Scored) -> list[tuple[float, float]]:
    """Return knots (score, share) in rising order.

    The top block holds as many as still are right `CLEARLY` often together; half an error is added to every block, so
    that a short run of luck is not taken for certainty.
    """
    ranked = sorted(scored, reverse=True)
    top = _clear(ranked)
    pooled: list[Scored] = [ranked[:top]] if top else []
    for at in range(top, len(ranked), BLOCK):
        pooled.append(ranked[at : at + BLOCK])
        while len(pooled) > (2 if top else 1) and _share(pooled[-1]) >= _share(pooled[-2]):
            last = pooled.pop()
            pooled[-1] = [*pooled[-1], *last]
    shares = [_share(block) if top and not place else min(_share(block), _UNDER) for place, block in enumerate(pooled)]
    starts = [round(min(score for score, _ in block), 3) for block in pooled]
    return _rising(sorted(zip(starts, (round(share, 4) for share in shares), strict=True)))


def _clear(ranked: Scored) -> int:
    """Return how many from the top together are right `CLEARLY` often; none where they are fewer than `CLEAR_BLOCK`."""
    hits, clear = 0, 0
    for size, (_, right) in enumerate(ranked, 1):
        hits += right
        if (hits + 0.5) / (size + 1) >= CLEARLY:
            clear = size
    return clear if clear >= CLEAR_BLOCK else 0


def _share(block: Scored) -> float:
    return (sum(right for _, right in block) + 0.5) / (len(block) + 1)


def _rising(knots: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return knots with distinct scores and shares that never fall."""
    kept: list[tuple[float, float]] = []
    for score, share in knots:
        if kept and score <= kept[-1][0]:
            kept[-1] = (kept[-1][0], min(kept[-1][1], share))
        else:
            kept.append((score, max(share, kept[-1][1]) if kept else share))
    return kept
