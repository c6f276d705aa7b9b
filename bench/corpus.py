"""Claim files to measure with: any number, each with eight claims of two links, made from a fixed seed."""

import random
from pathlib import Path

IDENTITIES = ("named", "role", "collective", "described", "bare", "none")
VANTAGES = (
    "self", "record", "participant", "eyewitness", "familiar", "briefed", "hearsay", "inference", "unknown",
)  # fmt: skip
MODES = ("direct", "mixed", "indirect", "interpretive", "own", "unknown")
SUBJECTS = ("The dam", "The ferry", "The hospital", "The bridge", "The harbour", "The school", "The mill")
VERBS = ("will be closed", "was inspected", "has been sold", "needs repair", "is to reopen", "was flooded")
TIMES = ("in March", "before the summer", "on 3 May", "next year", "after the inquiry", "on 12 November 2025")
OUTLETS = tuple(f"outlet-{number}" for number in range(40))
PEOPLE = tuple(f"person-{number}" for number in range(40))


def registry() -> str:
    """A registry of forty outlets, forty people and four bodies."""
    lines = ["version = 1"]
    for number, outlet in enumerate(OUTLETS):
        lines += [
            f"[outlet.{outlet}]", f'name = "Outlet {number}"', f'domains = ["outlet{number}.example"]',
            f'country = "{("GB", "US", "FR", "DE")[number % 4]}"',
            f"[[outlet.{outlet}.rating]]", 'rater = "Press Council"', f"value = {number * 2}", "scale = [0, 100]",
            "as_of = 2025-01-01", f'url = "https://council.example/{number}"',
        ]  # fmt: skip
    for number, person in enumerate(PEOPLE):
        lines += [f"[person.{person}]", f'name = "Person {number}"', f'affiliation = "body-{number % 4}"']
    for number in range(4):
        body_class = ("government", "company", "party", "ngo")[number]
        lines += [f"[body.body-{number}]", f'name = "Body {number}"', f'class = "{body_class}"']
    return "\n".join(lines) + "\n"


def claim(chance: random.Random, file: int, number: int) -> str:
    """One claim with one relay and the outlet: two links."""
    identity = chance.choice(IDENTITIES)
    subject = f"{chance.choice(SUBJECTS)} {chance.choice(VERBS)} {chance.choice(TIMES)}"
    source = f'source = "{chance.choice(PEOPLE)}"\n' if identity == "named" else ""
    key = f'key = "source-{chance.randrange(3)}"\n' if identity in ("described", "bare") else ""
    url = f'url = "https://{chance.choice(OUTLETS).replace("-", "")}.example/{file}/{number}"\n'
    asserts = f'asserts = "event-{chance.randrange(20_000)}"\n' if chance.random() < 0.1 else ""
    return (
        f'[[claim]]\nid = "c{number}"\ntext = "{subject}."\n'
        f'quote = "{subject.lower()}, people who have seen the plan told the paper on Tuesday"\n'
        f'scope = "utterance"\nmode = "{chance.choice(MODES)}"\ncue = "told the paper"\n{asserts}'
        f'[claim.origin]\nas_written = "people who have seen the plan"\nidentity = "{identity}"\n'
        f'vantage = "{chance.choice(VANTAGES)}"\n{source}{key}'
        f'[[claim.relay]]\nsource = "{chance.choice(OUTLETS)}"\nas_written = "the other paper"\n'
        f'mode = "{chance.choice(MODES)}"\n{url if chance.random() < 0.5 else ""}'
    )


def write(folder: Path, files: int, *, claims: int = 8) -> int:
    """Write a registry and so many claim files below ``folder``; return how many bytes the claim files hold."""
    chance = random.Random(20260115)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sources.toml").write_text(registry(), "utf-8")
    size = 0
    for file in range(files):
        place = folder / "claims" / f"{file // 1000:02}" / f"{file:05}.toml"
        place.parent.mkdir(parents=True, exist_ok=True)
        text = (
            f'version = 1\n[article]\noutlet = "{chance.choice(OUTLETS)}"\ntitle = "Report {file}"\n'
            f'url = "https://outlet1.example/{file}"\npublished = 2025-12-03\nlanguage = "en"\n'
        ) + "".join(claim(chance, file, number) for number in range(claims))
        place.write_text(text, "utf-8")
        size += len(text)
    return size
