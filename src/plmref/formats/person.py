"""One author from the parts of a name, Chinese names included."""

import re

from plmref.records.paper import Author

# Han characters, and the dot inside names that Chinese transcribes.
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff·• \u3000]+")

# https://zh.wikipedia.org/wiki/复姓: the surnames of two characters that are borne today.
_COMPOUND = (
    "欧阳歐陽太史端木上官司马司馬东方東方独孤南宫南宮万俟闻人聞人夏侯诸葛諸葛尉迟尉遲公羊赫连赫連澹台皇甫宗政濮阳濮陽公冶太叔申屠公孙公孫慕容仲孙仲孫钟离鍾離"
    "长孙長孫宇文司徒鲜于司空闾丘亓官司寇令狐呼延百里东郭東郭南门羊舌微生轩辕軒轅左丘西门西門第五拓跋完颜"
)
_COMPOUND_SURNAMES = frozenset(_COMPOUND[place : place + 2] for place in range(0, len(_COMPOUND), 2))
_LONGEST_HAN_NAME = 4
_ORGANIZATION = re.compile(r"(?:大学|大學|学院|學院|公司|集团|集團|中心|研究院|实验室|實驗室|团队|團隊|协会|協會)$")
_PARTICLE = re.compile(r"(?:^|\s)[a-z]|\s\s")


def author_of(family: str, given: str | None = None) -> Author | None:
    """Returns the author, with a Han name whole in `zh`, or None if there is no name.

    A Chinese name in one piece is split after its surname; one that is too long for a person is an organization and
    stays whole. Names of organizations are a `family` without `given`.
    """
    if not family:
        family, given = given or "", None
    if not family:
        return None
    if not family.isascii() and _HAN.fullmatch(family) and (not given or _HAN.fullmatch(given)):
        return _chinese(family, given)
    return Author(family=family, given=given or None)


def name_in_order(name: str) -> Author | None:
    """Returns the author whose name is written `First von Last`; a Chinese name has its surname in front.

    The rule is BibTeX's: the family name is the last word, with all from the first one in lower case on.
    """
    if name.isascii() and not _PARTICLE.search(name):
        given, _, family = name.strip().rpartition(" ")
        return author_of(family, given)
    words = name.split()
    if len(words) < 2 or _HAN.fullmatch(name):
        return author_of(name.strip())
    family_at = next((place for place, word in enumerate(words[:-1]) if word[0].islower()), len(words) - 1)
    return author_of(" ".join(words[family_at:]), " ".join(words[:family_at]))


def _chinese(family: str, given: str | None) -> Author | None:
    if not given:
        family, _, given = family.replace("\u3000", " ").strip().partition(" ")
        is_person = 1 < len(family) <= _LONGEST_HAN_NAME and "·" not in family and not _ORGANIZATION.search(family)
        if not given and is_person:
            cut = 2 if len(family) > 2 and family[:2] in _COMPOUND_SURNAMES else 1
            family, given = family[:cut], family[cut:]
    if not family:
        return None
    return Author(family=family, given=given or None, zh="".join((family + (given or "")).split()))
