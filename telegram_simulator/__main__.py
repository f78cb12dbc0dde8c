"""`python -m telegram_simulator`, the command `telegram-simulator`."""

from telegram_simulator.command import run

run()
