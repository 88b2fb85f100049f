"""What a paper is: frozen typed records, partial dates, identifiers, text in two languages. No I/O."""
