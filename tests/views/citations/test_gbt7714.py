"""GB/T 7714 against examples of the standard itself.

The examples of the edition of 2025 carry its clause numbers. They were read in two independent places that agree: the
tests of github.com/zepinglee/gbt7714-bibtex-style (v3.0.1, tests/testfiles/2025-numeric.tlg and gbt7714-examples.bib)
and the previews of github.com/zotero-chinese/styles (GB-T-7714—2025 and GB-T-7714—2015, 顺序编码, index.md). The titles of
foreign works stand here as the standard prints them; formatters do not touch titles.
"""

# ruff: noqa: E501  # entries stand as they are printed

import pytest

from plmref.records.dates import PartialDate
from plmref.records.reference import Name, Reference
from plmref.views.text.citations.emphasis import plain
from plmref.views.text.citations.gbt7714 import gbt7714_2015, gbt7714_2025
from plmref.views.text.citations.pinyin import is_pinyin
from tests.views.citations.references import BERT, GPT, ROBERTA, T5, reference

_CVPR = "https://openaccess.thecvf.com/content/CVPR2024/html/Yu_Unmixing.html"

YU_XIAO = reference(
    "article", "于潇; 刘义; 柴跃廷; 孙宏波", "互联网药品可信交易环境中主体资质审核备案模式", "2012",
    venue="清华大学学报（自然科学版）", volume="52", number="11", pages="1518-1523",
)  # fmt: skip
YANG = reference("article", "杨洪升", "四库馆私家抄校书考略", "2013", venue="文献", number="1", pages="56-75")
DES_MARAIS = reference(
    "article", "Des Marais, D. J.; Strauss, H.; Summons, R. E.; Hayes, J. M.",
    "Carbon isotope evidence for the stepwise oxidation of the Proterozoic environment", "1992", venue="Nature",
    volume="359", pages="605-609",
)  # fmt: skip
CAPLAN = reference(
    "article", "Caplan, Priscilla", "Cataloging internet resources", "1993",
    venue="The Public-Access Computer Systems Review", volume="4", number="2", pages="61-66",
)  # fmt: skip
XIAO = reference(
    "inproceedings", "肖希明; 石庆功; 刘奕", "民国图书馆学教育的社会贡献", "2024",
    venue="纪念北京大学图书馆学教育100周年研讨会论文集", place="北京", publisher="北京大学信息管理系", pages="134-147",
)  # fmt: skip
LI_YAN = reference(
    "inproceedings", "李妍; 王莹", "医疗机构保洁人员“一前五后”手卫生干预效果研究", "2022",
    venue="中华预防医学会医院感染控制分会第31次全国医院感染学术年会", pages="2",
)  # fmt: skip
YU_YANG = reference(
    "inproceedings", "Yu, Yang; Pan, Erting; Wang, Xinya; Wu, Yuheng; Mei, Xiaoguang; Ma, Jiayi",
    "Unmixing before fusion: a generalized paradigm for multi-source-based hyperspectral image synthesis", "2024",
    venue="CVPR", url=_CVPR,
)  # fmt: skip
WANG_QI = reference(
    "thesis", "王琦", "融合星载GNSS-R和SAR数据的高时空分辨率土壤湿度反演方法研究", "2022", place="武汉",
    organization="武汉大学", pages="87",
)  # fmt: skip
CNNIC = reference(
    "report", "中国互联网络信息中心", "第29次中国互联网络发展状况统计报告", "2012-01-16",
    url="https://www.cnnic.net.cn/NMediaFile/old_attach/P020120612484958777344.pdf",
)  # fmt: skip
XU = reference(
    "web", "许振超", "“好好干，当一个好工人”", "2025-02-17",
    url="https://cpc.people.com.cn/n1/2025/0217/c443712-40419790.html",
)  # fmt: skip
BOOBIER = reference(
    "book", "Boobier, Tony", "AI and the future of banking", "2020", place="Chichester",
    publisher="John Wiley & Sons", pages="35",
)  # fmt: skip
BLOSS = reference(
    "preprint", "Bloss, C. S.; Wineinger, N. E.; Peters, M.; Boeldt, D. L.", "A prospective randomized trial examining "
    "health care utilization in individuals using multiple smartphone-enabled biosensors", "2015-10-28",
    venue="bioRxiv", url="https://doi.org/10.1101/029983",
)  # fmt: skip


@pytest.mark.parametrize(
    ("work", "accessed", "printed"),
    [
        pytest.param(YU_XIAO, None, "于潇，刘义，柴跃廷，等. 互联网药品可信交易环境中主体资质审核备案模式[J]. "
                     "清华大学学报（自然科学版），2012，52（11）：1518-1523.", id="8.5.3:3"),
        pytest.param(YANG, None, "杨洪升. 四库馆私家抄校书考略[J]. 文献，2013（1）：56-75.", id="8.1:3"),
        pytest.param(DES_MARAIS, None, "Des Marais D J，Strauss H，Summons R E，et al. Carbon isotope evidence for the "
                     "stepwise oxidation of the Proterozoic environment[J]. Nature，1992，359：605-609.", id="B.4:14"),
        pytest.param(CAPLAN, None, "Caplan P. Cataloging internet resources[J]. "
                     "The Public-Access Computer Systems Review，1993，4（2）：61-66.", id="8.1:4"),
        pytest.param(XIAO, None, "肖希明，石庆功，刘奕. 民国图书馆学教育的社会贡献[C]//"
                     "纪念北京大学图书馆学教育100周年研讨会论文集. 北京：北京大学信息管理系，2024：134-147.", id="8.6.1:3"),
        pytest.param(LI_YAN, None, "李妍，王莹. 医疗机构保洁人员“一前五后”手卫生干预效果研究[C]//"
                     "中华预防医学会医院感染控制分会第31次全国医院感染学术年会，2022：2.", id="8.6.3:1"),
        pytest.param(YU_YANG, None, "Yu Yang，Pan Erting，Wang Xinya，et al. Unmixing before fusion: a generalized paradigm "
                     "for multi-source-based hyperspectral image synthesis[C/OL]//CVPR，2024. " + _CVPR + ".",
                     id="8.6.3:3, without its page"),
        pytest.param(WANG_QI, None, "王琦. 融合星载GNSS-R和SAR数据的高时空分辨率土壤湿度反演方法研究[D]. "
                     "武汉：武汉大学，2022：87.", id="8.7.2:1"),
        pytest.param(CNNIC, None, "中国互联网络信息中心. 第29次中国互联网络发展状况统计报告[R/OL]. 2012-01-16. "
                     "https://www.cnnic.net.cn/NMediaFile/old_attach/P020120612484958777344.pdf.", id="B.7:1"),
        pytest.param(XU, PartialDate(2025, 6, 22), "许振超. “好好干，当一个好工人”[EB/OL]. （2025-02-17）[2025-06-22]. "
                     "https://cpc.people.com.cn/n1/2025/0217/c443712-40419790.html.", id="8.11.3.2:3"),
        pytest.param(BOOBIER, None, "Boobier T. AI and the future of banking[M]. Chichester：John Wiley & Sons，2020：35.",
                     id="5.1:3"),
        pytest.param(BLOSS, PartialDate(2018, 7, 12), "Bloss C S，Wineinger N E，Peters M，et al. A prospective randomized "
                     "trial examining health care utilization in individuals using multiple smartphone-enabled "
                     "biosensors[PP/OL]. bioRxiv（2015-10-28）[2018-07-12]. https://doi.org/10.1101/029983.", id="B.14:3"),
    ],
)  # fmt: skip
def test_an_example_of_the_edition_of_2025(work: Reference, accessed: PartialDate | None, printed: str) -> None:
    assert gbt7714_2025(work, accessed=accessed) == printed


@pytest.mark.parametrize(
    ("work", "accessed", "printed"),
    [
        (YU_XIAO, None, "于潇, 刘义, 柴跃廷, 等. 互联网药品可信交易环境中主体资质审核备案模式[J]. "
         "清华大学学报（自然科学版）, 2012, 52(11): 1518-1523."),
        (YANG, None, "杨洪升. 四库馆私家抄校书考略[J]. 文献, 2013(1): 56-75."),
        (DES_MARAIS, None, "DES MARAIS D J, STRAUSS H, SUMMONS R E, et al. Carbon isotope evidence for the stepwise "
         "oxidation of the Proterozoic environment[J]. Nature, 1992, 359: 605-609."),
        (XIAO, None, "肖希明, 石庆功, 刘奕. 民国图书馆学教育的社会贡献[C]//"
         "纪念北京大学图书馆学教育100周年研讨会论文集. 北京: 北京大学信息管理系, 2024: 134-147."),
        (WANG_QI, None, "王琦. 融合星载GNSS-R和SAR数据的高时空分辨率土壤湿度反演方法研究[D]. 武汉: 武汉大学, 2022: 87."),
        (CNNIC, PartialDate(2013, 3, 26), "中国互联网络信息中心. 第29次中国互联网络发展状况统计报告[R/OL]. "
         "(2012-01-16)[2013-03-26]. https://www.cnnic.net.cn/NMediaFile/old_attach/P020120612484958777344.pdf."),
        (XU, PartialDate(2025, 6, 22), "许振超. “好好干，当一个好工人”[EB/OL]. (2025-02-17)[2025-06-22]. "
         "https://cpc.people.com.cn/n1/2025/0217/c443712-40419790.html."),
        (BOOBIER, None, "BOOBIER T. AI and the future of banking[M]. Chichester: John Wiley & Sons, 2020: 35."),
    ],
)  # fmt: skip
def test_an_example_by_the_edition_of_2015(work: Reference, accessed: PartialDate | None, printed: str) -> None:
    assert gbt7714_2015(work, accessed=accessed) == printed


def test_a_paper_read_online_has_its_address_and_by_2015_the_day() -> None:
    day = PartialDate(2026, 11, 20)
    tail = "https://aclanthology.org/N19-1423. DOI:10.18653/v1/N19-1423."
    assert gbt7714_2015(BERT, accessed=day).endswith(f"2019: 4171-4186[2026-11-20]. {tail}")
    assert "[C/OL]//" in gbt7714_2015(BERT, accessed=day)
    assert gbt7714_2025(BERT, accessed=day).endswith(f"2019：4171-4186. {tail}")
    assert gbt7714_2025(BERT).endswith("2019：4171-4186.")


def test_a_missing_place_or_publisher_is_told_by_2015_alone() -> None:
    no_place = BERT._replace(place=None)
    neither = BERT._replace(place=None, publisher=None)
    assert ". [S.l.]: Association for Computational Linguistics, 2019: " in gbt7714_2015(no_place)
    assert ". Minneapolis, Minnesota: [s.n.], 2019: " in gbt7714_2015(BERT._replace(publisher=None))
    assert ". [S.l.: s.n.], 2019: " in gbt7714_2015(neither)
    assert "[出版地不详]: 北京大学信息管理系" in gbt7714_2015(XIAO._replace(place=None))
    assert "Papers). Association for Computational Linguistics，2019：" in gbt7714_2025(no_place)
    assert "Papers)，2019：4171" in gbt7714_2025(neither)


def test_a_preprint_is_a_page_by_2015_and_a_kind_of_its_own_by_2025() -> None:
    assert gbt7714_2015(ROBERTA) == (
        "LIU Y, OTT M, GOYAL N, et al. RoBERTa: A Robustly Optimized BERT Pretraining Approach[EB/OL]. (2019-07-26). "
        "https://arxiv.org/abs/1907.11692."
    )
    assert gbt7714_2025(ROBERTA) == (
        "Liu Yinhan，Ott M，Goyal N，et al. RoBERTa: A Robustly Optimized BERT Pretraining Approach[PP/OL]. "
        "arXiv（2019-07-26）. https://doi.org/10.48550/arXiv.1907.11692."
    )


def test_volumes_and_reports_of_papers() -> None:
    volume = reference("inproceedings", "Li, Wei", "A", "2019", venue="Advances", volume="32", pages="1-9")
    assert gbt7714_2025(volume) == "Li Wei. A[C]//Advances：v.32. 2019：1-9."
    chinese = reference("inproceedings", "", "论文", "2019", venue="文集", volume="3", pages="1")
    assert gbt7714_2025(chinese) == "论文[C]//文集：第3卷. 2019：1."
    assert "[R/OL]. OpenAI，2018. https://example.org/gpt.pdf." in gbt7714_2025(GPT)
    assert "，2020，21（140）：1-67." in gbt7714_2025(T5)


def test_names_are_in_the_language_of_the_work() -> None:
    authors = (Name("Zhang", "San", "张三"), Name("Smith", "John Q."))
    chinese = reference("article", "", "预训练", "2020", venue="刊")._replace(authors=authors)
    english = chinese._replace(title="Pre-training")
    assert gbt7714_2025(chinese).startswith("张三，Smith J Q. ")
    assert gbt7714_2025(english).startswith("Zhang San，Smith J Q. ")
    assert gbt7714_2015(english).startswith("ZHANG S, SMITH J Q. ")


@pytest.mark.parametrize("name", ["Liu Yinhan", "Sun Yu", "Lü Xian", "Ouyang Xiu", "He Xi'an", "Ma Er", "Yu Yue"])
def test_these_are_names_in_pinyin(name: str) -> None:
    assert is_pinyin(*name.split())


@pytest.mark.parametrize(
    "name", ["Le Quoc", "Lee Kenton", "Chang Ming-Wei", "Ott Myle", "Li W.", "Chen Danqian Xi", "Ng An"]
)
def test_these_are_none(name: str) -> None:
    family, _, given = name.partition(" ")
    assert not is_pinyin(family, given)


def test_nothing_is_left_of_marks_of_emphasis() -> None:
    assert plain(gbt7714_2025(BERT)) == gbt7714_2025(BERT)
