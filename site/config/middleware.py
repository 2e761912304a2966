"""
Django's middleware, for pages or for the API only.

The API is anonymous, has no session and chooses its language itself: what serves pages
lets its requests and answers through. Pages and admin have each a content security
policy; the API can be read by pages of other sites.
"""

from corsheaders.middleware import CorsMiddleware
from csp.middleware import CSPMiddleware, PolicyParts
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import Http404
from django.middleware.common import CommonMiddleware
from django.middleware.gzip import GZipMiddleware
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.views.defaults import page_not_found
from wagtail.contrib.redirects.middleware import RedirectMiddleware

from search.catalog.redirects import leads_somewhere

API_PREFIX = "/api/v1/"

# Wagtail's admin writes inline styles and scripts, and previews pages in a frame.
ADMIN_POLICY = {
    "default-src": ["'self'"],
    "script-src": ["'self'", "'unsafe-inline'", "'unsafe-eval'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'", "data:"],
    "frame-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'self'"],
    "frame-ancestors": ["'self'"],
}


class PagesOnly:
    """Mixed into a middleware class: requests of the API do not pass through it."""

    def __call__(self, request):
        if request.path_info.startswith(API_PREFIX):
            return self.get_response(request)
        return super().__call__(request)


class ApiOnly:
    """Mixed into a middleware class: requests of pages do not pass through it."""

    def __call__(self, request):
        if request.path_info.startswith(API_PREFIX):
            return super().__call__(request)
        return self.get_response(request)


class ApiCorsMiddleware(ApiOnly, CorsMiddleware):
    pass


class ApiGZipMiddleware(ApiOnly, GZipMiddleware):
    """What the API says is no secret, so that its length tells nobody anything."""


class PageSessionMiddleware(PagesOnly, SessionMiddleware):
    pass


class PageLocaleMiddleware(PagesOnly, LocaleMiddleware):
    def process_response(self, request, response):
        """Leads to `/fr/…` from addresses that nothing answers, and from no others."""
        if response.status_code == 404 and request.resolver_match is not None:
            patch_vary_headers(response, ["Accept-Language"])
            response.headers.setdefault("Content-Language", translation.get_language())
            return response
        return super().process_response(request, response)


class PageCommonMiddleware(PagesOnly, CommonMiddleware):
    pass


class PageAuthenticationMiddleware(PagesOnly, AuthenticationMiddleware):
    pass


class PageMessageMiddleware(PagesOnly, MessageMiddleware):
    pass


class PageRedirectMiddleware(PagesOnly, RedirectMiddleware):
    """Wagtail's, but that nobody is led to a draft or to a closed page."""

    def process_response(self, request, response):
        led = super().process_response(request, response)
        return led if led is response or leads_somewhere(led.url) else response


class ContentSecurityPolicy(PagesOnly, CSPMiddleware):
    """CONTENT_SECURITY_POLICY, and the admin's own policy under /admin/."""

    def get_policy_parts(self, request, response, report_only=False) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith("/admin/") and not report_only:
            parts.config = ADMIN_POLICY
        return parts


class ReadersNotFound:
    """While developing: readers' own 404 instead of Django's list of addresses."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, Http404):
            return page_not_found(request, exception)
        return None
