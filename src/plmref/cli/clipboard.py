"""The clipboard of the terminal, which also reaches the user's own over SSH."""

import sys


def copy_through_terminal(text: str) -> str:
    """Sends text to the clipboard of the terminal that stderr or stdout is; returns a line that says what came of it.

    The sequence is OSC 52 of xterm (invisible-island.net/xterm/ctlseqs). Terminals do not answer it, and some are set
    to ignore it, so nobody can know whether it was taken.
    """
    stream = next((stream for stream in (sys.stderr, sys.stdout) if stream.isatty()), None)
    if stream is None:
        return "not copied: neither stdout nor stderr is a terminal"
    from base64 import b64encode

    stream.write(f"\x1b]52;c;{b64encode(text.encode(errors='replace')).decode('ascii')}\x07")
    stream.flush()
    return "sent to the terminal's clipboard"
