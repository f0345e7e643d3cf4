"""The procedural sprite world: clips, questions about them, answers, and the batches that a model trains on."""
