"""`python -m bot`: the administrator's commands."""

from bot.cli import main

main()
