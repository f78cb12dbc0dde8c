"""Writes a recorded session as a pytest test."""

import json
from collections.abc import Iterator
from dataclasses import fields
from math import ceil
from typing import Any

from telegram_simulator.people import Cast, Group, Persona
from telegram_simulator.recorder import MOST_STEPS, MessageRef, QueryRef, Recorder, Step

_USUAL_SECONDS = 5
_LINE = 96  # in a function
_HEAD = '''"""A session that people played, as a test; `telegram_simulator` wrote it.

It asks for a fixture `running_bot` of yours, which runs your bot while the test runs. Texts that
are not the same each time, such as a date, need `seen(chat, PART)` instead of `answers`.
"""
'''


def written_test(recorder: Recorder, cast: Cast, name: str, *, sync: bool) -> str:
    """Return the source of a test with the name `test_NAME`."""
    recorder.check()
    used = {step.fields[each].step for step in recorder.steps for each in _queries(step)}
    body = [
        line
        for number, step in enumerate(recorder.steps)
        for line in _step(number, step, kept=number in used, sync=sync)
    ]
    if recorder.cut:
        body.append(f"# The session went on: a recording ends after {MOST_STEPS} actions.")
    own_cast = _value(_plain_cast(cast)) if _plain_cast(cast) != Cast() else ""
    head = _head(own_cast, name, sync=sync)
    return "\n".join([*head, *(f"    {line}" for line in body or ["pass"]), ""])


def _head(own_cast: str, name: str, *, sync: bool) -> list[str]:
    used = [each.__name__ for each in (Cast, Group, Persona) if f"{each.__name__}(" in own_cast]
    lines = [_HEAD, *(["from typing import Any", ""] if own_cast else [])]
    lines += ["import pytest", ""]
    lines += [f"from telegram_simulator import {', '.join([*used, 'Simulated'])}", "", ""]
    if own_cast:
        lines += ["@pytest.fixture", "def simulated_arguments() -> dict[str, Any]:"]
        lines += ["    return {", f'        "cast": {own_cast},', "    }", "", ""]
    lines.append('@pytest.mark.usefixtures("running_bot")')
    lines += [] if sync else ["@pytest.mark.asyncio"]
    begin = "def" if sync else "async def"
    return [*lines, f"{begin} test_{name}(simulated: Simulated) -> None:"]


def _step(number: int, step: Step, *, kept: bool, sync: bool) -> Iterator[str]:
    yield from (f"# {note}" for note in step.notes)
    if step.name:
        told = [f"{name}={_value(value)}" for name, value in step.fields.items()]
        begin = f"answer_{number} = " if kept else ""
        yield _call(f"{begin}simulated.act", [_value(step.name), *told])
    for chat, answers in step.checks:
        yield f"{'simulated.sees' if sync else 'await simulated.seen'}("
        yield f"    {_value(chat)},"
        if answers:
            yield "    answers=["
            yield from (f"        {_value(line)}," for line in answers.split("\n"))
            yield "    ],"
        else:
            yield '    answers="",'
        if step.lasted > _USUAL_SECONDS / 2:
            yield f"    seconds={ceil(step.lasted * 3)},"
        yield ")"


def _call(function: str, told: list[str]) -> str:
    """Return a call in one line, or with one line for each value if it is too long."""
    line = f"{function}({', '.join(told)})"
    if len(line) <= _LINE:
        return line
    return "\n        ".join([f"{function}(", *(f"{each}," for each in told)]) + "\n    )"


def _queries(step: Step) -> list[str]:
    return [name for name, value in step.fields.items() if isinstance(value, QueryRef)]


def _plain_cast(cast: Cast) -> Cast:
    """Return a cast without its token, which each run makes."""
    shown = {each.name: getattr(cast, each.name) for each in fields(cast)}
    return Cast(**shown | {"bot_token": None})


def _value(value: Any) -> str:
    """Return a value as source."""
    match value:
        case MessageRef(chat, text, newer):
            more = f", newer={newer}" if newer else ""
            return f"simulated.message_id({_value(chat)}, {_value(text)}{more})"
        case QueryRef(step):
            return f'answer_{step}["query_id"]'
        case str() if value.isprintable():
            return json.dumps(value, ensure_ascii=False)
        case tuple() | list() | dict() | Cast() | Group() | Persona():
            return _compound(value)
        case _:
            return repr(value)


def _compound(value: Any) -> str:
    match value:
        case tuple():
            return f"({', '.join(map(_value, value))}{',' * (len(value) == 1)})"
        case list():
            return f"[{', '.join(map(_value, value))}]"
        case dict():
            return f"{{{', '.join(f'{_value(k)}: {_value(v)}' for k, v in value.items())}}}"
        case _:
            told = [
                f"{each.name}={_value(getattr(value, each.name))}"
                for each in fields(value)
                if getattr(value, each.name) != each.default
            ]
            return f"{type(value).__name__}({', '.join(told)})"
