"""SEARCH_URL, taken apart. What is wrong with it is said without its password."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

#: What it may begin with: an engine's name, and how the engine is spoken to.
SCHEMES = {
    f"{name}{end}": (name, protocol)
    for name in ("elasticsearch", "opensearch")
    for end, protocol in (("", "http"), ("+https", "https"))
}
PORT = 9200
PREFIX = "cousinage"
#: Each with what it is when it is not given.
OPTIONS = {"replicas": "0", "ca_certs": ""}
EXAMPLE = "elasticsearch+https://user:password@host:9200,other:9200/prefix"


def parse(url: str) -> dict:
    """The setting SEARCH_SERVER. Raises `ImproperlyConfigured`."""
    scheme, _colon, rest = url.partition("://")
    if scheme not in SCHEMES:
        raise _wrong(f"must begin with one of {', '.join(SCHEMES)}")
    engine, protocol = SCHEMES[scheme]
    address, _mark, query = rest.partition("?")
    places, _slash, prefix = address.partition("/")
    login, _at, hosts = places.rpartition("@")
    user, _colon, password = login.partition(":")
    options = _options(query)
    if prefix and not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,99}", prefix):
        raise _wrong("must have a prefix of small letters, digits and dashes")
    return {
        "ENGINE": engine,
        "HOSTS": [_host(protocol, host) for host in hosts.split(",")],
        "USER": unquote(user),
        "PASSWORD": unquote(password),
        "CA_CERTS": options["ca_certs"],
        "PREFIX": prefix or PREFIX,
        "REPLICAS": int(options["replicas"]),
    }


def _options(query: str) -> dict[str, str]:
    given = {name: values[-1] for name, values in parse_qs(query).items()}
    if not given.keys() <= OPTIONS.keys():
        raise _wrong(f"has an option that is none of {', '.join(OPTIONS)}")
    options = OPTIONS | given
    if not re.fullmatch(r"[0-9]{1,2}", options["replicas"]):
        raise _wrong("must have a number of replicas")
    return options


def _host(protocol: str, host: str) -> str:
    if not re.fullmatch(r"[\w.-]+(:\d+)?|\[[\da-fA-F:]+\](:\d+)?", host):
        raise _wrong("must name a host, or several with commas between them")
    try:
        port = urlsplit(f"{protocol}://{host}").port
    except ValueError:
        raise _wrong("names a port that cannot be") from None
    return f"{protocol}://{host}" if port else f"{protocol}://{host}:{PORT}"


def _wrong(what: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"SEARCH_URL {what}; for example {EXAMPLE}.")
