"""What the documentation gives to the admin."""

from wagtail import hooks

from resources.viewsets import LISTS


@hooks.register("register_admin_viewset")
def register_lists():
    return [each() for each in LISTS]
