"""The report on learning says what people knew before, after and later."""
