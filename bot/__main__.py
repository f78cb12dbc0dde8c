"""The administrator's commands: `python -m bot`, and `romleuk` of an installed package."""

import gc
import signal
import sys


def main() -> None:
    """Load the command that was asked for, which takes a second, and run it."""
    gc.disable()  # nothing of what is loaded is garbage: `keep_loaded` enables it again
    if sys.argv[1:2] == ["run"]:
        # A bot that is stopped while it loads has begun nothing, so it ends well.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    from bot.cli import main as run

    run()


if __name__ == "__main__":
    main()
