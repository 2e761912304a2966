"""OpenSearch 3, by its own client."""

from collections.abc import Sequence

import opensearchpy
from opensearchpy import OpenSearch

from search.engines.base import EngineUnavailable
from search.engines.remote.client import Answer, Request


class OpenSearchClient:
    name = "opensearch"

    def __init__(
        self,
        hosts: Sequence[str],
        *,
        user: str = "",
        password: str = "",
        ca_certs: str = "",
    ):
        self._client = OpenSearch(
            list(hosts),
            http_auth=(user, password) if user else None,
            # A host that refuses a connection leaves it to the next one.
            max_retries=len(hosts) - 1,
            retry_on_status=(),
            pool_maxsize=10,
            **({"ca_certs": ca_certs} if ca_certs else {}),
        )

    def send(self, request: Request) -> Answer:
        try:
            body = self._client.transport.perform_request(
                request.method,
                request.path,
                params=dict(request.params or {}),
                headers={"content-type": request.content_type},
                body=request.body or None,
                timeout=request.seconds,
            )
        except opensearchpy.ConnectionTimeout as error:
            raise EngineUnavailable(
                f"{self.name} does not answer within {request.seconds:g} s."
            ) from error
        except opensearchpy.ConnectionError as error:
            raise EngineUnavailable(f"{self.name} cannot be reached.") from error
        except opensearchpy.TransportError as error:
            return Answer(int(error.status_code), error.info)
        except (opensearchpy.SerializationError, RecursionError) as error:
            raise EngineUnavailable(f"{self.name} answers nonsense.") from error
        return Answer(200, body)
