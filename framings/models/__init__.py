"""Numbers in, numbers out: the models behind the lessons, without widgets or plots.

Arguments are numbers or arrays and broadcast as NumPy does; scalars in give a float out. An
argument outside its domain raises ``ValueError`` with its name, its value and what is allowed.
"""
