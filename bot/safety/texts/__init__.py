"""Safety texts and the consent text stand in both languages until somebody signs one."""
