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

FORM_OF: Final = {
    **{form: form for form in ("srl", "sa", "snc", "scs", "sca", "pfa", "ii", "llc", "plc", "llp", "gmbh", "ag", "kg")},
    **{form: form for form in ("bv", "nv", "spa", "sas", "sarl", "oy", "kft", "doo", "ood", "sro", "fze", "fzco")},
    "srld": "srl",
    "srl d": "srl",
    "ltd": "ltd",
    "limited": "ltd",
    "inc": "inc",
    "incorporated": "inc",
    "corp": "corp",
    "corporation": "corp",
    "intreprindere individuala": "ii",
    "persoana fizica autorizata": "pfa",
    "سهامی خاص": "سهامی خاص",
    "سهامی عام": "سهامی عام",
    "مسیولیت محدود": "مسیولیت محدود",
    "مسوولیت محدود": "مسیولیت محدود",
    "تعاونی": "تعاونی",
}
"""The legal forms that firms are told apart by, by the words that say them."""

KINDS: Final = frozenset(
    {"بازرگانی", "صنایع", "تولیدی", "فروشگاه", "موسسه", "کارخانه", "کارخانجات", "تعاونی", "هلدینگ"}
)
"""What kind of firm a name says it is: two of them under one short name are two firms."""

TITLES: Final = frozenset(
    """
    اقا اقای خانم جناب سرکار مهندس دکتر استاد حاج حاجی
    mr mrs ms miss mister sir madam dr doctor prof eng
    dl dna dra ing domnul doamna domnisoara
    """.split()  # noqa: SIM905  # a list of words reads best as words
)
"""Words before the name of a person."""
