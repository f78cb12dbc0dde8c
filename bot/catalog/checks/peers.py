"""Checks peers.yaml: no topic twice, and no two messages in a row with the same words."""

from itertools import pairwise

from bot.catalog.checks.structure import check_unique
from bot.catalog.pack import Pack
from bot.catalog.problem import Findings


def check_peers(pack: Pack, findings: Findings) -> None:
    peers = pack.peers
    if peers is None:
        return
    check_unique(peers, ("topics",), findings)
    for n, (before, after) in enumerate(pairwise(peers.sheet.topics), 1):
        same = before.push.strings().items() & after.push.strings().items()
        if same:
            what = "The message is the same as the one before it."
            advice = "Say it in other words, so that people see that something new has come."
            findings.error(peers.at("topics", n, "push"), what, advice)
