"""
The text of files, read in a process of its own.

Nothing here imports Django: what is read was uploaded by somebody, and a process that
knows no database and no secret reads it, with limits on time, memory and output.
"""
