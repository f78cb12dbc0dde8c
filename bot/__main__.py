"""The administrator's commands: `python -m bot`, and `romleuk` of an installed package."""

import gc
import signal
import sys
from pathlib import Path

_BUNDLED = Path(__file__).parent / "_bundled"
"""The simulated Telegram inside the wheel.

It is a package of its own, too. A second copy at the top level would go when that is removed.
"""


def main() -> None:
    """Load the command that was asked for, which takes a second, and run it."""
    gc.disable()  # nothing of what is loaded is garbage: `keep_loaded` enables it again
    if sys.argv[1:2] == ["run"]:
        # A bot that is stopped while it loads has begun nothing, so it ends well.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    if _BUNDLED.is_dir():
        sys.path.insert(0, str(_BUNDLED))
    from bot.cli import main as run

    run()


if __name__ == "__main__":
    main()
