"""The report on meetings says who attended and how useful they were."""
