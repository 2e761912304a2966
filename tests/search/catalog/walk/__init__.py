"""
A random walk over everything that editors, commands and code do to pages.

`walker` holds what the files of rules share, `oracle` what must be true after each of
them, `site` where a walk starts; `admin` drives Wagtail's own views, `database` comes
back to the start, `clock` moves time.
"""
