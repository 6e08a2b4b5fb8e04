"""Would the tests of the gate notice if it opened one step too far? `make mutants` tries every step.

A mutant is the gate with one cell of the tables one step wider (nobody, one's own, the team's, all), or with one
check turned off. It is caught when the tables kept by hand (`tests/gate`) disagree with an answer, or with what
the database holds after it. A mutant that opens nothing is no mutant, and is counted apart with its reason:

- nothing is there: no kind of row has the capability, so there is nothing to be opened;
- nobody asks: as this role nobody gets as far as to ask the gate for this act on these rows, as the run over all
  ways in has shown: there is no such way, or another right is asked first and refused;
- made for oneself: a row of this kind is always its maker's own, for nothing that makes one names an owner;
- the same question: the wider cell gives each actor the very same condition on the rows, letter by letter,
  however far the organisation lets its sides look.

No test runs by itself here but the short one; the long run takes some minutes.
"""
