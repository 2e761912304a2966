"""
A folder of documents, made into resources and their translations.

`folder` finds the files and `manifest` what is said of them; `wanting` decides what a
resource says; `pages` and `documents` write it; `running` is one run of all of it.
"""
