"""Real files of every format that is read, and of those that are not to be trusted."""

from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def pdf(
    *pages: str, language="", opens_with=None, changes_with=None, about=None
) -> bytes:
    """A page for each text, a line for each of its lines; `about` is its metadata."""
    writer = PdfWriter()
    for text in pages:
        _add_page(writer, text)
    if language:
        root = writer.root_object
        root[NameObject("/Lang")] = TextStringObject(language)
    if about:
        writer.add_metadata({f"/{name}": value for name, value in about.items()})
    if opens_with is not None:
        writer.encrypt(opens_with, changes_with, algorithm="AES-256")
    return _written(writer)


def scanned_pdf(pages=1) -> bytes:
    """Pages with an image each and no text."""
    writer = PdfWriter()
    for _number in range(pages):
        page = writer.add_blank_page(595, 842)
        image = StreamObject()
        image.set_data(b"\x00")
        image.update(
            {
                NameObject("/Type"): NameObject("/XObject"),
                NameObject("/Subtype"): NameObject("/Image"),
                NameObject("/Width"): NumberObject(1),
                NameObject("/Height"): NumberObject(1),
                NameObject("/ColorSpace"): NameObject("/DeviceGray"),
                NameObject("/BitsPerComponent"): NumberObject(8),
            }
        )
        drawn = {NameObject("/Im1"): writer._add_object(image)}
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/XObject"): DictionaryObject(drawn)}
        )
        _draw(writer, page, "q 595 0 0 842 0 0 cm /Im1 Do Q")
    return _written(writer)


def endless_pdf() -> bytes:
    """A page that draws itself a hundred thousand times: minutes of work."""
    writer = PdfWriter()
    line = "BT /F1 12 Tf 50 800 Td (encore) Tj ET\n"
    _add_page(writer, "", more=line * 300_000)
    return _written(writer)


def _add_page(writer: PdfWriter, text: str, more="") -> None:
    page = writer.add_blank_page(595, 842)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): font})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    lines = " T* ".join(f"({_in_pdf(line)}) Tj" for line in text.split("\n"))
    _draw(writer, page, f"BT /F1 12 Tf 14 TL 50 800 Td {lines} ET\n{more}")


def _in_pdf(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _draw(writer: PdfWriter, page, commands: str) -> None:
    stream = DecodedStreamObject()
    stream.set_data(commands.encode("cp1252"))
    page[NameObject("/Contents")] = ArrayObject([writer._add_object(stream)])


def _written(writer: PdfWriter) -> bytes:
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def zipped(**files: str | bytes) -> bytes:
    """An archive; `__` in a name stands for a slash, and `_` for a full stop."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as opened:
        for name, content in files.items():
            opened.writestr(name.replace("__", "/").replace("_", "."), content)
    return file.getvalue()


def docx(*paragraphs: str, language="", body="", **files: str) -> bytes:
    words = "".join(
        f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in paragraphs
    )
    document = f'<w:document xmlns:w="{_WORD}"><w:body>{words}{body}</w:body>'
    files["word__document_xml"] = f"{document}</w:document>"
    if language:
        files["word__styles_xml"] = (
            f'<w:styles xmlns:w="{_WORD}"><w:lang w:val="{language}"/></w:styles>'
        )
    return zipped(**files)


def odt(*paragraphs: str, body="", **files: str) -> bytes:
    words = "".join(f"<text:p>{escape(text)}</text:p>" for text in paragraphs)
    files["content_xml"] = (
        f'<office:document-content xmlns:office="{_OFFICE}" xmlns:text="{_TEXT}">'
        f"<office:body><office:text>{words}{body}</office:text></office:body>"
        "</office:document-content>"
    )
    return zipped(**files)


def zip_bomb() -> bytes:
    """A Word document of a few hundred kilobytes that unpacks to 200 megabytes."""
    return zipped(word__document_xml=b"\x00" * 200_000_000)


def entity_bomb() -> bytes:
    """A Word document whose XML grows without end: the billion laughs."""
    entities = "".join(
        f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 10)
    )
    return zipped(
        word__document_xml=(
            f'<!DOCTYPE w [<!ENTITY a0 "ha">{entities}]>'
            f'<w:document xmlns:w="{_WORD}"><w:body><w:p><w:r><w:t>&a9;</w:t></w:r>'
            "</w:p></w:body></w:document>"
        )
    )
