"""What SEARCH_URL may say, and what is said of one that is wrong."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.search_url import parse


def test_a_host_is_enough():
    assert parse("elasticsearch://localhost") == {
        "ENGINE": "elasticsearch",
        "HOSTS": ["http://localhost:9200"],
        "USER": "",
        "PASSWORD": "",
        "CA_CERTS": "",
        "PREFIX": "cousinage",
        "REPLICAS": 0,
    }


def test_every_part_may_be_given():
    assert parse(
        "opensearch+https://us%40er:p%2Fw@one:1,[::1]:2/a-site?replicas=2&ca_certs=/ca"
    ) == {
        "ENGINE": "opensearch",
        "HOSTS": ["https://one:1", "https://[::1]:2"],
        "USER": "us@er",
        "PASSWORD": "p/w",
        "CA_CERTS": "/ca",
        "PREFIX": "a-site",
        "REPLICAS": 2,
    }


@pytest.mark.parametrize(
    ("url", "what"),
    [
        ("http://u:sesame@host", "begin with"),
        ("elasticsearch", "host"),
        ("elasticsearch://", "host"),
        ("elasticsearch://u:sesame@one,,two", "host"),
        ("elasticsearch://u:sesame@host:port", "host"),
        ("opensearch://u:sesame@host:99999", "port"),
        ("opensearch://u:sesame@host/Site", "prefix"),
        ("opensearch://u:sesame@host/a/b", "prefix"),
        ("opensearch://u:sesame@host?replicas=many", "replicas"),
        ("opensearch://u:sesame@host?timeout=3", "option"),
    ],
)
def test_what_is_wrong_is_said_without_the_password(url, what):
    with pytest.raises(ImproperlyConfigured, match=f"SEARCH_URL .*{what}") as told:
        parse(url)
    assert "sesame" not in str(told.value)
