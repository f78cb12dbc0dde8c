"""Jobs: slow work that somebody waits for, saved until it is done."""
