"""Where links lead, and which places nobody here knows."""

import time

import pytest

from bot.safety.links.domain import domains, unknown

KNOWN = ("zoom.us", "t.me")

SECONDS = 8.0  # what is read anew from each sign takes a minute and more

FOUND = [
    (f"{'a' * 40}https://zoom.us/j", f"{'a' * 26}https://zoom.us/j"),  # no scheme is so long
    ("See you tomorrow.", ""),
    ("https://zoom.us/j/123?pwd=a", "zoom.us"),
    ("https://us02web.zoom.us/j/123", "us02web.zoom.us"),
    ("HTTP://Zoom.US/j", "zoom.us"),
    ("www.example.com and example.com", "example.com"),
    ("forms.gle/abc", "forms.gle"),
    ("t.me/joinchat", "t.me"),
    ('<a href="https://evil.example/x?a=1&amp;b=2">zoom.us</a>', "evil.example zoom.us"),
    ("https://zoom.us@evil.example/", "evil.example"),
    ("https://evil.example:443/", "evil.example"),
    ("https://evil.example\\@zoom.us/", "https://evil.example\\@zoom.us/"),
    ("ftp://files.example/x", "ftp://files.example/x"),
    ('<a href="tg://user?id=5">Dara</a>', ""),
    ('<a href="tg://resolve?domain=x">x</a>', "tg://resolve?domain=x"),
    ("Bring 2.5 kg, e.g. rice, by 9.30", ""),
    ("Read plan.pdf please", ""),
    ("evil.ru", "evil.ru"),
    ("write to dara@example.org", ""),
    ("<b>zoom</b>.us/j/1", ""),
]


@pytest.mark.parametrize(("html", "expected"), FOUND)
def test_domains(html: str, expected: str) -> None:
    assert " ".join(domains(html)) == expected


UNKNOWN = [
    ("zoom.us", ""),
    ("us02web.zoom.us", ""),
    ("evilzoom.us", "evilzoom.us"),
    ("zoom.us.evil.example", "zoom.us.evil.example"),
    ("t.me bit.ly", "bit.ly"),
]


@pytest.mark.parametrize(("found", "expected"), UNKNOWN)
def test_unknown(found: str, expected: str) -> None:
    assert " ".join(unknown(found.split(), KNOWN)) == expected


@pytest.mark.parametrize("part", ["a", "a.", "a-", "a1", "www."])
def test_long_words_are_read_once_and_not_from_each_character(part: str) -> None:
    text = (part * 60_000)[:60_000]

    began = time.process_time()
    domains(text)

    assert time.process_time() - began < SECONDS
