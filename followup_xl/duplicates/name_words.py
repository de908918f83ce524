"""Words of company names that do not tell one company from another, folded (see ``model.text``)."""

from typing import Final

LEGAL: Final = frozenset(
    """
    srl srld sa sc snc scs sca pfa ii if ra scm
    llc ltd inc corp plc llp gmbh ag kg ohg co bv nv spa sas sarl oy ab aps kft doo dooel ood eood sro sp fze fzco fzc
    pvt pte pty jsc pjsc as est
    شمم
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Legal forms: two of them contradict each other (``SRL`` is not ``SA``)."""

_COMPANY: Final = frozenset(
    """
    شرکت بازرگانی گروه صنایع تولیدی فروشگاه موسسه کمپانی هلدینگ کارخانه کارخانجات تعاونی مجموعه
    societatea societate compania companie firma grup grupul
    company companies limited incorporated corporation group holding holdings the enterprise enterprises
    """.split()  # noqa: SIM905  # the same
)
_PHRASES: Final = frozenset(
    {
        "سهامی خاص",
        "سهامی عام",
        "با مسیولیت محدود",
        "مسیولیت محدود",
        "با مسوولیت محدود",
        "مسوولیت محدود",
        "intreprindere individuala",
        "intreprinderea individuala",
        "persoana fizica autorizata",
        "free zone company",
        "joint stock company",
    }
)
_JOINING: Final = frozenset({"و", "ی", "and", "si"})
FIRST: Final = frozenset({"sc", "ii", "if", "pfa", "sa", "ra"})
"""Legal forms that count only before the name (``SC Dacia``), where they could be a part of it elsewhere."""

LAST: Final = frozenset({"sa", "ii", "if", "ra", "as", "ab", "ag", "sp", "est", "oy", "scm"})
"""Legal forms that count only after the name."""

ANYWHERE: Final = (LEGAL - FIRST - LAST) | _COMPANY | _PHRASES | _JOINING | {"pfa"}
"""What is dropped wherever it stands."""
