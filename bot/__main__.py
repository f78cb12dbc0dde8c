"""The administrator's commands: `python -m bot`, and `romleuk` of an installed package."""

import signal
import sys


def main() -> None:
    """Load the commands, which takes a second, and run the one that was asked for."""
    if sys.argv[1:2] == ["run"]:
        # A bot that is stopped while it loads has begun nothing, so it ends well.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    from bot.cli import main as run

    run()


if __name__ == "__main__":
    main()
