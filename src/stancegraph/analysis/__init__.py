"""Numbers from the tables of a graph, each with how it was made.

Positions become `stances` by a `selection`; from them `networks`, their `backbone`, signed
`structure` and `change` over time; from votes `agreement`. `results` are networks, tables and
matrices that `files` write. `evaluation` scores positions against coded ones.
"""
