"""What people and programs see of a report: one pure function a format. Nothing here prints, opens or exits.

Every renderer distrusts the text it is given (``safety``); ``groups`` and ``wording`` hold what the formats for
people share: what rests on what, and the words for it.
"""
