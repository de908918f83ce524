from followup_xl.sharing.matching import by_content, by_key, by_likeness, likeness
from followup_xl.sharing.pairing import paired
from tests.sharing.world import rows_of, start


def test_equal_rows_are_paired_as_often_as_both_have_them() -> None:
    assert by_content({0: ("a",), 1: ("a",), 2: ("b",)}, {5: ("b",), 6: ("a",)}) == {0: 6, 2: 5}
    assert by_content({0: (1, "a")}, {1: (2, "a")}, skip=0) == {0: 1}


def test_a_key_that_stands_twice_pairs_nothing() -> None:
    key = lambda values: str(values[0] or "")  # noqa: E731
    assert by_key({0: ("a",), 1: ("b",), 2: ("b",), 3: (None,)}, {7: ("a",), 8: ("b",), 9: (None,)}, key) == {0: 7}


def test_rows_are_alike_by_the_cells_that_one_of_them_fills() -> None:
    assert likeness(("a", None, 1), ("a", None, 2)) == 0.5
    assert likeness((None,), (None,)) == 0.0


def test_only_clear_cases_are_taken_for_edits() -> None:
    block = lambda _: ""  # noqa: E731
    one = {0: ("a", "b", "c"), 1: ("x", "y", "z")}
    assert by_likeness(one, {0: ("a", "b", "!"), 1: ("1", "2", "3")}, block) == {0: 0}
    assert by_likeness(one, {0: ("a", "b", "!"), 1: ("a", "b", "?")}, block) == {}


def test_leads_without_ids_are_paired_by_what_they_say() -> None:
    leads = start()["tblLeads"]
    before = rows_of("tblLeads", [{**lead, "id": None} for lead in leads])
    after = rows_of("tblLeads", [{**lead, "id": None, "city": "Bam"} for lead in reversed(leads)])
    assert paired(before, after) == {0: 3, 1: 2, 2: 1, 3: 0}


def test_leads_that_share_an_id_are_paired_by_what_they_say() -> None:
    leads = [{**lead, "id": "L1"} for lead in start()["tblLeads"]]
    assert paired(rows_of("tblLeads", leads), rows_of("tblLeads", leads[::-1])) == {0: 3, 1: 2, 2: 1, 3: 0}


def test_many_leads_with_new_ids_are_looked_for_by_company() -> None:
    leads = [{"id": f"L{n}", "company": f"C{n}", "phone": str(n), "city": "Bam"} for n in range(300)]
    after = [{**lead, "id": f"X{n}", "city": "Qom"} for n, lead in enumerate(leads)]
    assert paired(rows_of("tblLeads", leads), rows_of("tblLeads", after)) == {n: n for n in range(300)}
