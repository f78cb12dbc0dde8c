"""Any call of a bot gets a result or an error of the Bot API; nothing crashes."""

# ruff: noqa: E501, SIM905 - the words to choose from

from collections.abc import Callable
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from telegram_simulator import Simulator
from telegram_simulator.api_errors import ApiError
from telegram_simulator.entities import read
from telegram_simulator.entities.lengths import utf16, utf16_slice
from telegram_simulator.methods import METHODS
from telegram_simulator.parameters import Params
from telegram_simulator.samples import picture
from telegram_simulator.tests.client import filled

NAMES = """allow_sending_without_reply callback_query_id caption chat_id commands correct_option_ids
correct_option_id description entities explanation from_chat_id is_anonymous language_code latitude
longitude link_preview_options media menu_button message_id message_ids message_thread_id name
open_period options parse_mode question reaction reply_markup reply_parameters reply_to_message_id
scope text type user_id file_id photo document url secret_token action emoji""".split()
WORDS = [
    "", "x", "<b>x</b>", "*x*", "HTML", "MarkdownV2", "quiz", "-1", "1", "@x", "[", "{}", "[[]]", "true", "km",
    '[{"type": "photo", "media": "x"}]', '{"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}',
    '{"inline_keyboard": [[5]]}', '{"keyboard": [["a"]]}', '{"keyboard": [[5]]}', '["a", "b"]', "typing",
]  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**18) | st.sampled_from(WORDS) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from([*NAMES, "inline_keyboard", "keyboard", "callback_data", "media", "offset", "length"]),
        inner,
        max_size=4,
    ),
    max_leaves=8,
)  # fmt: skip
MARKS = st.text(alphabet="ab <>/&;=\"'\\*_~|`[]()!>.\n#x1😀ក-", max_size=40)


GOOD: dict[str, Any] = {
    "text": "x",
    "message_id": 2,
    "from_chat_id": "<dara>",
    "message_ids": [1, 2],
    "question": "?",
    "options": ["a", "b"],
    "type": "quiz",
    "correct_option_ids": [0],
    "explanation": "x",
    "description": "x",
    "photo": "<photo>",
    "media": [{"type": "photo", "media": "<photo>"}],
    "commands": [{"command": "a", "description": "b"}],
    "scope": {"type": "chat", "chat_id": "<dara>"},
    "latitude": 1,
    "longitude": 1,
    "action": "typing",
    "menu_button": {"type": "commands"},
    "user_id": "<dara>",
}
ONE_MEDIA = {"editMessageMedia": {"type": "photo", "media": "<photo>"}}


def error_of(ask: Callable[[], object]) -> ApiError | None:
    try:
        ask()
    except ApiError as error:
        return error
    return None


@settings(max_examples=1000, deadline=None)
@given(
    st.sampled_from(sorted(METHODS)),
    st.dictionaries(st.sampled_from(NAMES), VALUES, min_size=1, max_size=2),
)
@example("setChatMenuButton", {"menu_button": {"type": []}})
def test_no_parameters_crash_a_method(method: str, changed: dict[str, Any]) -> None:
    world = SIMULATOR.world
    dara = world.chats["dara"]
    places = {"<dara>": dara.id, "<photo>": PHOTO.id_for(world.main.id)}
    values = GOOD | {"chat_id": dara.id} | {"media": ONE_MEDIA.get(method, GOOD["media"])}
    values = filled(values, places) | changed
    error = error_of(lambda: METHODS[method](world, world.main, Params(values)))
    assert error is None or 400 <= error.code < 500


@settings(max_examples=400, deadline=None)
@given(MARKS, st.sampled_from(["HTML", "MarkdownV2", "Markdown", ""]))
def test_any_text_is_parsed_or_refused_and_entities_stay_inside(text: str, mode: str) -> None:
    error = error_of(lambda: read(text, mode, None))
    if error is not None:
        assert error.description.startswith("Bad Request: can't parse entities: ")
        return
    found = read(text, mode, None)
    end = utf16(found.text)
    assert found.text == found.text.strip(" \n\t")
    offsets = [entity["offset"] for entity in found.entities]
    assert offsets == sorted(offsets)
    for entity in found.entities:
        assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= end
        part = utf16_slice(found.text, entity["offset"], entity["length"])
        assert "\ufffd" not in part


def _simulator() -> Simulator:
    simulator = Simulator()
    simulator.acts.open_chat("dara")
    simulator.acts.message("dara", "hello")
    METHODS["sendMessage"](
        simulator.world,
        simulator.world.main,
        Params({"chat_id": simulator.world.chats["dara"].id, "text": "x"}),
    )
    simulator.stage.member("group", "bot", "administrator")
    return simulator


SIMULATOR = _simulator()
PHOTO = SIMULATOR.world.files.save("photo", "a.png", "image/png", picture())
