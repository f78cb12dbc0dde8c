"""Coordinators tick who attended a meeting, also by typed names, beside a photo of a list."""
