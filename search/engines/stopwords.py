"""
The words that say nothing of what a text is about: few, so that little is lost.

Written with their accents. A word is compared before its accents are removed, so "sûr"
is a word while "sur" is not; the unaccented forms count as well, for "a" typed for "à".
"""

FRENCH = """
a à ai ainsi as au aux avec c ça car ce ceci cela ces cet cette ceux chez ci comme
comment d dans de des dès donc dont du elle elles en entre es est et étaient était
êtes être eu eux il ils j jusqu l la là le les leur leurs lorsqu lui m ma mais me même
mes moi mon n ne ni nos notre nous on ont ou où par pas pour puisqu qu quand que quel
quelle quelles quels qui quoi quoiqu s sa sans se sera seront ses si soi son sont sous
suis sur t ta te tes toi ton très tu un une vos votre vous y
"""

ENGLISH = """
a am an and are as at be been but by can did do does for from had has have he her his
how i if in into is it its me my of on or our s she so such t that the their them then
there these they this those to us was we were what when where which who whom whose why
will with would you your
"""

BY_LANGUAGE = {"fr": frozenset(FRENCH.split()), "en": frozenset(ENGLISH.split())}
