"""Which kind of source some bytes are, and its records."""

from followup_xl.adopt.proposal import Proposal
from followup_xl.intake.decoding import decoded
from followup_xl.intake.delimited import rows_of
from followup_xl.intake.listing import propose, sheet_of
from followup_xl.intake.phonebook import is_phonebook, read_phonebook
from followup_xl.intake.records import Reading, Setting
from followup_xl.intake.telegram import is_json, read_telegram
from followup_xl.intake.vcards import is_vcard, read_vcards
from followup_xl.intake.whatsapp import is_whatsapp, read_whatsapp


def read_text_source(data: bytes, name: str, setting: Setting) -> Reading | Proposal:
    """The records of a text file; of a list with headings what was found, for ``listing.read_list``.

    What the file holds decides, not the ending of its ``name``; the name tells whom a WhatsApp chat was with.

    Raises:
        SourceError: it is empty, no text, or holds nobody.
        NoListError: it is a table, and no list of customers.
    """
    text = decoded(data)
    if is_vcard(text):
        return read_vcards(text)
    if is_json(text):
        return read_telegram(text)
    if is_whatsapp(text):
        return read_whatsapp(text, name, setting)
    rows = rows_of(text)
    return read_phonebook(rows) if is_phonebook(rows) else propose([sheet_of(rows)], setting)
