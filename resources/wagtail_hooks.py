"""What the documentation gives to the admin."""

from wagtail import hooks

from resources.admin import texts_report
from resources.viewsets import LISTS


@hooks.register("register_admin_viewset")
def register_lists():
    return [each() for each in LISTS]


@hooks.register("register_admin_urls")
def register_report_of_texts():
    return texts_report.addresses()


@hooks.register("register_reports_menu_item")
def register_report_of_texts_menu_item():
    return texts_report.menu_item()
