"""Words that tell bodies, functions, remarks and people apart in lists."""
