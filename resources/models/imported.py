"""What imports of folders remember: what they wrote, and which files they stored."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportedResource(models.Model):
    """
    A resource as an import left it: what someone has edited since is told by it.

    It stays when an editor deletes the page: what was deleted is not made again.
    """

    folder = models.CharField(_("name of the folder"), max_length=100)
    key = models.CharField(_("key"), max_length=500)
    translation_key = models.UUIDField(_("key of its pages"))
    fingerprint = models.CharField(_("hash of what the folder said"), max_length=64)
    written = models.JSONField(_("content of its pages, by language"))
    documents = models.JSONField(
        _("files with their documents"),
        default=list,
        help_text=_("Of each file: its path, its hash and the document’s number."),
    )

    class Meta:
        verbose_name = _("imported resource")
        verbose_name_plural = _("imported resources")
        constraints = [
            models.UniqueConstraint(
                fields=["folder", "key"], name="resources_imported_once"
            )
        ]

    def __str__(self):
        return f"{self.folder}: {self.key}"


class StrayFile(models.Model):
    """
    The name of a stored file that may belong to no document.

    It is noted before the file is stored, and forgotten in the transaction that makes
    the document: what an import that was killed has left is found by it.
    """

    name = models.CharField(_("name"), max_length=255, unique=True)

    class Meta:
        verbose_name = _("stray file")
        verbose_name_plural = _("stray files")

    def __str__(self):
        return self.name
