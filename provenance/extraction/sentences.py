"""Where sentences begin and end, and whether a place is inside quotation marks."""

import re
from bisect import bisect_right

_END = re.compile(r"(?<![.!?…])[.!?…]+(?:[\"”’»'`)\]]|'')*(?=\s+[\"“‘«'`(\[]*[A-ZÀ-ÞЀ-Я0-9@#$])|\n+")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“‘'])(?:Mr|Mrs|Ms|Dr|Prof|Rev|Fr|Sr|Jr|St|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Gov|Sen|Sens|Rep|Reps|Pres|Hon|Atty|Supt|Insp"
    r"|vs|No|Nos|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind"
    r"|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|[A-Z]|(?:[A-Za-z]\.)+[A-Za-z])$"
)


class Sentences:
    """The sentences of a text, found by their final marks; an abbreviation does not end one."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        for match in _END.finditer(text):
            if text[match.start()] == "." and _ABBREVIATION.search(text, max(0, match.start() - 12), match.start()):
                continue
            self._starts.append(match.end())
        self._length = len(text)

    def number(self, place: int) -> int:
        """Which sentence ``place`` is in."""
        return bisect_right(self._starts, place) - 1

    def around(self, place: int) -> tuple[int, int]:
        """Where the sentence around ``place`` starts and ends."""
        number = self.number(place)
        end = self._starts[number + 1] if number + 1 < len(self._starts) else self._length
        return self._starts[number], end
