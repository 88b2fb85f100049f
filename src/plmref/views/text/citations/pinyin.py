"""Names that are Chinese names in pinyin, told by their syllables."""

import re

# The syllables of Hanyu Pinyin without tones (GB/T 16159): the finals that each initial takes.
_FINALS = {
    "": "a ai an ang ao e ei en eng er o ou",
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e ei eng i ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve ü üe",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ve ü üe",
    "g": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "k": "a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo",
    "h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "j": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "q": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "ch": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "sh": "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
    "r": "an ang ao e en eng i ong ou u uan ui un uo",
    "z": "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
    "c": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "s": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "y": "a an ang ao e i in ing o ong ou u uan ue un",
    "w": "a ai an ang ei en eng o u",
}
_SYLLABLE = "|".join(initial + final for initial, finals in _FINALS.items() for final in finals.split())
_GIVEN = re.compile(rf"(?:{_SYLLABLE})(?:['’]?(?:{_SYLLABLE}))?", re.IGNORECASE)
_FAMILY = re.compile(rf"{_SYLLABLE}|ouyang|shangguan|sima|situ|zhuge|huangfu|dongfang|ximen", re.IGNORECASE)


def is_pinyin(family: str, given: str) -> bool:
    """Tells whether a name can be a Chinese one, written as GB/T 28039 wants it.

    That is a family name of one syllable, or a known one of two, and a given name of one or two, in one word. A few
    Western names pass as well ("Alan Lin").
    """
    return bool(_FAMILY.fullmatch(family) and _GIVEN.fullmatch(given))
