"""
A server that is searched: Elasticsearch or OpenSearch, which speak the same language.

Everything that they share is here. What each has of its own is its client:
`search.engines.elasticsearch` and `search.engines.opensearch`.
"""

from search.engines.remote.engine import RemoteEngine

__all__ = ["RemoteEngine"]
