"""The Grafana board and the rules of Prometheus ask for metrics that exist, in PromQL."""

import json
import logging
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import promql_parser
import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families

from bot.outbox.domain import Lane
from bot.outbox.waiting.domain import LaneWaiting
from bot.settings import Settings
from bot.telegram.tally import Tally
from bot.web.metrics import EventCounter, Exposition, Snapshot
from tests.docs.documents import quoted, rows, section, text_of
from tests.world import local

BOARD = json.loads(text_of("docs/deploy/grafana.json"))
RULES = yaml.safe_load(text_of("docs/deploy/alerts.yaml"))
SCRAPED = {"instance", "job"}
"""Labels that Prometheus adds."""
AT = local("2023-05-22 08:00")


def everything() -> dict[str, dict[str, set[str]]]:
    """All samples that a bot can show, with the values of their labels."""
    tally = Tally()
    tally.updates["message", "handled"] = tally.messages["reply", "sent"] = 1
    events = EventCounter()
    for level in (logging.WARNING, logging.ERROR, logging.CRITICAL):
        events.handle(
            logging.makeLogRecord(
                {"levelno": level, "levelname": logging.getLevelName(level), "msg": "poll.failed"}
            )
        )
    snapshot = Snapshot(
        release="1",
        mode="webhook",
        now=AT,
        tally=tally,
        events=events.counts,
        waiting=[LaneWaiting(lane, 1, AT) for lane in Lane],
        in_flight=1,
        window=1,
        unasked_a_second=1.0,
        pause_seconds=1.0,
        tick_age=1.0,
        receiving_age=1.0,
        pending_at_telegram=1,
        backup_age=1.0,
        free_bytes={"data": 1},
        held={"reminders": 1},
    )
    found: dict[str, dict[str, set[str]]] = {"up": {}}
    for family in text_string_to_metric_families(Exposition().write(snapshot).decode()):
        for sample in family.samples:
            labels = found.setdefault(sample.name, {})
            for label, value in sample.labels.items():
                labels.setdefault(label, set()).add(value)
    return found


METRICS = everything()


def targets() -> Iterator[tuple[str, str]]:
    """The titles of panels, and what they ask."""
    for panel in BOARD["panels"]:
        for target in panel.get("targets", ()):
            yield panel["title"], target["expr"]


ASKED = [
    *targets(),
    *((rule["alert"], rule["expr"]) for group in RULES["groups"] for rule in group["rules"]),
]


def parsed(asked: str) -> promql_parser.Expr:
    """Parse what Prometheus gets when Grafana has put in its variables."""
    return promql_parser.parse(asked.replace("$__rate_interval", "5m").replace("$instance", ".*"))


def chosen(asked: str) -> Iterator[promql_parser.VectorSelector]:
    """The places of an expression that choose samples."""
    found: list[promql_parser.VectorSelector] = []

    def visit(node: promql_parser.Expr) -> None:
        if isinstance(node, promql_parser.VectorSelector):
            found.append(node)

    promql_parser.walk(parsed(asked), pre_visit=visit)
    return iter(found)


def selectors(asked: str) -> dict[str, set[str]]:
    """The metrics of an expression, with the labels that it picks by."""
    found: dict[str, set[str]] = {}
    for node in chosen(asked):
        assert node.name
        labels = {matcher.name for matcher in node.matchers.matchers}
        found.setdefault(node.name, set()).update(labels)
    return found


def grouped_by(asked: str) -> set[str]:
    """The labels by which an expression groups."""
    return {
        name.strip() for names in re.findall(r"by \(([^)]*)\)", asked) for name in names.split(",")
    }


@pytest.mark.parametrize(("title", "asked"), ASKED, ids=[title for title, _ in ASKED])
def test_what_is_asked_exists_with_its_labels(title: str, asked: str) -> None:
    found = selectors(asked)

    assert found
    for metric, labels in found.items():
        assert metric in METRICS
        assert labels <= METRICS[metric].keys() | SCRAPED
    assert grouped_by(asked) <= set().union(*(METRICS[metric] for metric in found)) | SCRAPED


@pytest.mark.parametrize(("title", "asked"), ASKED, ids=[title for title, _ in ASKED])
def test_a_label_is_picked_by_values_that_the_bot_gives_it(title: str, asked: str) -> None:
    """A lane or a level that does not exist would never be found."""
    for node in chosen(asked):
        for matcher in node.matchers.matchers:
            if matcher.name not in SCRAPED:
                assert set(matcher.value.split("|")) <= METRICS[node.name or ""][matcher.name]


def test_the_first_line_of_a_kind_is_seen() -> None:
    """Its count begins at 1, and increase() alone sees nothing in that: what was not there before
    is asked for, too."""
    asking = [asked for _, asked in ASKED if "romleuk_log_events_total" in asked]

    assert len(asking) == 3
    for asked in asking:
        assert "increase(" in asked
        assert any(node.offset for node in chosen(asked))


def test_every_metric_of_the_bot_is_on_the_board() -> None:
    shown = {metric for _, asked in targets() for metric in selectors(asked)}
    ours = {name for name in METRICS if name.startswith("romleuk_")}

    assert ours - shown == set()


def test_the_panels_are_drawn_beside_each_other() -> None:
    cells: Counter[tuple[int, int]] = Counter()
    for panel in BOARD["panels"]:
        at = panel["gridPos"]
        assert at["x"] + at["w"] <= 24
        across, down = range(at["x"], at["x"] + at["w"]), range(at["y"], at["y"] + at["h"])
        cells.update((x, y) for x in across for y in down)
    ids = [panel["id"] for panel in BOARD["panels"]]

    assert max(cells.values()) == 1
    assert len(set(ids)) == len(ids)


def test_every_panel_asks_the_chosen_source_and_says_what_it_shows() -> None:
    variables = {each["name"] for each in BOARD["templating"]["list"]}
    panels = [panel for panel in BOARD["panels"] if panel["type"] != "row"]

    assert variables == {"datasource", "instance"}
    for panel in panels:
        assert panel["description"]
        for source in (panel["datasource"], *(each["datasource"] for each in panel["targets"])):
            assert source == {"type": "prometheus", "uid": "${datasource}"}
    used = set(re.findall(r"\$\{?(\w+)", json.dumps(BOARD)))
    assert used - variables <= {"__rate_interval", "__all"}


def test_every_rule_says_what_is_wrong_and_what_to_do() -> None:
    for group in RULES["groups"]:
        for rule in group["rules"]:
            assert rule["annotations"].keys() == {"summary", "what_to_do"}
            named = set(re.findall(r"\$labels\.(\w+)", rule["annotations"]["summary"]))
            assert named <= SCRAPED | grouped_by(rule["expr"])


def test_prometheus_asks_where_the_guide_lets_the_bot_answer() -> None:
    scraped = yaml.safe_load(text_of("docs/deploy/prometheus.yaml"))
    (job,) = scraped["scrape_configs"]
    ((target,),) = [each["targets"] for each in job["static_configs"]]

    assert job["job_name"] == "romleuk"
    assert f"ROMLEUK_METRICS_LISTEN={target}" in text_of("docs/deploy.md")
    assert Settings(metrics_listen=target).metrics_listen == target
    assert scraped["rule_files"] == ["alerts.yaml"]


def test_the_guide_explains_every_metric() -> None:
    table = rows(section(text_of("docs/operations.md"), "## Metrics"))
    explained = {name for row in table for name in quoted(row[0])}
    families: Mapping[str, Any] = {
        re.sub(r"_(bucket|count|sum)$", "", name): None
        for name in METRICS
        if name.startswith("romleuk_")
    }

    assert explained == set(families)
