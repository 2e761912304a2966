"""An import that is killed once it has stored the file that is named."""

import os
import signal
import sys

import django
from django.core.management import call_command

if __name__ == "__main__":
    django.setup()
    from resources.importing import writing

    folder, last = sys.argv[1:]
    bring = writing.bring_document

    def killed(upload, *arguments, **options):
        document = bring(upload, *arguments, **options)
        if upload.file.path == last:
            os.kill(os.getpid(), signal.SIGKILL)
        return document

    writing.bring_document = killed
    call_command("import_resources", folder)
