"""Elasticsearch 9, by its own client."""

from collections.abc import Sequence

import elastic_transport
from elasticsearch import ApiError, Elasticsearch, UnsupportedProductError

from search.engines.base import EngineUnavailable
from search.engines.remote.client import JSON, Answer, Request


class ElasticsearchClient:
    name = "elasticsearch"

    def __init__(
        self,
        hosts: Sequence[str],
        *,
        user: str = "",
        password: str = "",
        ca_certs: str = "",
    ):
        self._client = Elasticsearch(
            list(hosts),
            basic_auth=(user, password) if user else None,
            # A host that refuses a connection leaves it to the next one.
            max_retries=len(hosts) - 1,
            retry_on_status=(),
            **({"ca_certs": ca_certs} if ca_certs else {}),
        )

    def send(self, request: Request) -> Answer:
        try:
            answer = self._client.options(
                request_timeout=request.seconds
            ).perform_request(
                request.method,
                request.path,
                params=request.params,
                headers={"accept": JSON, "content-type": request.content_type},
                body=request.body or None,
            )
        except ApiError as error:
            return Answer(error.meta.status, error.body)
        except elastic_transport.ConnectionTimeout as error:
            raise EngineUnavailable(
                f"{self.name} does not answer within {request.seconds:g} s."
            ) from error
        except elastic_transport.ConnectionError as error:
            raise EngineUnavailable(f"{self.name} cannot be reached.") from error
        except (
            elastic_transport.SerializationError,
            UnsupportedProductError,
            RecursionError,
        ) as error:
            raise EngineUnavailable(f"{self.name} answers nonsense.") from error
        return Answer(answer.meta.status, answer.body)
