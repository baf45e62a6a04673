"""A stable matching with ties that places at least two thirds of what the largest places, in nearly linear time.

To find the largest is NP-hard. A position is *open* while no node on its path is full, else *closed*. It stays
closed: a full node gets emptier only when a full node that contains it sends somebody away and takes somebody else,
and that one stays full. A student goes down the own list, tie by tie:

- *while one is open*: of a tie with open positions the student takes the first open one. Who holds a position so is
  *loose* while another position of the tie is open. A unit ranks the loose after all whom it holds otherwise, whoever
  they are; who is sent away while loose takes the next open position of the tie.
- *in earnest*: when none is open, all positions of the tie are asked in earnest; then comes the next tie of the list.
- *again*: who has come to the end of the list without a place goes through it once more, and now a unit ranks the
  student above those who are alike to it and were taken otherwise, but not above anybody ranked higher.

What was taken while open and is not loose counts as held in earnest. So a student has one order of all proposals, and a
unit too: by rank, at one rank *again* before *in earnest*, equal ones in the order of students, and the loose last of
all. Where units do not tie nobody asks again: the proof below holds then too.

**For ever.** Who asks a closed position is not loose, and who is not loose never becomes so: nothing opens. So a full
node that holds nobody loose never will. As long as it holds somebody loose it sends only the loose away and refuses
nobody; from there on nobody is alike. So the lemma of `solve` holds: once a proposal is refused, or sent away and was
not loose, some node on its path is full for ever of proposals above it, none of them loose. Let M be the result.

**Stable.** Let s be rather at p than where M has s. If M holds s by (s, q) asked *again*, (s, p) was asked again
before it and refused; else (s, p) was asked in earnest and refused, or was held in earnest and sent away. So some
node N on the path of p is full of proposals above that one: of students whom the unit ranks above s or alike. s is
not one of them: what s holds in N would stand no higher than what was refused, and have been refused by N. So with s
taken out N is still full of them, and (s, p) does not block.

**Two thirds.** Let N be a largest stable matching. What nodes allow is a matroid on pairs (laminar, in each unit),
so "in the span of" and "circuit" have their meaning. Let A be the pairs f of N whose student M leaves out. f was
asked again and refused: f is in the span of M, and each pair g of M in the circuit of f is ranked above f, or alike
and held *again*; none is loose.

Let B be the pairs g of M, held in earnest and not in N, whose student would rather be at g than where N has the
student, or is left out by N. As g does not block N, g is in the span of those pairs of N that its unit ranks above
g or alike. *Claim*: A, B and the pairs of both M and N are together independent. Take one rank k of a unit after
the other, from above; let P be what was found independent so far. P is in the span of the pairs of N above rank k:
its pairs of N are such, and those of B by what was said. So P stays independent when the pairs of A and of M∩N held
*again* at rank k join, all of N. All these are in the span of the pairs of M above rank k and of those held *again*
at rank k, and over that span the pairs that M holds in earnest at rank k are independent: they may join, those of
B among them. At last the loose ones of M∩N join by the same argument.

So A, B and M∩N can be filled up from M to a base of the span of M, and an exchange between two bases gives each f of
A a pair g of its circuit in M, another for each, that is neither in N nor in B, nor loose. Let s be the student of g.
If N leaves s out, g is not held in earnest, as it would be in B. If N has s at h, then h is in the span of M. For
otherwise h was open all the time: so s never asked again, and never went beyond the tie of h; nor is h in the tie of
g, as none of it was open when g was asked, and if g was taken while open, s is loose. So s would rather be at g than
at h, and g, held in earnest, is in B. Let x of the f have such an h, and the others, |A| − x, a student s whom N
leaves out. N places |A| students whom M does not, and at most |M| − (|A| − x) of M's, so |N| ≤ |M| + x. The x pairs h
and the x pairs f are different pairs of N in the span of M, so 2·x ≤ |M|. Hence |N| ≤ 3/2 · |M|.

References
----------
Cooper, Manlove: *A 3/2-approximation algorithm for the student-project allocation problem*, SEA 2018 (two levels).
Király: *Linear time local approximation algorithm for maximum stable marriage*, Algorithms 6, 2013 (open first, and
promotion).
Csáji, Király, Yokoi: *Approximation algorithms for matroidal and cardinal generalizations of stable matching*,
SOSA 2023 (matroids).
"""

from alternance.placement.ties.approximate import solve_tied

__all__ = ["solve_tied"]
