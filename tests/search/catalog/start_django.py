"""
Imported first by the server that the tests' processes are forked from.

Loads what the first request to the admin would, so that no process has to.
"""

import django

django.setup()


def _load_the_admin() -> None:
    # Models are loaded only now.
    from django.urls import reverse

    from home.models import StandardPage

    reverse("wagtailadmin_home")
    StandardPage.get_edit_handler().get_form_class()


_load_the_admin()
