"""Files of a user's own, as small as tests need them; what they say of the toys is their own."""

from pathlib import Path

READING = """# 预训练语言模型
## 模型
#### [201907 RoBERTa: A Toy Approach](notes/roberta.md)
- https://arxiv.org/abs/1907.00001
- 动态掩码更好
  - even deeper
![](images/box.png)

#### [201803 Toy-ELMo: Deep Toy Representations of Nothing（Toy/NAACL2018）](https://arxiv.org/abs/1803.00009)
- reads both ways
- [code](https://github.com/example/elmo)

## 应用
#### [2020 Zebra Search with Stripes](https://example.org/zebra)
- stripes
"""
NOTE = (
    "# RoBERTa notes\n\nthe very own note\n\n#### [2016 A Paper that No List Has](https://arxiv.org/abs/1602.00001)\n"
)
BIB = """@inproceedings{bert19, title = {Toy-{BERT}: A Record to Copy}, year = 2019,
  url = {https://aclanthology.org/N19-0001}}
@article{zebra20, title = {Zebra Search with Stripes}, year = 2020, journal = {J. Stripes},
  abstract = {All about hooves.}, keywords = {animals}}
@article{okapi, title = {Okapis in the Forest at Night}, year = 1994, author = {M{\\"u}ller, Zo{\\"e}}}
"""
CSL = """[{"id": "quagga", "type": "article-journal", "title": "The Quagga and Its Language Model",
  "issued": {"date-parts": [[1883]]}, "author": [{"family": "Gray", "given": "J."}]}]
"""
LINES = """{"id": "gnu", "title": "Gnus Not Unix but Animals", "date": "2016-05-01", "links": [{"url": "https://gnu.example.org/p"}]}
"""
YAML = """- id: own-tapir
  title: Tapirs Are Read by a Model
  names: [TapirNet]
  type: preprint
  authors: [{family: Nobody}]
  organizations: [{en: Zoo, zh: 动物园}]
  date: "2015-03"
  sources: ["https://example.org/tapir"]
  section: models
  topics: []
  key_points: [{en: Tapirs are shy., zh: 貘很害羞。, source: Abstract}]
"""
FILES = {
    "reading.md": READING,
    "notes/roberta.md": NOTE,
    "images/box.png": "png",
    "refs.bib": BIB,
    "zotero.json": CSL,
    "lines.jsonl": LINES,
    "own.yaml": YAML,
}
LISTS = ("reading.md", "refs.bib", "zotero.json", "lines.jsonl", "own.yaml")


def write_files(folder: Path) -> Path:
    """Writes all files into a folder."""
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder
