"""Named people sign safety texts and confirm services, for one wording each."""
