"""Small files made by hand, so that a test shows what it reads. All names and places are fictional."""

import io
import zipfile
from collections.abc import Iterable, Mapping

from pypdf import PdfReader, PdfWriter

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
)
Placed = tuple[float, float, float, str]


def packed(members: Mapping[str, bytes | str]) -> bytes:
    """Return a .zip of the members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return out.getvalue()


def docx(paragraphs: Iterable[tuple[str, str]], title: str = "", creator: str = "", created: str = "") -> bytes:
    """Return a .docx whose paragraphs are (style, text)."""
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
        for style, text in paragraphs
    )
    core = (
        f"<cp:coreProperties {CORE}><dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator>"
        f"<dcterms:created>{created}</dcterms:created></cp:coreProperties>"
    )
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": document, "docProps/core.xml": core})


def pdf(pages: Iterable[Iterable[Placed]], info: str = "", extra: str = "") -> bytes:
    """Return a .pdf; each page's text is (x, y, size, words), drawn in that order in Helvetica."""
    streams = ["".join(_shown(*placed) for placed in page).encode("latin-1") for page in pages]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(streams)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(streams)}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, stream in enumerate(streams):
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {5 + 2 * number} 0 R{extra}>>".encode()
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    objects.append(f"<<{info}>>".encode())
    return _with_table(objects)


def locked(plain: bytes, password: str) -> bytes:
    """Return a .pdf encrypted with AES-256, for whoever knows the password; "" lets everybody read it."""
    writer, out = PdfWriter(clone_from=PdfReader(io.BytesIO(plain))), io.BytesIO()
    writer.encrypt(user_password=password, owner_password="the owner's", algorithm="AES-256")
    writer.write(out)
    return out.getvalue()


def _shown(x: float, y: float, size: float, words: str) -> str:
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F1 {size} Tf {x} {y} Td ({escaped}) Tj ET\n"


def _with_table(objects: list[bytes]) -> bytes:
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    out.write(b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows))
    trailer = b"trailer\n<</Size %d/Root 1 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF"
    out.write(trailer % (len(objects) + 1, len(objects), start))
    return out.getvalue()
