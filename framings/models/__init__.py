"""Numbers in, numbers out: the models behind the lessons, without widgets or plots.

Arguments are numbers or arrays and broadcast as NumPy does; scalars in give a float out. An
argument outside its domain raises ``ValueError`` with its name, its value and what is allowed.

One module a topic: ``same``, ``complementary`` and ``substitutes`` for a framing each; ``leads``,
``pay``, ``hindsight``, ``promotion`` and ``customers`` for what rivals reproach each other with,
``contest`` for the budget they fight over, ``games`` for the game they play and ``temperaments``
for how it goes when it is played again; ``ces`` for technology, how far one can stand in for the
other; ``spectrum`` for all framings at once. Each docstring begins with the question that the
function answers and ends with formula, source and an example.
"""
