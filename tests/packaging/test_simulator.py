"""The simulated Telegram is a package of its own: it works and is tested without the bot."""

import re
import shutil
import sys
import tomllib
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from tests.packaging.environments import ROOT, built, installed, run

SOURCE = ROOT / "telegram_simulator"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its wheel, built of this checkout."""
    return built(SOURCE, tmp_path_factory.mktemp("dist"))


def project(folder: Path) -> dict[str, Any]:
    """Return the description of a package."""
    read = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))
    found: dict[str, Any] = read["project"]
    return found


def test_its_wheel_holds_the_package_and_neither_bot_nor_tests(wheel: Path) -> None:
    with ZipFile(wheel) as packed:
        names = packed.namelist()
    inside = {name for name in names if ".dist-info/" not in name}

    assert {name.partition("/")[0] for name in inside} == {"telegram_simulator"}
    assert {f"telegram_simulator/{name}" for name in ("py.typed", "page/index.html")} <= inside
    readme = (SOURCE / "README.md").read_text(encoding="utf-8")
    linked = {f"telegram_simulator/{name}" for name in re.findall(r"\]\(([\w./]+)", readme)}
    assert linked <= inside  # for people who have only the wheel
    assert not any("/tests/" in name or name.endswith(".toml") for name in inside)
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_example_of_its_readme_runs_where_it_is_installed_beside_a_bot_of_ones_own(
    wheel: Path, tmp_path: Path
) -> None:
    commands, here = installed(tmp_path / "installed", wheel), tmp_path / "here"
    (here / "bot").mkdir(parents=True)
    readme = (SOURCE / "README.md").read_text(encoding="utf-8")
    for file, code in re.findall(r"(?ms)^```python\n# (\S+)\n(.*?)^```$", readme):
        (here / file).write_text(code, encoding="utf-8")
    tested = run(
        commands / "python", "-m", "pytest", "-q", "-p", "no:cacheprovider",
        "-o", "asyncio_default_fixture_loop_scope=function", "test_tea.py",
        folder=here,
    )  # fmt: skip
    helped = run(commands / "telegram-simulator", "--help", folder=here)

    assert (tested.returncode, tested.stderr) == (0, ""), tested.stdout
    assert "1 passed" in tested.stdout
    assert helped.stdout.startswith("usage: telegram-simulator"), helped.stderr


def test_its_tests_are_found_where_there_is_no_bot(tmp_path: Path) -> None:
    alone = tmp_path / SOURCE.name
    shutil.copytree(SOURCE, alone, ignore=shutil.ignore_patterns("__pycache__"))
    found = run(
        sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider",
        folder=alone,
    )  # fmt: skip

    assert found.returncode == 0, found.stdout + found.stderr
    collected = {line.partition("::")[0] for line in found.stdout.splitlines() if "::" in line}
    assert collected == {f"tests/{file.name}" for file in (SOURCE / "tests").glob("test_*.py")}


def test_romleuk_installs_all_that_the_copy_in_its_wheel_needs() -> None:
    needed = {re.split(r"[<>=]", each)[0] for each in project(SOURCE)["dependencies"]}
    installed_with_romleuk = {
        re.split(r"[<>=\[]", each)[0] for each in project(ROOT)["dependencies"]
    }

    assert needed <= installed_with_romleuk


def test_both_have_the_same_licence() -> None:
    assert (SOURCE / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()
