"""The content pack: from folders of text files to frozen courses.

`loading.load` gives a course or raises ContentProblems; `loading.check` lists what is wrong;
`waiting.status` tells what still waits for a translation, a reviewer or a signature. The format is
described in content/reference.md.
"""
