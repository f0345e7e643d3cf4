"""The paper's ablations on the sprite world: variants, their training, their table."""
