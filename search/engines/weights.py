"""How much each thing counts, the same for every engine."""

#: A stem in the title counts more than one in the summary, and that more than one in
#: the text.
FIELDS = {"title": 2.0, "keywords": 1.4, "summary": 1.4, "body": 1.0}
#: How much the fields that are not the best one add.
TIE_BREAKER = 0.4
#: The very word that was typed, on top of its stem, and with its accents.
EXACT = 1.0
ACCENTED = 0.3
#: Parts of a code that follow each other.
CODE = 4.0
#: What means the same as what was typed.
SYNONYM = 0.5
#: What translates a word counts by how sure that is, to this power: a word of two
#: translations is looked for by both.
UNSURE = 0.25
#: The beginning of a word in a title, while it is typed.
BEGUN = 3.0
#: What is so much weaker than the best hit is none, where several words are asked for.
WEAKEST = 0.2
#: What only another language has stands near the head, behind so many of the reader's
#: own, when it is so strong beside the best of them: no more than so many, among the
#: first so many.
STRONG = 0.25
BEFORE_STRONG = 3
MOST_STRONG = 5
STRONG_AMONG = 60
