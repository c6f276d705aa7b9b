"""How a page's bytes become characters: by its byte-order mark, by what they are, by what it declares, by a guess."""

import re

# What browsers take a name for (WHATWG Encoding Standard, https://encoding.spec.whatwg.org/#names-and-labels), by
# Python's codecs. Only these: Python knows codecs that are no encodings of text, and some that pages may not use.
_CODECS = {
    "utf-8": "utf-8",
    "utf-16": "utf-16",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "cp1252": "ascii us-ascii iso-8859-1 latin1 windows-1252",
    "cp1254": "iso-8859-9 latin5 windows-1254",
    "cp874": "iso-8859-11 tis-620 windows-874",
    "gb18030": "gb2312 gbk x-gbk",
    "big5hkscs": "big5 big5-hkscs",
    "cp932": "shift-jis sjis x-sjis windows-31j ms932",
    "cp949": "euc-kr ks-c-5601-1987 ksc5601 windows-949",
    "euc_jp": "euc-jp",
    "iso2022_jp": "iso-2022-jp",
    "cp866": "ibm866",
    "koi8_r": "koi8-r",
    "koi8_u": "koi8-u",
    "mac_roman": "macintosh x-mac-roman mac-roman",
    "mac_cyrillic": "x-mac-cyrillic mac-cyrillic",
    **{f"iso8859_{part}": f"iso-8859-{part} latin{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    **{f"cp{page}": f"windows-{page}" for page in (1250, 1251, 1253, 1255, 1256, 1257, 1258)},
}
_BY_LABEL = {
    label.replace("-", "").replace("_", ""): name
    for name, labels in _CODECS.items()
    for label in (name, *labels.split())
}
_DECLARED = re.compile(
    rb"""<meta\s[^>]*?charset\s*+=\s*+["']?\s*+([\w.:-]++)|<\?xml\s[^>]*?encoding\s*+=\s*+["']([\w.-]++)""",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 4096
_SAMPLE = 65_536


def codec(label: str | None) -> str | None:
    """Python's name for the encoding that a page calls ``label``; None where there is none that pages may use."""
    return _BY_LABEL.get((label or "").strip().lower().replace("-", "").replace("_", ""))


def decoded(data: bytes, charset: str | None) -> str:
    """The characters of a page's bytes; what fits no encoding becomes U+FFFD.

    ``charset`` is what came with the page. Bytes that are valid UTF-8 are UTF-8, whatever is declared: by accident
    that happens to no other encoding with letters beyond ASCII.
    """
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(name, "replace")
    match = _DECLARED.search(data[:_DECLARED_WITHIN])
    sent, written = codec(charset), codec((match[1] or match[2]).decode("latin-1")) if match else None
    if written is not None and written.startswith("utf-16"):
        written = "utf-8"  # its declaration could not be read otherwise
    declared = [name for name in (sent, written) if name is not None]
    # All bytes of these look like UTF-8 until they are decoded.
    order = [name for name in declared if name.startswith("utf-16") or (name == "iso2022_jp" and b"\x1b" in data)]
    for name in (*order, "utf-8", *declared):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    if declared:
        return data.decode(declared[0], "replace")
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return data.decode(codec(best.encoding if best else None) or "cp1252", "replace")
