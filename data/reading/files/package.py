"""A .docx as a package of parts: which part is related to which, and a copy with a few parts changed."""

import io
import posixpath
import zipfile
from collections.abc import Mapping
from typing import Any

from lxml import etree

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
TYPES_NAME = "[Content_Types].xml"


def parsed(content: bytes) -> Any:
    """Return the root of a part; entities stay unread, and nothing is fetched."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def written(root: Any) -> bytes:
    """Return a part as its package holds it."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


class Package:
    """An open .docx. Raises KeyError for a part that it lacks, XMLSyntaxError for one that is broken."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.main = self.related("", "officeDocument")
        if not self.main:
            raise KeyError("officeDocument")

    def root(self, name: str) -> Any:
        return parsed(self.archive.read(name))

    def related(self, name: str, kind: str) -> str:
        """Return the part that stands in a relation to the part `name`, empty for none; "" is the package."""
        for relation in self.relations(name):
            if (
                relation.get("Type", "").rpartition("/")[2] == kind
                and relation.get("TargetMode") != "External"
            ):
                return posixpath.normpath(
                    posixpath.join("/", posixpath.dirname(name), relation.get("Target"))
                )[1:]
        return ""

    def relations(self, name: str) -> Any:
        """Return the relations of a part, an empty root where it has none."""
        held = _relations_name(name)
        if held in self.archive.namelist():
            return self.root(held)
        return etree.Element(f"{{{RELATIONS}}}Relationships", nsmap={None: RELATIONS})

    def with_relation(self, name: str, target: str, kind: str) -> dict[str, bytes]:
        """Return the relations of a part with one more, under the name that they have in the package."""
        root = self.relations(name)
        taken = {relation.get("Id") for relation in root}
        number = next(number for number in range(1, len(taken) + 2) if f"rId{number}" not in taken)
        goal = posixpath.relpath(target, posixpath.dirname(name) or ".")
        etree.SubElement(
            root, f"{{{RELATIONS}}}Relationship", Id=f"rId{number}", Type=OFFICE + kind, Target=goal
        )
        return {_relations_name(name): written(root)}

    def with_type(self, name: str, content_type: str) -> dict[str, bytes]:
        """Return the list of content types with that of one more part."""
        root = self.root(TYPES_NAME)
        etree.SubElement(root, f"{{{TYPES}}}Override", PartName=f"/{name}", ContentType=content_type)
        return {TYPES_NAME: written(root)}

    def copy(self, changed: Mapping[str, bytes]) -> bytes:
        """Return the package with some parts changed or added; every other one is byte for byte the same."""
        stream = io.BytesIO()
        held = {entry.filename: entry for entry in self.archive.infolist()}
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
            for name, entry in held.items():
                content = changed[name] if name in changed else self.archive.read(entry)
                copied = zipfile.ZipInfo(name, entry.date_time)
                copied.compress_type, copied.external_attr = zipfile.ZIP_DEFLATED, entry.external_attr
                made.writestr(copied, content)
            for name, content in changed.items():
                if name not in held:
                    made.writestr(name, content)
        return stream.getvalue()


def _relations_name(name: str) -> str:
    folder, _, base = name.rpartition("/")
    return posixpath.join(folder, "_rels", f"{base}.rels")
