"""The image and Compose's file pass their own tools, and name what is there."""

import fnmatch
import re
import shlex
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import typer.main
import yaml

from bot.cli.commands import app
from bot.cli.server import TRIED
from bot.settings import Settings
from bot.web.webhook import MOST_BYTES

ROOT = Path(__file__).parents[2]
TOOLS = Path(sysconfig.get_path("scripts"))
DEPLOY = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
ADDED = ("docs/deploy/compose.postgres.yaml", "docs/deploy/compose.webhook.yaml")
"""What is added to `compose.yaml` by one more -f each."""
DATA = "/data"
MEMORY = "768m"
"""As in the unit of systemd: a file that takes more must not take the machine with it."""
Json = dict[str, Any]


def checked(*words: str) -> str:
    """Run a checker; return what it said if it found nothing."""
    done = subprocess.run(
        [TOOLS / words[0], *words[1:]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def compose() -> Json:
    found: Json = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    return found


def lines(instruction: str) -> list[str]:
    """What follows an instruction of the Dockerfile, each time."""
    joined = DOCKERFILE.replace("\\\n", " ")
    return re.findall(rf"^{instruction} (.*)$", joined, re.MULTILINE)


def takes(words: list[str]) -> None:
    """Fail unless the command line takes these words."""
    found: Any = typer.main.get_command(app)
    while hasattr(found, "commands"):
        if words[0] in {name for option in found.params for name in option.opts}:
            return  # such as --version
        found, words = found.commands[words[0]], words[1:]
    found.make_context(found.name, list(words))


def test_the_dockerfile_has_no_fault_that_its_linter_knows() -> None:
    assert checked("hadolint", "Dockerfile") == ""


@pytest.mark.parametrize("name", ["compose.yaml", *ADDED])
def test_compose_reads_its_file(name: str) -> None:
    checked("check-jsonschema", "--builtin-schema", "vendor.compose-spec", name)


def test_the_image_runs_as_nobody_special_and_asks_the_bot_for_its_health() -> None:
    (user,) = lines("USER")
    (asked,) = re.findall(r'HEALTHCHECK .*CMD \["romleuk", "(\w+)"\]', DOCKERFILE)
    (command,) = lines("CMD")

    assert user == "10001:10001"
    assert "--uid 10001" in DOCKERFILE
    takes([asked])
    takes(yaml.safe_load(command))


def test_what_the_image_is_made_of_is_there_and_not_ignored() -> None:
    kept = [
        line[1:]
        for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
        if line.startswith("!")
    ]
    copied = [name for line in lines("COPY") if "--from" not in line for name in line.split()[:-1]]

    assert sorted(copied) == sorted(kept)
    assert [name for name in copied if not (ROOT / name).exists()] == []
    assert not any(fnmatch.fnmatch(name, "*token*") for name in kept)


def test_every_package_of_the_build_has_its_hash() -> None:
    lock = (ROOT / ".ci" / "build.lock").read_text(encoding="utf-8")
    packages = re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE)

    assert {"hatchling", "hatch-fancy-pypi-readme"} <= set(packages)
    assert len(re.findall(r"--hash=", lock)) >= len(packages)


def test_its_settings_exist_and_the_rest_is_read_only(compose: Json) -> None:
    for service in compose["services"].values():
        named = service.get("environment", {})
        assert {name.removeprefix("ROMLEUK_").lower() for name in named} <= set(
            Settings.model_fields
        )
        assert service["read_only"]
        assert service["cap_drop"] == ["ALL"]
        assert "no-new-privileges:true" in service["security_opt"]
        assert service["mem_limit"] == MEMORY
    token = compose["services"]["bot"]["environment"]["ROMLEUK_TOKEN_FILE"]
    assert token == "/run/secrets/" + compose["services"]["bot"]["secrets"][0]
    assert set(compose["services"]["bot"]["secrets"]) <= set(compose["secrets"])


def test_the_demo_of_the_container_is_not_published_by_accident(compose: Json) -> None:
    demo = compose["services"]["demo"]
    port = Settings.model_fields["demo_port"].default

    takes(demo["command"])
    assert demo["ports"] == [f"127.0.0.1:{port}:{port}"]
    assert f"ROMLEUK_DATA_DIR=/data/demo/{port} romleuk health" in demo["healthcheck"]["test"][1]
    assert demo["profiles"] == ["demo"]


def test_the_token_of_the_container_is_in_no_commit() -> None:
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()

    assert "secrets/" in ignored


@pytest.mark.parametrize("name", ADDED)
def test_what_is_added_to_compose_fits_and_is_as_confined(name: str, compose: Json) -> None:
    added = yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))
    bot = added["services"].pop("bot")
    secrets = set(compose["secrets"]) | set(added.get("secrets", {}))

    takes(bot.get("command", ["run"]))
    assert {key.removeprefix("ROMLEUK_").lower() for key in bot["environment"]} <= set(
        Settings.model_fields
    )
    assert set(bot.get("secrets", [])) <= secrets
    assert set(bot["networks"]) <= {"default", *added["networks"]}
    assert set(bot.get("depends_on", {})) <= set(added["services"])
    for beside in added["services"].values():
        assert beside["read_only"]
        assert beside["cap_drop"] == ["ALL"]
        assert "no-new-privileges:true" in beside["security_opt"]
        assert set(beside.get("secrets", [])) <= secrets
        assert set(beside["networks"]) & set(bot["networks"])
    for network in added["networks"].values():
        assert network["internal"]


def test_the_database_of_compose_is_the_release_that_was_tried_and_reached_by_nobody_else() -> None:
    added = yaml.safe_load((ROOT / ADDED[0]).read_text(encoding="utf-8"))
    database = added["services"]["database"]
    (guide,) = re.findall(r"postgresql://(\w+):\$\([^)]*\)@(\w+)/(\w+)", DEPLOY)
    named = database["environment"]

    assert database["image"].startswith(f"postgres:{TRIED}-")
    assert "ports" not in database
    assert database["networks"] == ["database"]
    assert guide == (named["POSTGRES_USER"], "database", named["POSTGRES_DB"])
    for secret in ("database", "database-password"):
        assert f"secrets/{secret}" in DEPLOY


def test_the_proxies_pass_on_to_where_the_bot_listens() -> None:
    default = Settings.model_fields["webhook_listen"].default
    port = default.rpartition(":")[2]
    added = yaml.safe_load((ROOT / ADDED[1]).read_text(encoding="utf-8"))["services"]
    nginx = (ROOT / "docs/deploy/nginx.conf").read_text(encoding="utf-8")

    assert added["bot"]["environment"]["ROMLEUK_WEBHOOK_LISTEN"] == f"0.0.0.0:{port}"
    assert added["proxy"]["command"][-1] == f"bot:{port}"
    assert f"proxy_pass http://{default};" in nginx
    assert f"--to {default}" in DEPLOY
    assert nginx.count("{") == nginx.count("}") == 2
    assert MOST_BYTES == 1024 * 1024
    assert "client_max_body_size 1m;" in nginx


def typed() -> list[str]:
    """Every command for Compose in the guides."""
    guides = DEPLOY + (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    whole = re.findall(r"`(docker compose [^`]+)`", guides)
    return whole + re.findall(r"^(docker compose .+)$", guides, re.MULTILINE)


@pytest.mark.parametrize("line", sorted(set(typed())))
def test_what_the_guides_type_for_a_container_is_possible(line: str, compose: Json) -> None:
    words = shlex.split(line.partition(" > ")[0])[2:]
    files = [yaml.safe_load((ROOT / name).read_text(encoding="utf-8")) for name in ADDED]
    services = set(compose["services"]).union(*(each["services"] for each in files))
    while words[0].startswith("-"):
        option, value, *words = words
        assert option in {"-f", "--profile"}
        assert option == "--profile" or (ROOT / value).is_file()
    command, *rest = words
    named = [word for word in rest if not word.startswith("-")]

    assert command in {"up", "build", "stop", "start", "run", "exec", "cp", "ps", "logs"}
    if command == "cp":
        service, _, path = named[0].partition(":")
        assert path.startswith(DATA)
        named = [service]
    if command in {"run", "exec"}:
        service, *inside = rest[rest.index("--rm") + 1 :] if command == "run" else rest
        named = [service]
        # What `run` gets stands behind the entrypoint of the image, and `exec` knows none.
        if command == "exec" and service == "bot":
            assert inside.pop(0) == "romleuk"
        if service == "bot":
            takes(inside)
            assert all(word.startswith(DATA) for word in inside if word.startswith("/"))
    assert set(named) <= services


def test_an_upgrade_of_a_container_looks_before_it_starts_and_goes_back_with_the_bot_stopped() -> (
    None
):
    guide = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    [(there, back)] = re.findall(r"^\| a container \| (.+) \| (.+) \|$", guide, re.MULTILINE)
    steps = [re.findall(r"`([^`]+)`", way) for way in (there, back)]
    stop, start = "docker compose stop bot", "docker compose up -d"

    assert steps == [
        [
            "git pull --ff-only",
            "docker compose build",
            stop,
            "docker compose run --rm bot content check",
            "docker compose run --rm bot doctor",
            start,
        ],
        [
            stop,
            "git checkout COMMIT",
            "docker compose build",
            "docker compose run --rm bot db restore /data/backups/FILE",
            start,
        ],
    ]
    assert lines("ENTRYPOINT") == ['["romleuk"]']
    assert f"ROMLEUK_DATA_DIR={DATA}" in DOCKERFILE
