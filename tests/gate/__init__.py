"""The gate, proved: a table kept by hand says who may do what, and everything the code opens is held to it.

`authz_matrix.csv` is read from the agreed permission table, never made from `policy.TABLE`. A line is one
way in: a route, a socket's topic, a page, a job, a command, an export, or something shown inside an answer.
Its cells are answers to nobody (not signed in) and to each role. A cell of five signs is about five rows:

    1 one's own · 2 a team-mate's · 3 a stranger's · 4 one's own in the bin · 5 one that never was

    +  done, or shown      x  403, you may not        .  404, or left out of a list
    ?  400, no such row    !  409, not in this state  u  401, sign in first     -  there is no such case

For `…/restore` rows 1 to 3 are in the bin and row 4 is not. `scope` is what an API token needs; "-" means
that a token alone does not do: more scopes, or a person. Who adds a way in adds a line here by hand, and
the valid input for it in `inputs.py`; `python -m tools.check authz-matrix` names what is missing.
"""
