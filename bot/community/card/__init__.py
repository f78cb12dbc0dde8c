"""One session in full: checked before it is saved, shown, corrected and deleted later."""
