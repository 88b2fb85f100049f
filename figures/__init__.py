"""The figures of the catalogue, drawn by code so that they all speak one visual language.

Run from the root of the repository, after ``pip install -e '.[figures]'``:

- ``python -m figures`` writes every figure into ``resources/images``, as SVG and as PNG beside it, and
  ``python -m figures electra-rtd`` one of them;
- ``python -m figures --check`` writes nothing and fails if an SVG there is not what the code draws.

Text becomes outlines, so that a reader needs no font. Who draws needs Noto Sans CJK Bold, which is free: it
is looked for where systems keep their fonts, and ``PLMREF_FONT`` may name the file. Outlines differ a little
between releases of a font; the figures in the repository are drawn with release 2.004.

The ground is light and opaque: one picture stands on dark and on light terminals and pages, and its colours keep
the contrast that they were chosen for.

To draw the next figure:

1. Start from the record, not from the paper's own picture. Draw only what the record and its sources say, and
   keep the table of the paper beside every number. A figure of a paper is never traced or copied.
2. Add a module to ``figures/drawings``, named after the file, with underscores: ``electra_rtd.py`` draws
   ``electra-rtd.png``. It has two public names: ``NAME``, the file's name without its ending, and ``draw``, which
   fills a `figures.style.Drawing` and returns it. Charts start from `figures.chart.Chart`. It is found by itself.
3. Place things on the grid (`figures.style.UNIT`), take colours and sizes from `figures.style`, and draw with
   the primitives there. If one is missing, add it there, so that the next figure has it too.
4. Use as few words as possible: English first, Chinese smaller below or beside it, nothing smaller than
   `figures.style.SMALL`. There is no title in the picture, because the caption in the record says it.
5. Look at the PNG at full size, at a width of 400 pixels, and in greyscale. What colour tells must also be
   told by shape, place or word.
"""
