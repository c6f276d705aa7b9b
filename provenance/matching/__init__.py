"""Two texts side by side: what a quotation, an attribution or a page lost or changed on the way.

Three ways lead in. ``quotes`` looks for quoted words on a page, word by word and in any language, with ``passages``,
``words``, ``figures``, ``alignment``, ``readings`` and ``edits``. ``drift`` holds a retold statement against the page
by what it says, in English, with ``excerpts``, ``read_text``, ``content_words``, ``quantities``, ``dates`` and
``sources``. ``changes`` tells what became of a page itself. ``context`` serves them all.
"""
