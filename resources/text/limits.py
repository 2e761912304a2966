"""How much is read of one file. What is beyond is left, and editors are told."""

#: A longer file is not opened at all.
MOST_BYTES = 100_000_000
#: What is unpacked of a compressed file, and what is parsed of a marked-up one.
MOST_UNPACKED = 60_000_000
MOST_PAGES = 500
MOST_CHARACTERS = 1_000_000

#: Of the process that reads: its address space, and what it may write.
MEMORY = 768 * 1024 * 1024
OUTPUT = 16 * 1024 * 1024
