"""Rate limits: core.telegram.org/bots/faq, as buckets (30/s, 1/s a chat, 20 a minute a group)."""

from telegram_simulator import Simulator
from telegram_simulator.api_errors import ApiError
from telegram_simulator.limits import Limits
from telegram_simulator.tests.client import Client


class Sends:
    """Rate limits on a clock that the test moves."""

    def __init__(self, mode: str) -> None:
        self.now = 1000.0
        self.limits = Limits(lambda: self.now)
        self.limits.set_mode(mode)

    def passed(self, chats: list[int], method: str = "sendMessage") -> list[int]:
        """Return 0 for each send that passes, else the seconds to wait."""
        results = []
        for chat in chats:
            try:
                self.limits.check(method, 1, chat)
                results.append(0)
            except ApiError as error:
                results.append((error.parameters or {})["retry_after"])
        return results


def test_a_private_chat_accepts_three_messages_at_once_and_one_a_second() -> None:
    sends = Sends("realistic")
    assert sends.passed([5] * 4) == [0, 0, 0, 1]
    sends.now += 1
    assert sends.passed([5] * 2) == [0, 1]
    assert sends.passed([6]) == [0]


def test_a_group_accepts_twenty_messages_a_minute_including_edits() -> None:
    sends = Sends("realistic")
    assert sends.passed([-5] * 10) + sends.passed([-5] * 11, "editMessageText") == [0] * 20 + [3]


def test_all_chats_together_accept_thirty_messages_a_second() -> None:
    sends = Sends("realistic")
    assert sends.passed(list(range(1, 32))) == [0] * 30 + [1]


def test_harsh_limits_ask_for_ten_times_the_wait() -> None:
    sends = Sends("harsh")
    assert sends.passed([5, 5, -5, -5]) == [0, 20, 0, 35]


def test_answers_and_questions_are_not_counted() -> None:
    sends = Sends("realistic")
    assert sends.passed([5] * 40, "answerCallbackQuery") == [0] * 40


async def test_limits_are_off_until_they_are_switched_on(
    client: Client, simulator: Simulator
) -> None:
    dara = await client.open()
    for _ in range(40):
        await client.ok("sendMessage", chat_id=dara, text="x")
    await client.sim("limits", mode="realistic")
    answers = [(await client.raw("sendMessage", chat_id=dara, text="x"))[0] for _ in range(4)]
    assert answers == [200, 200, 200, 429]
    assert simulator.controls.hello()["limits"] == "realistic"
