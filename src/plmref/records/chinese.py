"""Which characters are Chinese text."""

# Han characters and their punctuation, as a class of a regular expression: no blank stands between two of these, so a
# line break between them is none. (`library.words.is_han` tells words, without punctuation and from all planes.)
CHINESE = r"[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]"
