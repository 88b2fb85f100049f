"""How long plmref reads BibTeX, in times of what the parser library alone takes: ``python -I bibtex.py FILE``.

Run by the environment that plmref is installed in.
"""

import statistics
import sys
import time
from pathlib import Path

TURNS = 5


def main(file: Path) -> None:
    """Prints the median ratio, and entries per second."""
    from bibtexparser.entrypoint import parse_string

    from plmref.formats.bibtex import bibtex_entries

    text = file.read_text("utf-8", "replace")
    ratios, rates = [], []
    for _ in range(TURNS):
        start = time.process_time()
        parse_string(text)
        between = time.process_time()
        count = sum(1 for _ in bibtex_entries(text, str(file)))
        ended = time.process_time()
        ratios.append((ended - between) / (between - start))
        rates.append(count / (ended - between))
    print(statistics.median(ratios), statistics.median(rates))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
