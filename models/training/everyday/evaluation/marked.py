"""Puts a table into a document, between marks of its own."""

import re
from pathlib import Path


def write_between_marks(document: Path, name: str, table: str) -> None:
    """Replaces what stands between `<!-- name -->` and `<!-- /name -->`. Raises ValueError where these are missing."""
    text = document.read_text()
    pattern = re.compile(rf"(<!-- {re.escape(name)} -->\n).*?(<!-- /{re.escape(name)} -->)", re.DOTALL)
    if not pattern.search(text):
        raise ValueError(f"{document} has no <!-- {name} --> marks.")
    document.write_text(pattern.sub(lambda match: f"{match[1]}\n{table.strip()}\n\n{match[2]}", text, count=1))
