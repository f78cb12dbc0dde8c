"""Each parameter that the newest libraries know is simulated, without effect, or refused."""

import inspect
import subprocess
from collections.abc import Callable
from typing import Any

import orjson
import pytest
from telegram import Bot

from telegram_simulator import access
from telegram_simulator.known_parameters import HANDLED, REFUSED, REFUSED_INSIDE, WITHOUT_EFFECT
from telegram_simulator.methods import METHODS, RECEIVING
from telegram_simulator.not_simulated import NOT_SIMULATED

Script = Callable[..., subprocess.CompletedProcess[bytes]]
Models = dict[str, dict[str, list[str]]]
# how the library calls, and objects that it takes apart
NO_PARAMETERS = frozenset(
    """self read_timeout write_timeout connect_timeout pool_timeout api_kwargs filename
    contact location venue""".split()  # noqa: SIM905 - words
)
# python-telegram-bot puts these into the first of the media, and cuts the results by the other
OF_THE_LIBRARY = {
    "sendMediaGroup": {"caption", "parse_mode", "caption_entities"},
    "answerInlineQuery": {"current_offset"},
}
SENT_KEYS = """text icon_custom_emoji_id style url callback_data web_app login_url
switch_inline_query switch_inline_query_current_chat switch_inline_query_chosen_chat copy_text
callback_game pay"""
REQUESTS = "request_users request_user request_chat request_contact request_location request_poll"
# what the simulator reads of the objects that bots send, by type
FIELDS = {
    ("reply_markup", "InlineKeyboardButton"): SENT_KEYS,
    ("reply_markup", "KeyboardButton"): f"text icon_custom_emoji_id style web_app {REQUESTS}",
    ("reply_markup", "InlineKeyboardMarkup"): "inline_keyboard force_reply",
    ("reply_markup", "ReplyKeyboardMarkup"): (
        "keyboard is_persistent resize_keyboard one_time_keyboard input_field_placeholder "
        "selective force_reply"
    ),
    ("reply_markup", "ForceReply"): "force_reply input_field_placeholder selective",
    ("reply_markup", "ReplyKeyboardRemove"): "remove_keyboard selective",
    ("reply_parameters", "ReplyParameters"): (
        "message_id chat_id allow_sending_without_reply quote quote_parse_mode quote_entities "
        "quote_position"
    ),
    ("options", "InputPollOption"): "text text_parse_mode text_entities media",
    ("commands", "BotCommand"): "command description",
    ("media", "InputMediaPhoto"): "type media caption parse_mode caption_entities "
    "show_caption_above_media has_spoiler",
    ("media", "InputMediaVideo"): "type media thumbnail cover start_timestamp caption parse_mode "
    "caption_entities show_caption_above_media width height duration supports_streaming "
    "has_spoiler",
    ("media", "InputMediaAudio"): "type media thumbnail caption parse_mode caption_entities "
    "duration performer title",
    ("media", "InputMediaDocument"): "type media thumbnail caption parse_mode caption_entities "
    "disable_content_type_detection",
    ("media", "InputMediaAnimation"): "type media thumbnail caption parse_mode caption_entities "
    "show_caption_above_media width height duration has_spoiler",
    ("media", "InputPaidMediaPhoto"): "type media",
    ("media", "InputPaidMediaVideo"): "type media thumbnail cover start_timestamp width height "
    "duration supports_streaming",
    ("media", "InputPaidMediaLivePhoto"): "type media photo",
    ("media", "InputMediaLivePhoto"): "type media photo caption parse_mode caption_entities "
    "show_caption_above_media has_spoiler",
}


@pytest.fixture
def models(run_script: Script) -> Models:
    """Return what aiogram knows."""
    done = run_script("list_parameters.py")
    assert (done.returncode, done.stderr.decode()) == (0, "")
    found: Models = orjson.loads(done.stdout)
    return found


def of_python_telegram_bot(method: str) -> set[str]:
    function: Any = getattr(Bot, method, None)
    if function is None:
        return set()
    names = set(inspect.signature(function).parameters) - NO_PARAMETERS
    return names - OF_THE_LIBRARY.get(method, set())


def test_each_parameter_is_decided_on(models: Models) -> None:
    assert HANDLED.keys() == {*METHODS, *RECEIVING}
    for method, handled in HANDLED.items():
        known = set(models["methods"][method]) | of_python_telegram_bot(method)
        refused = REFUSED.get(method, frozenset())
        assert known - handled - refused == set(), method
        assert handled & refused == set(), method
        assert refused <= known, f"{method}: no model knows {refused - known}"


def test_what_is_handled_is_read_or_has_a_reason() -> None:
    """Every name that is not on the list of those without effect occurs in the source."""
    folder = access.__file__.rsplit("/", 1)[0]
    found = subprocess.run(
        ["grep", "-rhoE", '"[a-z_]+"', "--include=*.py", "--exclude-dir=tests",
         "--exclude=known_parameters.py", folder],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    words = {word.strip('"') for word in found.stdout.split()}
    handled = frozenset[str]().union(*HANDLED.values())
    # files are read by the kind of file; `type` and `result` as parts of other objects
    assert handled - words - WITHOUT_EFFECT.keys() == set()
    assert WITHOUT_EFFECT.keys() <= handled


def test_each_field_of_an_object_is_decided_on(models: Models) -> None:
    for (parameter, kind), fields in FIELDS.items():
        refused = REFUSED_INSIDE.get(parameter, frozenset())
        assert set(models["types"][kind]) - set(fields.split()) - refused == set(), kind


def test_each_method_is_simulated_or_has_a_reason(models: Models) -> None:
    assert set(models["methods"]) == {*METHODS, *RECEIVING, *NOT_SIMULATED}
    assert NOT_SIMULATED.keys().isdisjoint({*METHODS, *RECEIVING})
