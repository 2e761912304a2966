# Every command prepares what it needs: Python 3.11 or newer and make are enough.
#
#   PYTHON=python3.12   the Python to use, when the newest found is not the right one
#   PORT=8001           the port of make run, 8000 when not given
#   ARGS="-k record"    more arguments for pytest: test, full, coverage
#   ENGINE=tantivy      the engine that make relevance measures
#   PART=demonstration  the documents that it searches
#   VERBOSE=1           shows what went worst there
#   BASELINE=1          writes the figures that must not drop
#   ONLY=reading,search the parts that make bench measures, all when not given: reading,
#                       publishing, search, stock, elasticsearch, opensearch

.PHONY: help install run test full coverage check messages constraints bench \
	relevance

help:        ## list the commands
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/^([a-z]+):[^#]*## ?/  make \1\t/' | expand -t 20

run:         ## install, prepare the demonstration, serve it (PORT=8000)
	@exec sh tools/python.sh run

install:     ## install only: what the other commands do first
	@exec sh tools/python.sh install

test:        ## run the tests, with PostgreSQL too when DATABASE_URL names one
	@exec sh tools/python.sh test

full:        ## run the tests at their full length
	@exec sh tools/python.sh full

coverage:    ## run the tests and show which branches they miss
	@exec sh tools/python.sh coverage

check:       ## check format, imports, migrations, catalogues and production settings
	@exec sh tools/python.sh check

messages:    ## gather the messages to translate into locale/ (needs gettext)
	@exec sh tools/python.sh messages

constraints: ## choose the versions of indirect dependencies anew
	@exec sh tools/python.sh constraints

bench:       ## measure the API, search and publishing, as ratios (ONLY=search)
	@exec sh tools/python.sh bench

relevance:   ## measure how well search finds what was judged to answer
	@exec sh tools/python.sh relevance
