"""The courses in which somebody takes part, named for them if there are several."""
