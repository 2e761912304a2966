"""Stands for a process that a file has made say what it wants."""

import json

if __name__ == "__main__":
    for said in (
        {"page": "Un \x00\ud800deux"},
        {"page": 12},
        ["page"],
        {"error": "<script>", "detail": ""},
        {"about": {"title": ["<b>"], "keywords": "a", "more": 1}, "language": "fr"},
        {"partial": False},
    ):
        print(json.dumps(said))  # noqa: T201
