"""The words and the grammar of made-up publications: over three thousand words, few patterns.

A pattern is a line of text in which a capital stands for a word of a class: ``A`` modifier,
``N`` noun, ``S`` nouns, ``V`` verb, ``Z`` verb of the third person, ``G`` gerund, ``M`` the
noun of a verb. Anything else stands for itself.
"""

from functools import cache
from itertools import accumulate


def _split(text: str) -> tuple[str, ...]:
    """Return the words of a text."""
    return tuple(text.split())


SENTENCES = (
    "we V the A N of A S and V it under A S",
    "this N Z how A S V when a A M is A",
    "the M of A S is a A N in A N theory",
    "we show that A S V the N without a A N",
    "in particular, the A N Z every N of a A A N",
    "it is known that A S V, but not that the A M Z them",
    "based on this M, a A N that Z both S and A S is given",
    "our S consistently V the A S that are G a A N",
    "an experiment on A S and A S shows that G them Z the N",
    "the key lies in the A N, which Z the M by its A A S",
    "as long as the N is A, no N Z the A M of S",
    "we further V A S by G the N, and so V their M",
)

TITLE_HEADS = ("A N M", "A A N S", "G A S", "the A M", "G A N S", "A N: G A S", "N M: the A N")
TITLE_TAILS = ("for A S", "of A N S", "under A M", "with A A S", "via N G", "without A N M")

_MODIFIERS = _split(
    "deep sparse linear robust smooth convex dynamic causal spectral latent discrete modular "
    "stable coarse dense explicit implicit efficient universal abstract neural adversarial "
    "random coherent compact finite infinite partial exact fast slow strong weak recent common "
    "particular typical natural artificial empirical theoretical practical geometric algebraic "
    "statistical numerical physical visual acoustic semantic lexical logical formal generic "
    "narrow broad shallow simple rich distinct uniform cyclic greedy lazy"
)

_NOUNS = _split(
    "model network method result gradient function problem space sample layer kernel graph "
    "bound rate distance measure domain task label signal image scene surface texture corpus "
    "token sentence word tree path vector tensor operator manifold metric cluster agent "
    "policy reward state action game market auction posterior likelihood variance margin risk "
    "loss penalty constraint proof theorem lemma conjecture protocol channel packet cache "
    "memory thread compiler program type contract query table schema stream window filter "
    "wavelet spectrum frequency lattice crystal protein gene cell neuron tissue pathway cohort "
    "trial dose survey panel household wage price shock cycle archive manuscript ritual village "
    "river glacier orbit galaxy plasma photon qubit circuit sensor robot gripper vehicle camera "
    "lens pixel voxel mesh shader boundary region trajectory horizon"
)

_IZE = _split(
    "general regular normal minim maxim optim random local central categor character parametr "
    "factor linear quant discret initial final stabil symbol"
)

_ATE = _split(
    "estim approxim gener simul evalu aggreg alloc calibr integr correl differenti accumul "
    "transl negoti separ annot illustr investig deleg isol regul activ"
)

_MODIFIER_PREFIXES = ("", "non", "quasi", "semi", "hyper", "ultra", "pseudo", "super")
_NOUN_PREFIXES = ("", "sub", "multi", "inter", "meta", "micro", "hyper", "pseudo")
_VERB_PREFIXES = ("", "re", "over", "co", "pre", "de")
_ZIPF_OFFSET = 2.7


@cache
def classes() -> dict[str, tuple[str, ...]]:
    """Return the words of each class by its letter, the frequent ones first."""
    nouns = [prefix + noun for prefix in _NOUN_PREFIXES for noun in _NOUNS]
    stems = [f"{stem}iz" for stem in _IZE] + [f"{stem}at" for stem in _ATE]
    verbs = [prefix + stem for prefix in _VERB_PREFIXES for stem in stems[::2] + stems[1::2]]
    return {
        "A": tuple(prefix + word for prefix in _MODIFIER_PREFIXES for word in _MODIFIERS),
        "N": tuple(nouns),
        "S": tuple(map(plural, nouns)),
        "V": tuple(f"{verb}e" for verb in verbs),
        "Z": tuple(f"{verb}es" for verb in verbs),
        "G": tuple(f"{verb}ing" for verb in verbs),
        "M": tuple(f"{verb}ation" if verb[-1] == "z" else f"{verb}ion" for verb in verbs),
    }


def plural(noun: str) -> str:
    """Return the noun in the plural, by rule."""
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "sh", "ch")) else f"{noun}s"


@cache
def zipf_weights(count: int) -> tuple[float, ...]:
    """Return cumulative weights of ``count`` ranks: the n-th word has some 1/n of the first's."""
    return tuple(accumulate(1 / (rank + _ZIPF_OFFSET) for rank in range(count)))


GIVEN_NAMES = _split(
    "Aiko Amara Anders Beatriz Chidi Chloé Dalia Dmitri Elena Emre Farid Freya Giulia Hamza "
    "Hana Ines Ivo Jiadong Jonas Kavya Lantao Leila Lucía Mateo Mei Milan Nadia Ngozi Olga "
    "Omar Paula Qingru Rafael Rosa Søren Tomás Usha Weinan Yara Yong Zoë"
)

FAMILY_NAMES = _split(
    "Abe Almeida Bauer Bianchi Castro Chen Dubois Eriksen Fischer García Haddad Ibrahim "
    "Jansen Kaur Kowalski Kumar Larsen Liang Lopes Mbeki Moreau Müller Nakamura Novák Okafor "
    "Okonkwo Pavlova Petrov Quispe Rossi Sato Schäfer Silva Singh Song Tanaka Torres Ueda "
    "Varga Wagner Wang Weber Yamada Zhang"
)

VENUES = (
    ("International Conference on Machine Learning", "ICML"),
    ("International Conference on Learning Representations", "ICLR"),
    ("Advances in Neural Information Processing Systems", "NeurIPS"),
    ("ACM Transactions on Graphics", "TOG"),
    ("Journal of Machine Learning Research", "JMLR"),
    ("Annual Meeting of the Association for Computational Linguistics", "ACL"),
    ("Proceedings of the National Academy of Sciences", "PNAS"),
    ("Conference on Computer Vision and Pattern Recognition", "CVPR"),
)

FORMULAS = (
    r"$\mathcal{O}(n \log n)$",
    r"$\|x - y\|_2 \le \epsilon$",
    r"$f \colon \mathbb{R}^d \to \mathbb{R}$",
    r"$\nabla_\theta \mathcal{L}$",
    r"$p(y \mid x)$",
    r"$k \ge 2$",
)
