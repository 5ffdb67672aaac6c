"""Numbers in, numbers out: the models behind the lessons, without widgets or plots.

Arguments are numbers or arrays and broadcast as NumPy does; scalars in give a float out. An
argument outside its domain raises ``ValueError`` with its name, its value and what is allowed.

One module for each framing, ``same``, ``complementary``, ``substitutes`` and ``rivals``; ``ces``
for technology, how far one can stand in for the other; ``games`` for the blame game as it is
played; ``spectrum`` for all framings at once. Each docstring begins with the question that the
function answers and ends with formula, source and an example.
"""
