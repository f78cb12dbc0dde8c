"""A typed PIN waits in memory, or sealed for any of several workers."""

from bot.people.pin.service import TypedPins

SECRET = b"s" * 32


def test_alone_a_process_remembers_a_pin_by_a_number_until_it_is_taken() -> None:
    typed = TypedPins()
    slot = typed.add("4711")

    assert isinstance(slot, int)
    assert typed.read(slot, secret=SECRET) == "4711"
    assert TypedPins().read(slot, secret=SECRET) is None
    assert typed.take(slot, secret=SECRET) == "4711"
    assert typed.take(slot, secret=SECRET) is None


def test_what_one_worker_seals_every_worker_with_the_same_secret_opens() -> None:
    slot = TypedPins().add("4711", secret=SECRET)

    assert isinstance(slot, str)
    assert "4711" not in slot
    assert slot != TypedPins().add("4711", secret=SECRET)
    assert TypedPins().read(slot, secret=SECRET) == "4711"
    assert TypedPins().take(slot, secret=SECRET) == "4711"
    assert TypedPins().take(slot, secret=b"t" * 32) is None
