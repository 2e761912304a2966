"""A process that imports and is killed, with a database and files that stay."""

import os
import signal
import subprocess
import sys
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

from django.core.management import call_command
from django.db import connection

from home.models import SiteDocument
from resources.models import DocumentText, ImportedResource, ResourcePage, StrayFile
from search.catalog.actions import check_catalog
from tests.factories import add_resource_index, translate

ROOT = Path(__file__).parents[3]
PROGRAM = "tests.resources.importing.killed_import"


def environment(data: Path) -> dict[str, str]:
    """That of a process with the test's own database."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        url = f"sqlite:///{name}"
    else:
        url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]),
        "DATA_DIR": str(data),
        "DATABASE_URL": url,
    }


def test_a_killed_import_goes_on_as_if_it_had_not_been(
    committed_tree, tmp_path, settings
):
    settings.DATA_DIR, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"
    translate(add_resource_index(committed_tree.fr), title="Resources", slug="r")
    folder = tmp_path / "lot"
    for code in ("fr", "en"):
        (folder / code).mkdir(parents=True)
        for name in "abcd":
            (folder / code / f"{name}.txt").write_text(f"{name} {code}")
    media = settings.MEDIA_ROOT / "documents"

    ended = subprocess.run(
        [sys.executable, "-m", PROGRAM, folder, "en/c.txt"],
        cwd=tmp_path,
        env=environment(tmp_path),
        check=False,
    )

    assert ended.returncode == -signal.SIGKILL
    assert ImportedResource.objects.count() == 2
    assert len(list(media.iterdir())) == 6

    out = StringIO()
    call_command("import_resources", str(folder), stdout=out)

    assert "2 created, 0 updated, 2 unchanged, 0 kept, 0 failed." in out.getvalue()
    assert ResourcePage.objects.live().count() == 8
    assert DocumentText.objects.filter(state="extracted").count() == 8
    assert sorted(each.name for each in media.iterdir()) == sorted(
        each.filename for each in SiteDocument.objects.all()
    )
    assert not StrayFile.objects.exists()
    assert not check_catalog()
