"""How newsrooms say that they corrected, changed or withdrew what they had published. English only.

Patterns rather than phrases, since the words in between differ. Each is looked for at the start of a block of text: what
stands within a paragraph is somebody's report of a correction, not one.
"""

import re

from provenance.lexicon.dates import MONTHS, SHORT_MONTHS
from provenance.model.text import Pattern

SOURCE = (
    "the forms that The Associated Press Stylebook ('corrections, correctives'), The New York Times, The Guardian, the BBC, "
    "Reuters and The Washington Post give in their published standards, and COPE's Retraction Guidelines (2019) for journals"
)

_PIECE = (
    r"(?:news\s+)?(?:article|story|piece|report|page|post|column|dispatch|item|essay|interview|paper|press\s+release|"
    r"headline|caption|photo\s+caption|graphic|chart|video)"
)
_THIS = rf"(?:this|the\s+above|our)\s+(?:\w+\s+)?{_PIECE}"
_OF_THIS = rf"(?:this\s+(?:\w+\s+)?{_PIECE}|the\s+(?:article|story|headline|caption))"
_MONTH = rf"(?:{'|'.join(MONTHS)}|(?:{'|'.join(SHORT_MONTHS)})\.?)"
_STAMP = rf"(?:[\s,(\[]*(?:on\s+|added\s+|published\s+|posted\s+)?(?:{_MONTH}|\d{{1,4}})[\w\s,./:-]{{0,30}}[)\]]?\s*)?"

LABELS = Pattern(
    rf"[*•†]?\s*(?P<label>corrections?\s+(?:and|&)\s+(?:clarifications?|amplifications?)|correction|clarification|corrigendum|erratum|correx|"
    rf"editor[’']?s[’']?\s+note|editors[’']?\s+note|note\s+to\s+readers|retraction(?:\s+notice)?|withdrawal\s+notice)"
    rf"\s*{_STAMP}[:—–-]\s*(?=\S)",
    re.IGNORECASE,
)
"""What such a note begins with, up to its first word."""

CORRECTED = Pattern(
    rf"[*•†]?\s*(?:{_THIS}\s+(?:has\s+been|have\s+been|was|were|is\s+being)\s+(?:since\s+)?(?:corrected|amended|revised|clarified)\b"
    rf"|(?:an?\s+)?(?:earlier|previous|original|prior|initial|first|older)\s+versions?\s+of\s+{_OF_THIS}"
    rf"\s+(?:\w+\s+){{0,3}}(?:misstated|misspelled|misspelt|misidentified|misattributed|misquoted|misreported|mischaracteri[sz]ed|"
    rf"mistakenly|incorrectly|erroneously|wrongly|inaccurately|gave|said|stated|reported|named|contained|included|omitted|"
    rf"referred|described|attributed|quoted|put|used|had|suggested|implied|carried|identified|listed|overstated|understated)\b"
    rf"|{_THIS}\s+(?:originally|previously|initially|first)\s+(?:misstated|said|stated|reported|gave|misidentified|referred)\b"
    rf"|{_THIS}\s+(?:has\s+been|was)\s+(?:updated|edited|changed|modified)\s+(?:\w+\s+){{0,8}}?to\s+(?:correct|clarify|fix|remove|"
    rf"rectify|accurately|more\s+accurately|reflect\s+that|show\s+that|make\s+clear)\b"
    rf"|we\s+(?:regret|apologi[sz]e)\s+(?:for\s+)?the\s+errors?\b"
    rf"|(?:due\s+to|because\s+of|owing\s+to)\s+an?\s+(?:\w+\s+){{0,2}}error,\s+(?:an?\s+)?(?:earlier|previous|{_THIS}))",
    re.IGNORECASE,
)
"""How a note begins that says so without a label."""

RETRACTED = Pattern(
    rf"[*•†]?\s*(?:{_THIS}\s+(?:has\s+been|was|is\s+being|is)\s+(?:since\s+)?(?:retracted|withdrawn|unpublished|taken\s+down|"
    rf"removed\s+(?:because|due|after|at|from|by|following|pending))\b"
    rf"|we\s+have\s+(?:retracted|withdrawn|removed|taken\s+down|unpublished)\s+(?:this|an?|the)\s+"
    rf"(?:\w+\s+)?{_PIECE}\b)",
    re.IGNORECASE,
)
"""How a note begins that takes everything back."""

RETRACTING = Pattern(r"\b(?:retract(?:s|ed|ing|ion)?|withdrawn|withdraws|unpublished|taken\s+down)\b", re.IGNORECASE)
"""What makes a retraction of a note with a label."""

RETRACTED_TITLE = Pattern(r"\s*[\[(]?(?:retracted|withdrawn|retraction)\b\s*(?:article)?\s*[\])]?\s*[:—–-]", re.IGNORECASE)
"""How journals mark the title of a paper that they have taken back."""

CORRECTING = Pattern(
    r"\b(?:correct(?:s|ed|ing|ion|ions|ly)?|incorrect(?:ly)?|amend(?:s|ed|ing)?|clarif(?:y|ies|ied|ication)|misstat\w+|"
    r"mis(?:identified|spelled|spelt|attributed|quoted|reported|characteri[sz]ed)|erroneous(?:ly)?|error|errors|mistake\w*|wrong(?:ly)?|inaccura\w+|"
    r"(?:earlier|previous|original)\s+version|retract\w*|withdrawn|standards?|fabricat\w+|plagiari\w+|removed)\b",
    re.IGNORECASE,
)
"""What an editor's note must hold to be about an error: many say no more than where a series began."""

COLLECTED = Pattern(
    r"\s*(?:corrections|corrections?\s+(?:and|&|/)\s+clarifications?|for\s+the\s+record|clarifications)\b", re.IGNORECASE
)
"""How the title of a page begins that collects the corrections of other pages."""

ABOUT_CORRECTIONS = Pattern(
    r"\b(?:corrections?\s+polic|report\s+(?:an?|this)\s+(?:error|correction|mistake)|request\s+a\s+correction|submit\s+a\s+correction|"
    r"suggest\s+a\s+correction|see\s+(?:an|something)|spot(?:ted)?\s+(?:an?|something)|if\s+you\s+(?:see|find|notice|spot|believe|think)|"
    r"contact\s+us|email\s+us|write\s+to\s+us)",
    re.IGNORECASE,
)
"""What invites readers to ask for one."""

PASSING = Pattern(
    r"\A(?:advertisement|watch|live|listen|read|more|related|photo(?:graph)?|image|picture|video|updated|published|"
    r"posted|source|credit)\b[^.!?]{0,40}:|\A(?:read|listen|watch)\s+(?:more|next|also|on|to)\b"
    r"|\b(?:subscribe\s+(?:to|now|today|for)|subscribers?\s+(?:only|can)|sign\s+up\s+(?:for|to|here|now)|our\s+newsletters?|"
    r"(?:use|uses|accept|our)\s+cookies|related\s+(?:stories|articles|topics|content)|most\s+(?:read|viewed|popular)|"
    r"\d[\d,.]*k?\s+(?:comments?|views?|shares?|likes|reads)|(?:leave|post)\s+a\s+comment|share\s+this|follow\s+us|"
    r"(?:log|sign)\s+in\s+to|last\s+(?:updated|modified)|first\s+published|updated\s+(?:at|on|\d)|min(?:ute)?s?\s+read|"
    r"(?:minutes?|hours?)\s+ago|\d+\s+days?\s+ago|all\s+rights\s+reserved|(?:click|tap)\s+here|download\s+our|app\s+store|"
    r"whatsapp\s+channel|(?:readers?|people)\s+(?:have|has|are)\s+(?:read|reading|viewed|shared|looked)|support\s+our|"
    r"(?:reporting|editing|edited|written)\s+by\s+[A-Z]|(?:retrieved|accessed)\s+(?:on\s+)?\d)|©|getty\s+images",
    re.IGNORECASE,
)
"""What marks a sentence as the page's furniture: it comes and goes without the article being changed."""
