"""The list of commands; the module of each is imported when it is asked for."""

import gc
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup

from bot.cli import logs
from bot.cli.garbage import keep_loaded

COMMANDS: Final[Mapping[str, str]] = {
    "demo": "demo",
    "run": "running",
    "simulate": "simulate",
    "invite": "people",
    "certificate": "certificate",
    "preview-week": "coming",
    "doctor": "doctor",
    "health": "health",
    "db": "db",
    "access": "access",
    "content": "content",
    "locale": "locale",
    "guard": "guard",
}
"""The module of each command: it has a function of the command's name, or an `app` with more."""


class _Imported(Mapping[str, Any]):
    """The commands by name; looking one up imports its module."""

    def __getitem__(self, name: str) -> Any:
        module = import_module(f"bot.cli.{COMMANDS[name]}")
        if not gc.isenabled():
            keep_loaded()
        if hasattr(module, "app"):
            return typer.main.get_command(module.app)
        alone = typer.Typer(add_completion=False)
        alone.command(name)(getattr(module, name.replace("-", "_")))
        return typer.main.get_command(alone)

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


class _Commands(TyperGroup):
    """The commands: one is imported to run it, all for the help."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options | {"commands": _Imported()})


def _tell_release(wanted: bool) -> None:  # noqa: FBT001 - typer calls it with the option's value
    if wanted:
        from bot.cli.release import release

        typer.echo(f"Romleuk {release()}")
        raise typer.Exit


Version = Annotated[
    bool,
    typer.Option("--version", callback=_tell_release, is_eager=True, help="which release this is"),
]
app = typer.Typer(
    name="romleuk",
    cls=_Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


@app.callback()
def romleuk(*, version: Version = False) -> None:
    """Romleuk, a follow-up companion on Telegram. Settings come from ROMLEUK_... variables."""


def main() -> None:
    """Run the command line; of an unknown error, print only its class and places.

    Its message may hold what somebody wrote, or the address of Telegram with the token.
    """
    try:
        app()
    except Exception as error:  # noqa: BLE001 - whatever nobody foresaw
        typer.echo(logs.crash(error), err=True)
        raise SystemExit(1) from None
