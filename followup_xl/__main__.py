"""`python -m followup_xl`: in a bare checkout it sets itself up first."""

from followup_xl import _bootstrap

if __name__ == "__main__":
    _bootstrap.ensure(needs=("click", "openpyxl", "pandas"))

    from followup_xl.cli import main

    main()
