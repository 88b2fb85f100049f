"""The words that views add to records, in both languages."""

from collections.abc import Iterable

from plmref.views.view import Languages

_LABELS = {
    "aliases": ("Also called", "又称"),
    "architecture": ("Architecture", "架构"),
    "authors": ("Authors", "作者"),
    "batch": ("batch", "批量"),
    "benchmark": ("Benchmark", "评测集"),
    "builds on": ("From", "承自"),
    "built on by": ("To", "后继"),
    "corpora": ("Corpora", "预训练语料"),
    "count": ("Papers", "篇数"),
    "date": ("Date", "日期"),
    "decoder layers": ("decoder layers", "层解码器"),
    "encoder layers": ("encoder layers", "层编码器"),
    "facts": ("Facts", "概况"),
    "figures": ("Figures", "图"),
    "from file": ("From", "摘自"),
    "figure count": ("Fig.", "图"),
    "follows": ("Version read", "所据版本"),
    "heads": ("heads", "个注意力头"),
    "hidden": ("hidden", "隐藏维度"),
    "id": ("Id", "标识"),
    "identifiers": ("Identifiers", "编号"),
    "key points": ("Key points", "要点"),
    "kind": ("Kind", "类别"),
    "layers": ("layers", "层"),
    "lineage": ("Lineage", "源流"),
    "lineage up": ("Builds on", "承自"),
    "lineage down": ("Built on by", "后继"),
    "links": ("Links", "链接"),
    "metric": ("Metric", "指标"),
    "model": ("Model", "模型"),
    "name": ("Name", "名称"),
    "names": ("Names", "名称"),
    "note": ("Note", "笔记"),
    "notes": ("Note", "笔记"),
    "objectives": ("Objectives", "预训练目标"),
    "organization": ("Organization", "机构"),
    "organizations": ("Organizations", "机构"),
    "paper": ("paper", "论文"),
    "parameters": ("parameters", "参数"),
    "period": ("When", "时间"),
    "preprint": ("Preprint", "预印本"),
    "records": ("Records", "条目"),
    "known": ("Known", "已知"),
    "counted record": ("record", "条"),
    "counted records": ("records", "条"),
    "counted problem": ("problem", "个问题"),
    "counted known": ("known already", "条已知"),
    "counted doubtful": ("doubtful", "条存疑"),
    "counted problems": ("problems", "个问题"),
    "format": ("Format", "格式"),
    "problems": ("Problems", "问题"),
    "changed": ("Changed", "更新于"),
    "path": ("Path", "路径"),
    "unreadable": ("unreadable", "无法读取"),
    "record sources": ("Read at", "所读页面"),
    "results": ("Results", "结果"),
    "score": ("Score", "得分"),
    "section": ("Section", "类别"),
    "see above": ("see above", "见上文"),
    "see below": ("see below", "见下文"),
    "see also": ("See also", "参见"),
    "sequence": ("sequence length", "序列长度"),
    "sizes": ("Sizes", "规模"),
    "source": ("Source", "出处"),
    "split": ("Split", "数据划分"),
    "steps": ("steps", "步"),
    "term": ("Term", "术语"),
    "title": ("Title", "标题"),
    "tokenizer": ("Tokenizer", "分词器"),
    "topics": ("Topics", "主题"),
    "training": ("Training", "训练"),
    "undated": ("undated", "日期不明"),
    "used by": ("Used by", "使用者"),
    "value": ("Value", "值"),
    "venue": ("Published in", "发表于"),
    "vocabulary": ("entries", "个词条"),
    "where": ("From", "来自"),
    # values
    "models": ("models", "模型"),
    "applications": ("applications", "应用"),
    "kind objective": ("objective", "预训练目标"),
    "kind architecture": ("architecture", "架构"),
    "kind tokenizer": ("tokenizer", "分词器"),
    "kind topic": ("topic", "主题"),
    "extends": ("extends", "扩展"),
    "uses": ("uses", "沿用"),
    "initialised-from": ("starts from", "初始化自"),
    "contrasts-with": ("in contrast to", "对比"),
    "words": ("words", "词"),
    "tokens": ("tokens", "词元"),
    "characters": ("characters", "字符"),
    "sentences": ("sentences", "句"),
    "sentence-pairs": ("sentence pairs", "句对"),
    "sequences": ("sequences", "条序列"),
    "documents": ("documents", "篇文档"),
    "examples": ("examples", "条样本"),
    "dev": ("dev", "开发集"),
    "test": ("test", "测试集"),
    "train": ("train", "训练集"),
    "zero-shot": ("zero-shot", "零样本"),
    "code": ("code", "代码"),
    "blog": ("blog", "博客"),
    "video": ("video", "视频"),
    # rows of a comparison
    "metric score": ("score", "得分"),
    "row batch": ("Batch size", "批量"),
    "row builds_on": ("Builds on", "承自"),
    "row hardware": ("Hardware", "硬件"),
    "row parameters": ("Parameters", "参数量"),
    "row sequence_length": ("Sequence length", "序列长度"),
    "row steps": ("Training steps", "训练步数"),
    "row time": ("Training time", "训练时长"),
    "row differs": ("differs", "有差异"),
    "row best": ("best score", "最佳得分"),
    # in plots
    "plot arrows": (
        "Arrows point from earlier work to what builds on it or argues with it.",
        "箭头由前作指向承接它或与它对照的后作。",
    ),
    "plot no architecture": ("not stated", "未注明"),
    "plot topics": ("Papers a year on each topic; at its right, all of them.", "各主题每年的篇数，右上为总数。"),
    "plot parameters": ("Parameters of the largest model", "最大模型的参数量"),
    # where a line that matched is from
    "hit abstract": ("abstract", "摘要"),
    "hit topic": ("topic", "主题"),
    "hit authors": ("authors", "作者"),
    "hit benchmark": ("benchmark", "评测集"),
    "hit builds on": ("builds on", "源流"),
    "hit corpus": ("corpus", "语料"),
    "hit date": ("date", "日期"),
    "hit figure": ("figure", "图"),
    "hit first author": ("authors", "作者"),
    "hit key point": ("key point", "要点"),
    "hit name": ("name", "名称"),
    "hit new term": ("term", "术语"),
    "hit note": ("note", "笔记"),
    "hit organization": ("organization", "机构"),
    "hit size": ("model size", "模型规模"),
    "hit term": ("term", "术语"),
    "hit venue": ("published in", "发表于"),
}

# Metrics that have a name of their own in Chinese; the others, such as BLEU, are called alike.
_METRICS = {
    "accuracy": "准确率",
    "average": "平均分",
    "average F1": "平均 F1",
    "error rate": "错误率",
    "loose macro": "宽松宏平均",
    "loose micro": "宽松微平均",
    "overall score": "总分",
    "Pearson": "Pearson 相关系数",
    "perplexity": "困惑度",
    "score": "得分",
    "strict accuracy": "严格准确率",
}


def label(key: str, languages: Languages) -> str:
    """Returns the word for `key` in the leading language; a key without one stands for itself."""
    english, chinese = _LABELS.get(key, (key, key))
    return chinese if languages[0] == "zh" else english


def metric_name(metric: str, languages: Languages) -> str:
    """Returns what a metric is called in the leading language."""
    return _METRICS.get(metric, metric) if languages[0] == "zh" else metric


def series(parts: Iterable[str], languages: Languages) -> str:
    """Returns names, with what stands between names in the leading language: 、 in Chinese."""
    return ("、" if languages[0] == "zh" else ", ").join(filter(None, parts))


def listed(parts: Iterable[str], languages: Languages) -> str:
    """Returns the parts that say something, with the leading language's commas between."""
    return ("，" if languages[0] == "zh" else ", ").join(filter(None, parts))


def enumerated(parts: Iterable[str], languages: Languages) -> str:
    """Returns the parts that say something, with the leading language's semicolons between."""
    return ("；" if languages[0] == "zh" else "; ").join(filter(None, parts))


def named(name: str, text: str, languages: Languages) -> str:
    """Returns `name: text` with the leading language's colon; either may be missing."""
    return colon(name, languages) + text if name and text else name or text


def colon(name: str, languages: Languages) -> str:
    """Returns a label with the leading language's colon, ready for what it labels."""
    return f"{name}：" if languages[0] == "zh" else f"{name}: "


def bracketed(text: str, languages: Languages) -> str:
    """Returns text in the leading language's brackets, with the blank before them that it wants."""
    return f"（{text}）" if languages[0] == "zh" else f" ({text})"


def amount(number: float, unit: str, languages: Languages) -> str:
    """Returns a number as people read it: 340000000 is "340M" in English and "3.4 亿" in Chinese."""
    if languages[0] != "zh":
        word = label(unit, languages)
        return f"{_english(number)} {word.removesuffix('s') if number == 1 else word}".rstrip()
    text, word = _chinese(number), label(unit, languages)
    # No blank between two Han characters: 3.4 亿参数, but 12 层 and 16 GB.
    return f"{text}{word}" if not text[-1].isdecimal() and not word.isascii() else f"{text} {word}".rstrip()


def _english(number: float) -> str:
    for size, letter in ((1e12, "T"), (1e9, "B"), (1e6, "M")):
        if number >= size:
            return f"{number / size:.6g}{letter}"
    return f"{number:,.10g}"


def _chinese(number: float) -> str:
    for size, word in ((1e12, "万亿"), (1e8, "亿"), (1e4, "万")):
        short = f"{number / size:,.6g}"
        # A vocabulary of 30522 entries is not easier to read as 3.0522 万.
        if number >= size and len(short.partition(".")[2]) <= (1 if size == 1e4 else 3):
            return f"{short} {word}"
    return f"{number:,.10g}"
