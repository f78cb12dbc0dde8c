"""Safety texts and the consent text are shown in both languages until somebody signs one."""
