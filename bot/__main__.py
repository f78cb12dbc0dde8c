"""`python -m bot`: the administrator's commands."""

import signal
import sys

if sys.argv[1:2] == ["run"]:
    # Loading takes a second. A bot that is stopped meanwhile has begun nothing, so it ends well.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))

from bot.cli import main

main()
