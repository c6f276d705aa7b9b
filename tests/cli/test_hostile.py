"""Two hundred bad inputs: each ends in a clear sentence, the right exit status, and the good file's results."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from tests.cli.console import run
from tests.rules.examples import HEAD, REGISTRY

CLAIM = """\
[[claim]]
id = "c1"
text = "The dam closes in March."
quote = "the dam closes in March"
scope = "utterance"
mode = "indirect"
cue = "said"
[claim.origin]
as_written = "Ana Ruiz"
identity = "named"
vantage = "self"
channel = "radio"
"""
GOOD = HEAD + CLAIM
FINDING, UNREAD, FINE = 1, 3, 0

STRINGS = {
    "escape": "\\u001b[2J\\u001b[31mred",
    "c1": "\\u009b31m",
    "bell and backspace": "\\u0007\\u0008\\u0008",
    "bidi override": "\\u202egnp.exe",
    "bidi isolate": "\\u2066x\\u2069",
    "zero width": "a\\u200bb\\u2060c",
    "line separator": "a\\u2028::error::b",
    "next line": "a\\u0085::error::b",
    "github command": "\\n::error file=x::owned",
    "github stop": "::stop-commands::x",
    "github set output": "\\r::set-output name=x::y",
    "azure command": "##vso[task.setvariable variable=x]y",
    "azure group": "##[error]owned",
    "html": "<script>alert(1)</script>",
    "formula": '=HYPERLINK(\\"http://x\\")',
    "markup": "[bold red]x[/] [link=http://x]y[/link]",
    "percent": "%0A::error::x %25",
    "braces": "{0} {claim} %s %(x)s",
    "null": "\\u0000",
    "astral": "\\U0001F468\\u200D\\U0001F469",
    "combining": "e" + "\\u0301" * 200,
    "wide": "\\u5927\\u58A9" * 100,
    "right to left": "\\u05D0\\u05D1\\u0647\\u0645",
    "tag characters": "a\\U000E0041\\U000E0042",
    "very long": "word " * 4000,
    "one long word": "x" * 20000,
    "backslashes": "\\\\" * 50,
    "quotes": "\\\"'`\\u201C\\u201D",
    "only spaces around": "   x   ",
    "tabs": "a\\tb",
}
PLACES = {
    "text": 'text = "The dam closes in March."',
    "quote": 'quote = "the dam closes in March"',
    "cue": 'cue = "said"',
    "origin": 'as_written = "Ana Ruiz"',
}


def broken() -> Iterator[tuple[str, bytes, int]]:
    """Bad claim files: a name, the bytes, and the exit status they deserve."""
    text = GOOD.encode()
    for number, cut in enumerate(range(5, len(text), max(1, len(text) // 30))):
        yield f"truncated {number}", text[:cut], -1  # 0 where the cut falls between complete lines, else 1
    for name, data in {
        "empty": b"",
        "only a comment": b"# nothing\n",
        "only white space": b"\n\n  \n",
        "latin-1": GOOD.replace("Ana Ruiz", "Ana Ruíz").encode("latin-1"),
        "utf-16": GOOD.encode("utf-16"),
        "utf-32": GOOD.encode("utf-32"),
        "half a character": text + b"\n# \xe2\x82",
        "overlong": b'x = "\xc0\xaf"',
        "surrogate": b'x = "\xed\xa0\x80"',
        "random": bytes(range(256)) * 20,
        "null bytes": b"\x00" * 1000,
        "gzip": b"\x1f\x8b\x08" + bytes(200),
        "elf": b"\x7fELF" + bytes(range(256)),
        "json": b'{"version": 1}',
        "yaml": b"version: 1\narticle:\n  outlet: x\n",
        "html": b"<!doctype html><p>claims",
        "carriage returns": text.replace(b"\n", b"\r"),
        "raw escape": text.replace(b"Ana Ruiz", b"Ana \x1b[2J Ruiz"),
        "raw delete": text.replace(b"Ana Ruiz", b"Ana \x7f Ruiz"),
        "lone escape in a key": b'"\\ud800" = 1',
    }.items():
        utf8 = name not in {
            "latin-1", "utf-16", "utf-32", "half a character", "overlong", "surrogate", "random", "gzip", "elf",
        }  # fmt: skip
        yield name, data, FINDING if utf8 else UNREAD
    for name, (old, new) in {
        "version as text": ("version = 1", 'version = "1"'),
        "version two": ("version = 1", "version = 2"),
        "version huge": ("version = 1", "version = 99999999999999999999999999"),
        "no version": ("version = 1\n", ""),
        "no outlet": ('outlet = "the-gazette"\n', ""),
        "no title": ('title = "Talks on the dam"\n', ""),
        "no address": ('url = "https://gazette.example/dam"\n', ""),
        "no article": (HEAD, "version = 1\n"),
        "article as a list": ("[article]", "[[article]]"),
        "article as text": ("[article]", 'article = "x"\n[other]'),
        "claim as a table": ("[[claim]]", "[claim]"),
        "claim as text": ("[[claim]]", 'claim = "x"\n[x]'),
        "claim as numbers": ("[[claim]]", "[claims]"),
        "origin as text": ("[claim.origin]", 'origin = "Ana"\n[x]'),
        "origin as a list": ("[claim.origin]", "[[claim.origin]]"),
        "no origin": ("[claim.origin]", "[x]"),
        "duplicate key": ('id = "c1"', 'id = "c1"\nid = "c2"'),
        "duplicate table": ("[claim.origin]", "[claim.origin]\n[claim.origin]"),
        "duplicate article": ("[[claim]]", '[article]\noutlet = "x"\n[[claim]]'),
        "duplicate id": (CLAIM, CLAIM + CLAIM),
        "id as a number": ('id = "c1"', "id = 1"),
        "id empty": ('id = "c1"', 'id = ""'),
        "id with spaces": ('id = "c1"', 'id = "c 1"'),
        "id with a hash": ('id = "c1"', 'id = "c#1"'),
        "id too long": ('id = "c1"', f'id = "{"c" * 300}"'),
        "id as a date": ('id = "c1"', "id = 2025-01-01"),
        "id as a list": ('id = "c1"', 'id = ["c1"]'),
        "id infinite": ('id = "c1"', "id = inf"),
        "id not a number": ('id = "c1"', "id = nan"),
        "text blank": ('text = "The dam closes in March."', 'text = "   "'),
        "text as a table": ('text = "The dam closes in March."', "text = {}"),
        "scope misspelt": ('"utterance"', '"utterence"'),
        "scope in capitals": ('"utterance"', '"UTTERANCE"'),
        "scope as a boolean": ('"utterance"', "true"),
        "mode unknown": ('"indirect"', '"telepathy"'),
        "mode very long": ('"indirect"', f'"{"x" * 50000}"'),
        "identity misspelt": ('"named"', '"nmaed"'),
        "vantage empty": ('"self"', '""'),
        "translated as text": ('cue = "said"', 'translated = "true"'),
        "translated as a number": ('cue = "said"', "translated = 1"),
        "about as text": ('cue = "said"', 'about = "water-board"'),
        "about of numbers": ('cue = "said"', "about = [1, 2]"),
        "about of tables": ('cue = "said"', "about = [{}]"),
        "about unknown": ('cue = "said"', 'about = ["water-bord"]'),
        "review as text": ('cue = "said"', 'review = "soon"'),
        "review as a time": ('cue = "said"', "review = 12:30:00"),
        "review impossible": ('cue = "said"', "review = 2025-02-30"),
        "review in the year nought": ('cue = "said"', "review = 0000-01-01"),
        "unknown key": ('cue = "said"', 'queue = "said"'),
        "unknown dotted key": ('cue = "said"', 'a.b.c = "said"'),
        "unknown table": ("[[claim]]", "[extra]\nx = 1\n[[claim]]"),
        "unknown relay key": ("[claim.origin]", '[[claim.relay]]\nname = "x"\n[claim.origin]'),
        "relay without a name": ("[claim.origin]", "[[claim.relay]]\n[claim.origin]"),
        "relay as a table": ("[claim.origin]", '[claim.relay]\nsource = "the-herald"\n[claim.origin]'),
        "relay unknown": ("[claim.origin]", '[[claim.relay]]\nsource = "the-herold"\n[claim.origin]'),
        "record without an address": ("[claim.origin]", "[[claim.record]]\n[claim.origin]"),
        "record as text": ("[claim.origin]", 'record = "https://x.example"\n[claim.origin]'),
        "allow without a reason": ("[claim.origin]", '[[claim.allow]]\nrule = "ANO01"\n[claim.origin]'),
        "allow without a rule": ("[claim.origin]", '[[claim.allow]]\nreason = "x"\n[claim.origin]'),
        "allow of no rule": ("[claim.origin]", '[[claim.allow]]\nrule = "all"\nreason = "x"\n[claim.origin]'),
        "outlet unknown": ("the-gazette", "the-gazete"),
        "outlet a path": ("the-gazette", "../../etc/passwd"),
        "outlet very long": ("the-gazette", "g" * 5000),
        "source unknown": ('channel = "radio"', 'source = "ana-riuz"'),
        "affiliation unknown": ('channel = "radio"', 'affiliation = "water-bord"'),
        "language not a tag": ('language = "en"', 'language = "English, mostly"'),
        "published as text": ("2025-12-03", '"yesterday"'),
        "published as a number": ("2025-12-03", "20251203"),
        "retrieved as a date": ('language = "en"', "retrieved = 2025-12-03"),
    }.items():
        yield name, GOOD.replace(old, new, 1).encode(), FINDING
    for number, url in enumerate((
        "ftp://gazette.example/x", "javascript:alert(1)", "file:///etc/passwd", "//gazette.example", "gazette.example",
        "http://", "https:///x", "https://a b.example/", "data:text/html,x", "https://x.example/\\\\n::error::y",
        "", " https://x.example", "https://" + "x" * 3000,
    )):  # fmt: skip
        yield f"address {number}", GOOD.replace("https://gazette.example/dam", url, 1).encode(), FINDING
    deep = 50_000
    for name, made in {
        "nested lists": "x = " + "[" * deep + "]" * deep,
        "nested lists unclosed": "x = " + "[" * deep,
        "nested tables": "x = " + "{a=" * deep + "1" + "}" * deep,
        "dotted key": "a" + ".a" * 40_000 + " = 1",
        "dotted header": "[" + ".".join(["a"] * 40_000) + "]",
        "quoted dotted key": '"a"' + '."a"' * 40_000 + " = 1",
        "lists at the cap": HEAD + "x = " + "[" * 33 + "]" * 33,
        "dotted at the cap": HEAD + "x" + ".x" * 33 + " = 1",
        "too many claims": HEAD + "[[claim]]\n" * 10_001,
        "larger than the cap": GOOD + "#" * (1 << 20),
        "one long line": GOOD + 'x = "' + "y" * (1 << 20),
    }.items():
        yield name, made.encode(), UNREAD
    for name, made in {
        "many keys": HEAD + "".join(f"k{n} = 1\n" for n in range(5_000)),
        "many dotted keys": HEAD + "".join(f"a.b{n}.c = 1\n" for n in range(5_000)),
        "many empty claims": HEAD + "[[claim]]\n" * 1_000,
        "many comments": "#\n" * 400_000,
        "long key": HEAD + "k" * 100_000 + " = 1",
        "long string unclosed": HEAD + 'x = "' + "y" * 100_000,
        "long list": HEAD + "about = [" + "1," * 100_000 + "]",
        "huge number": HEAD + "x = " + "9" * 100_000,
        "huge exponent": HEAD + "x = 1e999999",
    }.items():
        yield name, made.encode(), FINDING


def hostile() -> Iterator[tuple[str, bytes, int]]:
    """Sound files with words that would steer a terminal, a CI service or a page."""
    for name, words in STRINGS.items():
        for place, line in PLACES.items():
            key = line.partition(" = ")[0]
            yield f"{name} in {place}", GOOD.replace(line, f'{key} = "{words}"', 1).encode(), FINE


CASES = [*broken(), *hostile()]


def harmless(text: str) -> bool:
    """No control or direction character but the line feed, and no line that a CI service obeys."""
    unsafe = any(
        (ord(c) < 32 and c != "\n")
        or 127 <= ord(c) < 160
        or c in "\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u200b"
        for c in text
    )
    commands = any(line.lstrip().startswith("::") or "##vso[" in line or "##[" in line for line in text.split("\n"))
    return not unsafe and not commands


def test_there_are_at_least_two_hundred() -> None:
    assert len(CASES) >= 200
    assert len({name for name, _, _ in CASES}) == len(CASES)


@pytest.mark.parametrize(("data", "status"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_each_ends_in_a_sentence_and_the_good_file_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes, status: int
) -> None:
    (tmp_path / "sources.toml").write_text(REGISTRY)
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "bad.toml").write_bytes(data)
    (tmp_path / "claims" / "good.toml").write_text(GOOD)
    told = run(monkeypatch, tmp_path, "check", "--format", "json")
    assert told.status == status or (status == -1 and told.status in (FINE, FINDING)), told.err
    assert told.err == ""
    found = json.loads(told.out)
    assert "c1" in [claim["id"] for claim in found["claims"] if claim["file"] == "claims/good.toml"]
    about = [each["reason"] for each in found["unread"]] + [
        each["message"]
        for each in found["findings"]
        if each["file"] == "claims/bad.toml" and each["severity"] == "error"
    ]
    if told.status != FINE:
        assert about
        assert all(reason.strip() and "\n" not in reason and len(reason) < 400 for reason in about)
    for form in ("text", "concise", "github"):
        shown = run(monkeypatch, tmp_path, "check", "--format", form)
        assert shown.status == told.status
        assert "Traceback" not in shown.out + shown.err
        if form == "github":
            assert all(line.startswith(("::error ", "::warning ", "::notice ")) or harmless(line)
                       for line in shown.out.split("\n"))  # fmt: skip
        else:
            assert harmless(shown.out)
        if told.status != FINE:
            assert "bad.toml" in shown.out


@pytest.mark.parametrize("data", [case[1] for case in hostile()], ids=[case[0] for case in hostile()])
def test_no_words_of_a_sound_file_break_a_format_or_command_its_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    (tmp_path / "sources.toml").write_text(REGISTRY)
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "bad.toml").write_bytes(data)
    for form in ("gitlab", "junit", "rdjson", "markdown", "html"):
        shown = run(monkeypatch, tmp_path, "check", "--format", form)
        assert shown.status == FINE
        assert shown.err == ""
        assert harmless(shown.out)
        if form in ("gitlab", "rdjson"):
            json.loads(shown.out)
        if form == "junit":
            etree.fromstring(shown.out.encode())
        assert form != "html" or "<script" not in shown.out


def test_a_file_without_permission_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sources.toml").write_text(REGISTRY)
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "good.toml").write_text(GOOD)
    shut = tmp_path / "claims" / "shut.toml"
    shut.write_text(GOOD)
    shut.chmod(0)
    if os.access(shut, os.R_OK):
        shut.unlink()  # whoever runs this may read everything: a folder of that name cannot be read as a file either
        shut.mkdir()
        assert run(monkeypatch, tmp_path, "check").status == FINE
        return
    told = run(monkeypatch, tmp_path, "check", "--format", "json")
    assert told.status == UNREAD
    assert json.loads(told.out)["unread"] == [{"file": "claims/shut.toml", "reason": "permission to read it is denied"}]


def test_a_file_name_cannot_command_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sources.toml").write_text(REGISTRY)
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "\x1b[2J\n::error::owned ##vso[x].toml").write_text("nonsense")
    for form in ("text", "concise", "junit", "markdown", "html"):
        told = run(monkeypatch, tmp_path, "check", "--format", form)
        assert told.status == FINDING
        assert harmless(told.out)
