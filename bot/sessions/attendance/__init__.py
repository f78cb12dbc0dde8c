"""After a meeting people say whether they attended; coordinators see and correct it."""
