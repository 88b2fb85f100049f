"""Words with the frequencies of real titles and abstracts, without any real text.

The frequencies were measured on the 55,839 titles and 18,224 abstracts of the ACL Anthology to 2020: in how many
records the word of each rank stands, how long texts are, how the vocabulary grows. What was measured is kept here as
the parameters of two curves and as a list of the field's commonest words; rarer words are made of syllables.

The rate of rank r (how often a text has its word, repetitions not counted) is a Zipf-Mandelbrot law that falls faster
from some rank on: c (r + b)^-a (1 + r / knee)^-fall. In titles, 9.7 words on average, real and fitted:

| rank | 1 | 2 | 5 | 10 | 30 | 100 | 1,000 | 10,000 |
|---|---|---|---|---|---|---|---|---|
| real | 34 % | 28 % | 21 % | 9.4 % | 3.6 % | 1.3 % | 0.13 % | 0.0036 % |
| fitted | 40 % | 28 % | 15 % | 9.1 % | 3.7 % | 1.3 % | 0.12 % | 0.0031 % |

Different words in 1,000, 10,000 and 55,839 titles: real 2,598, 9,527 and 23,763, fitted 2,592, 9,638 and 23,372.
In abstracts, 136 words on average, of which a fifth repeats a word of the same abstract:

| rank | 1 | 2 | 5 | 10 | 30 | 100 | 1,000 | 10,000 |
|---|---|---|---|---|---|---|---|---|
| real | 97 % | 95 % | 90 % | 72 % | 29 % | 13 % | 1.5 % | 0.033 % |
| fitted | 99 % | 97 % | 83 % | 65 % | 34 % | 13 % | 1.4 % | 0.036 % |

Different words in 1,000, 10,000 and 18,224 abstracts: real 9,544, 28,850 and 38,063, fitted 9,879, 28,464 and 36,920.
The median word of a vocabulary stands in one or two records, real and made. What is not imitated: that words of one
subject go together, and grammar.
"""

import random
from collections.abc import Sequence
from itertools import accumulate
from typing import Final, NamedTuple


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


VOCABULARY: Final = 400_000  # words; rarer ones would stand in no record of a million

# The commonest in abstracts, by rank.
COMMON: Final = _words(
    """
    the of a and to in we for this on that is with as paper our are by from an which language based be model can task
    data results show using it models or two present such also information propose these have text corpus different
    used has performance neural word not approach system state use learning both at between work art more new their
    training been into first systems tasks method methods experiments machine analysis english however well large
    other but semantic evaluation one languages over words features proposed dataset available natural than each
    research set only its while translation human datasets most knowledge existing sentence all automatic when
    processing novel domain level linguistic how trained corpora approaches annotated several annotation network
    problem classification study they context then specific three sentences quality some better speech where accuracy
    order demonstrate many describe resources time previous provide given representations nlp automatically framework
    best them introduce resource further standard was multi improve high embeddings evaluate various representation
    source process attention lexical test important multiple non about number outperforms presents texts describes
    through recent types structure shared often simple experimental including extraction baseline without across were
    score syntactic out user input part there relations target generation related question same will applications
    detection deep find compared recognition significantly terms current developed techniques development networks
    achieves pairs cross very any entity generated learn parsing architecture make do document particular supervised
    focus significant effective perform open second sequence achieve within content way understanding address may
    general documents up social low pre tools even scale end manually generate annotations addition single provides
    parallel uses train users feature investigate modeling applied web real similarity dependency due complex
    embedding challenging sentiment common identify achieved so possible like no studies finally thus long form
    relation obtained able small improvements compare similar useful shows multilingual those algorithm prediction
    german main named explore baselines entities domains type among fine allows improvement scores support
    """
)
# The commonest in titles, by rank; those of the other list follow.
_TITLES: Final = _words(
    """
    for of a and in the to based with language using translation on learning word machine an from semantic text corpus
    system neural parsing analysis task model speech automatic chinese extraction models approach information data
    evaluation generation classification multi english recognition lexical natural by dependency at detection
    annotation knowledge domain statistical dialogue sentiment entity corpora study systems cross linguistic discourse
    multilingual towards processing syntactic unsupervised languages sentence context as grammar modeling question
    features identification sense spoken french disambiguation web structure networks embeddings japanese large named
    document summarization resources answering segmentation similarity level supervised relation network deep
    """
)
_ONSETS: Final = _words("b c d f g h j k l m n p r s t v w z bl br ch cl cr dr fl gr pl pr sc sh sp st th tr")
_NUCLEI: Final = _words("a e i o u a e i o ea ai ou io")
_CODAS: Final = ("", "", "", "", *_words("l m n r s t x ct nd ng nt rm st"))
_ENDINGS: Final = ("s", "ed", "ing", "er", "ers", "ation", "al", "ity")
_INFLECTED: Final = 0.4  # of the words that are not common are another form of one

HAN: Final = _words(
    """
    的 和 在 了 模型 语言 方法 本文 基于 任务 学习 训练 预训练 文本 研究 数据 实验 结果 提出 表示 语义 神经
    网络 机器 翻译 中文 信息 注意力 知识 句子 词 分析 生成 识别 抽取 关系 实体 情感 分类 问答 对话 系统 大规模 性能
    有效 不同 特征 编码器 掩码 动态 迁移 图谱 理解 推理 语料库 领域 参数 增强 多任务
    """
)
_COMPOUNDS: Final = 100_000
_HAN_WORDS: Final = 30_000
_HAN_CHARACTERS: Final = 3_500


class Curve(NamedTuple):
    """The rate of the word of a rank."""

    c: float
    b: float
    a: float
    knee: float
    fall: float

    def rate(self, rank: int) -> float:
        """Returns how often a text has the word of that rank, from 1 on."""
        return float(self.c * (rank + self.b) ** -self.a * (1 + rank / self.knee) ** -self.fall)


TITLES: Final = Curve(0.703, 0.450, 0.850, 1990, 1.230)
ABSTRACTS: Final = Curve(8.209, 0.773, 0.869, 3890, 1.606)
_HAN_CURVE: Final = Curve(1.0, 2.7, 1.0, 4000, 0.7)

_COMPOUND_CURVE: Final = Curve(1.0, 0.5, 0.75, 100, 0.38)


class Words:
    """Words by rank, and as many as wanted of them drawn by their rates."""

    def __init__(self, words: Sequence[str], curve: Curve) -> None:
        """Takes the words, the commonest first."""
        self._words = words
        self._cumulated = list(accumulate(map(curve.rate, range(1, len(words) + 1))))

    def draw(self, chance: random.Random, count: int) -> list[str]:
        """Returns that many words, each drawn by itself."""
        return chance.choices(self._words, cum_weights=self._cumulated, k=count)


def english() -> tuple[Words, Words]:
    """Returns the words of titles and those of abstracts: the same ones, in two orders."""
    chance = random.Random("the words of a language")
    words = list(dict.fromkeys([*COMMON, *_TITLES]))
    known = set(words)
    while len(words) < VOCABULARY:
        if chance.random() < _INFLECTED:
            word = chance.choice(words[: 2 * len(COMMON)] if chance.random() < 0.1 else words)
            word = word[: -1 if word.endswith("e") else None] + chance.choice(_ENDINGS)
        else:
            word = "".join(_syllable(chance) for _ in range(chance.choice((2, 2, 2, 3, 3))))
        if word not in known and len(word) < 18:
            known.add(word)
            words.append(word)
    titled = set(_TITLES)
    return Words([*_TITLES, *(word for word in words if word not in titled)], TITLES), Words(words, ABSTRACTS)


def hyphenated(words: Words) -> Words:
    """Returns words of two with a hyphen between; real abstracts have as many different ones and use them as often."""
    chance = random.Random("words of two")
    first, second = words.draw(chance, _COMPOUNDS), words.draw(chance, _COMPOUNDS)
    return Words(list(dict.fromkeys(map("-".join, zip(first, second, strict=True)))), _COMPOUND_CURVE)


def chinese() -> Words:
    """Returns Chinese words: the field's commonest, then made ones of two characters, some of one or three."""
    chance = random.Random("the words of another language")
    characters = [chr(0x4E00 + place * 7919 % 20_900) for place in range(_HAN_CHARACTERS)]
    weights = list(accumulate(1 / (rank + 20) for rank in range(_HAN_CHARACTERS)))
    words = dict.fromkeys(HAN)
    while len(words) < _HAN_WORDS:
        length = chance.choice((1, 2, 2, 2, 2, 2, 2, 3))
        words["".join(chance.choices(characters, cum_weights=weights, k=length))] = None
    return Words(list(words), _HAN_CURVE)


def _syllable(chance: random.Random) -> str:
    return chance.choice(_ONSETS) + chance.choice(_NUCLEI) + chance.choice(_CODAS)
