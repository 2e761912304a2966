"""
Signals that take note of what a change touches, and do nothing else.

Each receiver says which events it stands for. Wagtail's own signals (published,
unpublished, moved) are sent after the fact is committed and miss many of them.
"""

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Locale,
    Page,
    PageViewRestriction,
    Site,
)

from search.catalog.belonging import owners_of, terms_naming
from search.catalog.documents import document_targets
from search.catalog.notes import note
from search.catalog.references import is_mentionable, page_target, targets_of_row
from search.catalog.registry import vocabulary_kind

#: Fields that no reader sees: saving only these touches nothing.
BOOKKEEPING = {
    "draft_title",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
    "latest_revision_id",
    "live_revision",
    "live_revision_id",
    "locked",
    "locked_at",
    "locked_by",
    "locked_by_id",
    "numchild",
    "owner",
    "owner_id",
    "wagtail_admin_comments",
}


def connect() -> None:
    """Connects the receivers; twice is once."""
    for signal, receiver in (
        (pre_save, before_page_save),
        (post_save, after_page_save),
        (pre_delete, before_page_delete),
        (post_delete, after_page_delete),
        (post_save, after_child_change),
        (post_delete, after_child_change),
        (pre_delete, before_term_delete),
        (post_save, after_target_change),
        (post_delete, after_target_change),
    ):
        signal.connect(receiver, dispatch_uid=f"search_catalog.{receiver.__name__}")
    for signal in (post_save, post_delete):
        signal.connect(after_restriction_change, sender=PageViewRestriction)
        signal.connect(after_collection_change, sender=Collection)
        signal.connect(
            after_collection_restriction_change, sender=CollectionViewRestriction
        )
        signal.connect(after_site_change, sender=Site)
        signal.connect(after_site_change, sender=Locale)


def before_page_save(sender, instance, update_fields=None, using=None, **kwargs):
    """
    What a page leaves behind: its subtree's addresses, its old key.

    Compared with its row, which covers a new slug, a move and an alias converted.
    """
    if not issubclass(sender, Page) or _is_bookkeeping(update_fields):
        return
    old = (
        Page.objects.using(using)
        .filter(pk=instance.pk)
        .values("url_path", "alias_of_id", "translation_key", "locale_id", "live")
        .first()
    )
    if old is None:
        return
    if old["url_path"] != instance.url_path:
        note(using, subtrees=[instance.pk])
        # Wagtail forgets a root's address when the root moves, not when it is moved.
        transaction.on_commit(Site.clear_site_root_paths_cache, using=using)
    if old["alias_of_id"] != instance.alias_of_id:
        # From now on it is asked for its own restrictions, and its aliases with it.
        note(using, restricted=[instance.pk])
    old_key = (old["translation_key"], old["locale_id"])
    if old_key != (instance.translation_key, instance.locale_id):
        targets = [page_target(old["translation_key"])]
        note(using, gone=[old_key], subtrees=[instance.pk], targets=targets)
    if old["live"] != instance.live and _is_a_root(instance, using):
        note(using, subtrees=[instance.pk])


def after_page_save(sender, instance, update_fields=None, using=None, **kwargs):
    """Any page class: moves and aliases save the base `Page`, not the specific one."""
    if issubclass(sender, Page) and not _is_bookkeeping(update_fields):
        note(using, pages=[instance.pk])


def before_page_delete(sender, instance, using=None, **kwargs):
    """Aliases lose their source by an UPDATE, and may open with what is below them."""
    if sender is Page:
        aliases = Page.objects.using(using).filter(alias_of=instance.pk)
        note(using, restricted=aliases.values_list("pk", flat=True))


def after_page_delete(sender, instance, using=None, **kwargs):
    """Who names a page that was never open is concerned too: its chooser is emptied."""
    if sender is Page:
        note(
            using,
            gone=[(instance.translation_key, instance.locale_id)],
            targets=[page_target(instance.translation_key)],
        )


def after_child_change(sender, instance, using=None, **kwargs):
    """Child rows written directly, by a loader or a merge: of pages and of terms."""
    owners = owners_of([instance], using)
    if owners.pages or owners.targets:
        note(using, pages=owners.pages, targets=owners.targets)


def before_term_delete(sender, instance, using=None, **kwargs):
    """Who names a term in a field that is emptied hears of it by an UPDATE only."""
    if vocabulary_kind(sender) is not None:
        note(using, targets=terms_naming(instance, using))


def after_target_change(sender, instance, using=None, created=None, **kwargs):
    """Terms, images, files: what names them, or shows them all, is built again."""
    if not is_mentionable(sender):
        return
    targets = targets_of_row(sender, instance.pk)
    if created is False and vocabulary_kind(sender) is not None:
        targets |= terms_naming(instance, using)
    note(using, targets=targets)


def after_restriction_change(sender, instance, using=None, **kwargs):
    note(using, restricted=[instance.page_id])


def after_collection_change(sender, instance, using=None, **kwargs):
    """A collection is saved before it moves: below a private one, or out of it."""
    note(using, targets=document_targets(instance.pk, using))


def after_collection_restriction_change(sender, instance, using=None, **kwargs):
    note(using, targets=document_targets(instance.collection_id, using))


def after_site_change(sender, using=None, **kwargs):
    """A site's root or a language: every address may be another."""
    note(using, everything=True)


def _is_bookkeeping(update_fields) -> bool:
    return update_fields is not None and BOOKKEEPING.issuperset(update_fields)


def _is_a_root(page: Page, using) -> bool:
    """A root that is a draft closes its whole language."""
    return (
        Site.objects.using(using)
        .filter(root_page__translation_key=page.translation_key)
        .exists()
    )
