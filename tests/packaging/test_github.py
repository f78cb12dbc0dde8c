"""What GitHub reads: the gate and the templates."""

import re
import tomllib
from typing import Any

import yaml

from tests.packaging.environments import ROOT
from tests.packaging.test_containers import checked

GATE = ".github/workflows/gate.yml"


def gate() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / GATE).read_text(encoding="utf-8"))
    return found


def test_github_reads_the_workflow_and_the_templates() -> None:
    checked("check-jsonschema", "--builtin-schema", "vendor.github-workflows", GATE)
    config = ".github/ISSUE_TEMPLATE/config.yml"
    checked("check-jsonschema", "--builtin-schema", "vendor.github-issue-config", config)
    for template in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.md"):
        _, head, body = template.read_text(encoding="utf-8").split("---\n", 2)
        assert set(yaml.safe_load(head)) == {"name", "about"}
        assert body.strip()


def test_the_gate_runs_on_the_oldest_and_the_newest_python_that_are_named() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [
        each.rpartition(" ")[2]
        for each in project["classifiers"]
        if re.search(r"Python :: 3\.\d+$", each)
    ]

    assert gate()["jobs"]["test"]["strategy"]["matrix"]["python"] == [named[0], named[-1]]
    assert project["requires-python"] == f">={named[0]}"


def test_the_gate_calls_what_the_makefile_has() -> None:
    steps = [step["run"] for step in gate()["jobs"]["test"]["steps"] if "run" in step]
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)

    called = [each.removeprefix("make ") for each in steps if each.startswith("make ")]

    assert called == ["test", "wheels"]
    assert set(called) <= set(targets)
