"""Claims as others have them: a fact-checker's review, a page with it, and what Auto Archiver lists."""

import csv
import datetime
import io
import json

_REVIEW = {
    "@context": "https://schema.org",
    "@type": ["ClaimReview"],
    "url": "https://checkers.example/dam",
    "datePublished": "2025-12-09",
    "author": {"@type": "Organization", "name": "The Checkers"},
    "claimReviewed": "The dam will break within a year.",
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Ana Ruiz"},
        "firstAppearance": {"@type": "VideoObject", "url": "https://records.example/speech"},
        "appearance": [
            {"@type": "CreativeWork", "url": "https://herald.example/1", "publisher": {"name": "The Herald"}},
            {"@type": "NewsArticle", "url": "https://gazette.example/dam", "headline": "Dam to break"},
        ],
    },
    "reviewRating": {
        "@type": "Rating", "ratingValue": 2, "bestRating": 5, "worstRating": 1, "alternateName": "Mostly wrong"
    },
}  # fmt: skip
REVIEW = json.dumps({"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [_REVIEW]}]}).encode()
PAGE = (
    b"<!doctype html><html><head><title>x</title>"
    b'<script type="application/ld+json">' + json.dumps(_REVIEW).encode() + b"</script>"
    b'<script type="application/ld+json">{"broken": </script></head><body><p>No.</p></body></html>'
)

_KEPT = {
    "url": "https://posts.example/7",
    "title": "A post",
    "content": 'The sluice is "open", and it\'s wide open.\nSince Monday.',
    "timestamp": datetime.datetime(2025, 12, 1, 8, 30, tzinfo=datetime.UTC),
    "_processed_at": "2025-12-02 10:00:00+00:00",
}
_MEDIA = [
    {"filename": "a.wacz", "urls": ["https://copies.example/a.wacz"], "properties": {"hash": f"SHA-256:{'a' * 64}"}}
]


def _table() -> bytes:
    table = io.StringIO()
    writer = csv.DictWriter(table, ["status", "metadata", "media"])
    writer.writeheader()
    writer.writerow({"status": "success", "metadata": _KEPT, "media": _MEDIA})
    writer.writerow({"status": "nothing archived", "metadata": {"url": "ftp://posts.example/8"}, "media": []})
    return table.getvalue().encode()


ARCHIVED_CSV = _table()
ARCHIVED_JSON = json.dumps({"status": "success", "metadata": _KEPT, "media": _MEDIA}, default=str).encode()
