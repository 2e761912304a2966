"""`manage.py first_admin`: someone who can log in, on a new installation."""

import os
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

FILE_NAME = "admin-password"


class Command(BaseCommand):
    help = (
        "Makes the user `admin` with a generated password, kept in a file that only "
        "you can read. Does nothing when there is an administrator already."
    )

    @transaction.atomic
    def handle(self, *args, **options):
        users = get_user_model().objects
        path = Path(settings.DATA_DIR) / FILE_NAME
        if users.filter(is_superuser=True).exists():
            self.stdout.write("There is an administrator already.")
            return
        if users.filter(username="admin").exists():
            raise CommandError(
                "A user `admin` exists who is no administrator: make one with "
                "`manage.py createsuperuser`."
            )
        password = secrets.token_urlsafe(15)
        try:
            _write_for_owner_only(path, password)
        except OSError as error:
            raise CommandError(
                f"{path} cannot be written: {error.strerror}."
            ) from error
        users.create_superuser("admin", "admin@localhost.invalid", password)
        self.stdout.write(f"User: admin\nPassword: {password}\nKept in: {path}")


def _write_for_owner_only(path: Path, password: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(password + "\n")
