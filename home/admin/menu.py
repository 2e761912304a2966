"""The menu of the admin: what editors work on, in the order in which they need it."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.permissions import policy_registry

#: A plugin puts a list into a group by naming the group's hook in `menu_hook`.
CONTENT = "register_content_menu_item"
VOCABULARIES = "register_vocabulary_menu_item"
SECTIONS = "register_section_menu_item"


class ContentGroup(ViewSetGroup):
    """Pages that are of no plugin's own kind."""

    menu_label = _("Content")
    menu_name = "content"
    menu_icon = "doc-full"
    menu_order = 110
    submenu_hook = CONTENT


class VocabularyGroup(ViewSetGroup):
    """Every vocabulary, whatever plugin brings it."""

    menu_label = _("Vocabularies")
    menu_name = "vocabularies"
    menu_icon = "list-ul"
    menu_order = 140
    submenu_hook = VOCABULARIES


class SectionGroup(ViewSetGroup):
    """The pages that the others stand below, and those that show a vocabulary."""

    menu_label = _("Sections")
    menu_name = "sections"
    menu_icon = "folder-open-1"
    menu_order = 150
    submenu_hook = SECTIONS


class PermittedMenuItem(MenuItem):
    """Shown to those who may do something with pages of the list's model."""

    model = None
    permissions: set[str] = set()

    def is_shown(self, request):
        policy = policy_registry.get_by_type(self.model)
        return policy.user_has_any_permission(request.user, self.permissions)
