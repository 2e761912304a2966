"""Which engine answers."""

from functools import cache

from search.engines import conf
from search.engines.failsafe import Failsafe
from search.engines.remote import RemoteEngine
from search.engines.remote.client import Client
from search.engines.searching import SiteSearch
from search.engines.tantivy import TantivyEngine


@cache
def get_engine() -> TantivyEngine:
    """The embedded engine, the same for the whole process."""
    return TantivyEngine(conf.folder() / TantivyEngine.name, conf.languages())


@cache
def get_server() -> Failsafe | None:
    """The engine on a server, where the installation has one, backed by the other."""
    server = conf.server()
    if server is None or not conf.has_client(server):
        return None
    remote = RemoteEngine(
        _client(server),
        server["PREFIX"],
        conf.languages(),
        replicas=server["REPLICAS"],
    )
    return Failsafe(remote, get_engine())


def get_search() -> SiteSearch:
    """The search of this installation."""
    return SiteSearch(get_server() or get_engine(), get_engine(), conf.languages())


def _client(server: conf.ServerSettings) -> Client:
    # Only the client that is used is loaded: each brings libraries of its own.
    if server["ENGINE"] == "opensearch":
        from search.engines.opensearch import OpenSearchClient as client
    else:
        from search.engines.elasticsearch import ElasticsearchClient as client
    return client(
        server["HOSTS"],
        user=server["USER"],
        password=server["PASSWORD"],
        ca_certs=server["CA_CERTS"],
    )
