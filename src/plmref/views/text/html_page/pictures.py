"""Pictures inside the page, as data: URIs."""

import base64
from pathlib import Path

_TYPES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
}
_LARGEST = 8 * 2**20  # bytes


def data_uri(path: Path | None) -> str | None:
    """Returns a picture as a data: URI, or None if there is none that a browser shows.

    Beside a PNG its drawing is looked for, which is sharp at any size. Scripts in a drawing do not run in an <img>.
    """
    if path is None:
        return None
    drawing = path.with_suffix(".svg")
    for file in dict.fromkeys(
        (drawing, path) if path.suffix.lower() == ".png" and not drawing.is_symlink() else (path,)
    ):
        kind = _TYPES.get(file.suffix.lower())
        try:
            if kind and file.is_file() and file.stat().st_size <= _LARGEST:
                return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"
        except OSError:
            continue
    return None
