"""Two people of a list turn out to be one, and are merged; for a day it can be undone."""
