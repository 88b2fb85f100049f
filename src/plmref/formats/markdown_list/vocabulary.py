"""The words that lists are written in, English and Chinese: columns, labels, link texts, venues, organizations."""

import re


def words_of(text: str) -> tuple[str, ...]:
    """Returns the words of a list that is easier to read as a line of text."""
    return tuple(text.split())


SECTIONS = {"模型": "models", "models": "models", "应用": "applications", "applications": "applications"}

# Headings of pages about a list, not of papers; also what no title begins with.
HOUSEKEEPING = re.compile(
    r"contribut|licen[sc]e|installation|citation|acknowledg|table of contents?\b|how to |about this|star history|"
    r"contact|changelog|update log|getting started|quick start|disclaimer|目录|贡献|许可|安装|引用我们|联系|"
    r"致谢|更新日志",
    re.IGNORECASE,
)
CONTENTS = re.compile(r"(?:table of )?contents?|toc|目录|目次|contents \| 内容", re.IGNORECASE)

# Columns of tables, and labels of lines (`论文地址：...`), by what they hold; the first that matches counts.
_COLUMNS = {
    "title": r"title|paper title|标题|论文标题|题目|论文题目|论文名称?|paper name",
    "paper": r"papers?|论文",
    "link": r"论文地址|论文链接|paper(?: |-)?(?:link|url)s?|原文|pdf|arxiv|链接|links?|urls?|下载地址",
    "name": r"name|名字|名称|模型|models?|model name|method|方法|简称|abbreviation|benchmark|dataset",
    "date": r"date|日期|时间|年份|year|release(?:d)?(?: time| date)?|time|发布时间|published|publication date",
    "organizations": r"机构|单位|组织|institut\w*|organi[sz]ations?|affiliations?|company|team|机构/个人",
    "venue": r"venue|conference|journal|会议|期刊|发表会议|发表|会议/期刊|论文会议|发表期刊|出处|来源|"
    r"publication|source",
    "authors": r"authors?|作者|论文作者",
    "code": r"code|github|githut|代码|源码|项目|论文代码|代码链接|代码地址|开源代码|项目地址|repo\w*|project|"
    r"实现|github ?(?:地址|链接)|githut ?地址",
    "models": r"下载|checkpoints?|weights?|download|model link|模型下载|huggingface",
    "blog": r"blog|notes?|笔记|阅读笔记|博客|解读|论文笔记",
    "topics": r"keywords?|关键词|topics?|tags?|类别|任务|category|tasks?|领域",
}
COLUMNS = {kind: re.compile(forms, re.IGNORECASE) for kind, forms in _COLUMNS.items()}
LABEL = re.compile(r"\s*\**([\w /-]{2,14}?)\**\s*[:：]\s*\**\s*(?=\S|$)")


def column(text: str) -> str:
    """Returns what a column or a label with this text holds, or ""."""
    text = text.strip(" *_|:：#\t`").casefold()
    return next((kind for kind, form in COLUMNS.items() if form.fullmatch(text)), "")


# What a link calls what it leads to.
_ROLES = {
    "paper": r"papers?|pdfs?|arxiv|论文|论文(?:地址|链接)|原文|acl|openreview|abs|preprint|anthology|doi|"
    r"paper link|paper page|"
    r"tech(?:nical)? report|report|thesis|book|journal|proceedings|full paper|long version|paper \(pdf\)",
    "code": r"(?:official |offical )?(?:source )?codes?(?: *[&/,+] *(?:data\w*|models?|demo))*|github\w*|源码|"
    r"代码|开源代码|implementations?|"
    r"pytorch|tensorflow|tf|keras|torch|jax|repo\w*|model *& *code|官方代码|code link|git",
    "models": r"models?|checkpoints?|weights?|hugging ?face|🤗 ?hf|hf|模型|下载|model hub|modelscope|"
    r"pretrained models?",
    "blog": r"blogs?(?: post)?|notes?|阅读笔记\d*|笔记\d*|博客|解读|论文解读|知乎|csdn|post|article|medium|"
    r"reading notes?|知乎专栏|公众号",
    "video": r"videos?|talk|youtube|bilibili|视频|presentation|recording|b站",
    "note": r"project(?: page)?|data(?: ?sets?)?|website|web ?site|homepage|demo|link|page|slides?|poster|"
    r"bib(?:tex)?|appendix|"
    r"supp\w*|tweet|twitter|offical website|official website|数据|数据集|项目|主页|leaderboard|poster|here|url|"
    r"api|supplementary material",
}
ROLES = {role: re.compile(rf"(?:{forms})", re.IGNORECASE) for role, forms in _ROLES.items()}

_HOSTS = {
    "code": r"(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|gitee\.com|colab\.research\.google\.com)|"
    r"[\w-]+\.github\.com",
    "models": r"(?:www\.)?(?:huggingface\.co|hf\.co|modelscope\.cn|tfhub\.dev)",
    "video": r"(?:[\w-]+\.)*(?:youtube\.com|youtu\.be|bilibili\.com|vimeo\.com|slideslive\.com)",
    "blog": r"(?:[\w-]+\.)*(?:csdn\.net|zhihu\.com|medium\.com|jianshu\.com|cnblogs\.com|mp\.weixin\.qq\.com|"
    r"towardsdatascience\.com|"
    r"substack\.com|wordpress\.com|blogspot\.com|kexue\.fm|jalammar\.github\.io|lilianweng\.github\.io|"
    r"juejin\.cn)|blogs?\.[\w.-]+",
    "paper": r"(?:[\w-]+\.)*(?:arxiv\.org|ar5iv\.org|aclweb\.org|aclanthology\.(?:org|info|"
    r"coli\.uni-saarland\.de)|openreview\.net|"
    r"proceedings\.mlr\.press|papers\.n(?:eur)?ips\.cc|proceedings\.neurips\.cc|jmlr\.org|dl\.acm\.org|doi\.org|"
    r"ieeexplore\.ieee\.org|"
    r"link\.springer\.com|sciencedirect\.com|semanticscholar\.org|researchgate\.net|openaccess\.thecvf\.com|"
    r"isca-speech\.org|"
    r"preprints\.org|computer\.org|worldscientific\.com|citeseerx?\.(?:ist\.)?psu\.edu|journals\.aps\.org|"
    r"portal\.acm\.org|isca-archive\.org|aaai\.org|ijcai\.org|nature\.com|science\.org|sciencemag\.org|"
    r"pnas\.org|mitpressjournals\.org|direct\.mit\.edu|"
    r"academic\.oup\.com|biorxiv\.org|medrxiv\.org|ssrn\.com|usenix\.org|onlinelibrary\.wiley\.com|mdpi\.com|"
    r"frontiersin\.org|"
    r"lrec-conf\.org|ceur-ws\.org|bmvc\w*\.org|cell\.com|hal\.science|hal\.archives-ouvertes\.fr|hal\.inria\.fr|"
    r"pubs\.acs\.org|"
    r"morganclaypool\.com|nowpublishers\.com|ojs\.aaai\.org|papers\.ssrn\.com|interspeech\w*\.org|"
    r"cs\.utexas\.edu|ncbi\.nlm\.nih\.gov|"
    r"tandfonline\.com|iopscience\.iop\.org|epubs\.siam\.org|vldb\.org|proceedings\.[\w.]+)",
}
HOSTS = {role: re.compile(rf"(?:{forms})(?::\d+)?", re.IGNORECASE) for role, forms in _HOSTS.items()}

VENUES = words_of(
    "ACL EMNLP NAACL NAACL-HLT EACL AACL IJCNLP COLING LREC CoNLL TACL SemEval WMT RANLP PACLIC CCL NLPCC INLG "
    "SIGDIAL IWSLT BEA "
    "ICLR ICML NeurIPS NIPS NeruIPS NeirIPS AAAI IJCAI UAI AISTATS ECML ECAI ACML COLM TMLR JMLR JAIR MLSys KDD "
    "WWW TheWebConf SIGIR CIKM "
    "WSDM ECIR RecSys ICDM SDM VLDB SIGMOD ICDE TOIS TKDE TOIT CVPR ICCV ECCV BMVC WACV TPAMI TIP IJCV "
    "INTERSPEECH ICASSP ASRU SLT "
    "TASLP CHI UIST IUI CSCW ICSE FSE ASE ISSTA ICRA IROS CoRL RSS DAC OSDI SOSP USENIX CCS NDSS Nature Science "
    "PNAS Neurocomputing "
    "ICTIR NLPCC NTCIR TREC CLEF ISWC ESWC BIBM AMIA MICCAI ICPR IJCNN ICANN ACM-MM RepL4NLP BlackboxNLP DSTC "
    "SLT TNNLS TNN ESANN"
)

_ORGANIZATIONS = {
    "Microsoft": "Microsoft Research Asia|Microsoft Research|Microsoft|MSRA|MSR|微软",
    "Facebook": "Facebook AI Research|Facebook AI|Facebook|FAIR",
    "Meta": "Meta AI|Meta",
    "Google": "Google Research|Google Brain|Google AI|Google|谷歌",
    "DeepMind": "Google DeepMind|DeepMind",
    "OpenAI": "OpenAI",
    "Anthropic": "Anthropic",
    "Baidu": "Baidu|百度",
    "Tencent": "Tencent AI Lab|Tencent|腾讯",
    "Alibaba": "Alibaba DAMO|Alibaba|阿里巴巴|阿里|达摩院",
    "Huawei": "Huawei Noah's Ark Lab|Huawei Technologies|Huawei|华为",
    "ByteDance": "ByteDance|字节跳动|字节",
    "Tsinghua University": "Tsinghua University|Tsinghua|THU|THUNLP|清华大学|清华",
    "Peking University": "Peking University|PKU|北京大学|北大",
    "Carnegie Mellon University": "Carnegie Mellon University|Carnegie Mellon|CMU",
    "Stanford University": "Stanford University|Stanford",
    "UC Berkeley": "UC Berkeley|Berkeley",
    "MIT": "MIT",
    "University of Washington": "University of Washington|UW",
    "NVIDIA": "NVIDIA",
    "Salesforce": "Salesforce Research|Salesforce",
    "IBM": "IBM Research|IBM",
    "Amazon": "Amazon Web Services?|Amazon",
    "Apple": "Apple",
    "Allen Institute for AI": "Allen Institute for AI|Allen AI|AllenAI|AI2|Ai2",
    "Hugging Face": "Hugging ?Face",
    "HIT": "HIT|哈工大|哈尔滨工业大学",
    "Fudan University": "Fudan University|Fudan|复旦大学|复旦",
    "EleutherAI": "EleutherAI",
    "BigScience": "BigScience",
    "DeepSeek": "DeepSeek",
    "Cohere": "Cohere",
    "Samsung": "Samsung",
    "Yahoo": "Yahoo",
    "JD": "京东",
    "Meituan": "美团",
    "iFLYTEK": "科大讯飞|讯飞|iFLYTEK",
    "Sogou": "搜狗",
    "Zhuiyi": "追一科技|追一",
    "AI21 Labs": "AI21 Labs|AI21",
}
_KNOWN = "|".join(form for forms in _ORGANIZATIONS.values() for form in forms.split("|"))
ORGANIZATION = re.compile(rf"(?<![A-Za-z0-9])(?:{_KNOWN})(?![A-Za-z0-9])")

# Words that begin titles of papers before a colon without being the name of anything.
NO_NAMES = frozenset(
    words_of(
        "a an the survey review attention language prompting learning reasoning introduction summary note notes "
        "blog abstract code paper "
        "papers towards toward beyond overview analysis tutorial update news tip tips example examples topic topics "
        "conclusion background "
        "motivation method methods results question questions problem evaluation data dataset datasets model models "
        "training pretraining "
        "and or for with from on in of to is are what why how when where which who 论文 标题 题目 来源 代码 地址 链接"
    )
)
SMALL_WORDS = frozenset(
    words_of(
        "a an the of on in for to with and or from by via at as is are be can do does not it its into over under "
        "using towards toward"
    )
)
