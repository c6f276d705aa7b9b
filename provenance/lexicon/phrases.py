"""A list of words and phrases that can be looked for in text."""

import re


class Phrases:
    """Words and phrases, with the ``source`` they were taken from; found as whole words, whatever their case.

    A space in a phrase matches any run of white space, and a straight apostrophe a curly one too. Nothing is
    compiled until the list is first used.
    """

    __slots__ = ("_pattern", "source", "words")

    def __init__(self, source: str, *words: str) -> None:
        self.source = source
        self.words = tuple(sorted(set(words)))
        self._pattern: re.Pattern[str] | None = None

    def __contains__(self, text: object) -> bool:
        return isinstance(text, str) and self._compiled().fullmatch(text.strip()) is not None

    def find(self, text: str) -> re.Match[str] | None:
        """The first place where one of them stands in ``text``, the longest where several start there."""
        return self._compiled().search(text)

    def _compiled(self) -> re.Pattern[str]:
        if self._pattern is None:
            longest_first = sorted(self.words, key=lambda word: (-len(word), word))
            alternatives = "|".join(
                re.escape(word).replace(r"\ ", r"\s+").replace(" ", r"\s+").replace("'", "['’]")
                for word in longest_first
            )
            self._pattern = re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)
        return self._pattern
