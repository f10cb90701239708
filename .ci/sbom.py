"""Lists every package that serves, with version and licence, in CycloneDX JSON: an SBOM.

What is installed here is asked, from what pyproject.toml names on. The file is made and never kept: it is
true of one installation. The library that writes it comes with pip-audit (audit.py), unseen by the program.
"""

import importlib.metadata
import json
import sys
import sysconfig
import tomllib
from base64 import b64decode
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import audit
from tasks import ROOT, SLIM, say

# What packages call licences that SPDX calls otherwise.
SPDX = {
    "apache 2": "Apache-2.0",
    "apache license 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
}
# How the text of the MIT licence begins, for packages that carry the text and no name.
MIT_BEGINS = "Permission is hereby granted, free of charge, to any person obtaining a"
# A whole text in the place of a name.
LONGEST_NAME = 60


@dataclass(frozen=True)
class Package:
    """What is told of a package. licence: "" where it names none; needs: names of others that it brought."""

    name: str
    version: str
    licence: str
    needs: frozenset[str]


def main(words: list[str]) -> int:
    """Write the list to the file that is named, sbom.json without one; 1 where a licence is not known."""
    if why := audit.install():
        return say(f"no list was made: {why}", 1)
    # Behind what the program itself has: packages of both are never mixed up, as metadata is asked by folder.
    sys.path.append(str(audit.FOLDER))
    target = Path(words[0]) if words else ROOT / "sbom.json"
    found = packages()
    target.write_text(document(found), encoding="utf-8")
    unknown = [package.name for package in found if not package.licence]
    say(f"{target}: {len(found)} Python packages and {SLIM}")
    return say(f"licences not known: {', '.join(unknown)}", 1) if unknown else 0


def packages() -> list[Package]:
    """Return every package that serving needs here, by name."""
    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    installed = {
        canonicalize_name(one.metadata["Name"]): one
        for one in importlib.metadata.distributions(path=[sysconfig.get_path("purelib")])
    }
    found: dict[str, Package] = {}
    todo = direct()
    while todo:
        asked = todo.pop()
        name = canonicalize_name(asked.name)
        if name in found or name not in installed:
            continue
        further = [Requirement(words) for words in installed[name].requires or ()]
        needed = [one for one in further if _holds(one, asked.extras)]
        todo += needed
        needs = frozenset(canonicalize_name(one.name) for one in needed) & installed.keys()
        found[name] = Package(name, installed[name].version, licence(installed[name]), needs)
    return [found[name] for name in sorted(found)]


def _holds(requirement: Any, extras: Iterable[str]) -> bool:
    """Say whether a package wants another on this system, with the extras that were asked of it."""
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in {*extras, ""})


def project() -> dict[str, Any]:
    """Return what pyproject.toml says of this project."""
    said: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return said


def direct() -> list[Any]:
    """Return what this project itself asks for in order to serve."""
    from packaging.requirements import Requirement

    return [Requirement(words) for words in project()["dependencies"]]


def licence(distribution: importlib.metadata.Distribution) -> str:
    """Return a package's licence by SPDX's names as far as it tells one, "" where it tells nothing."""
    told = distribution.metadata
    classified = [
        words.rpartition(" :: ")[2]
        for words in told.get_all("Classifier") or []
        if words.startswith("License ::")
    ]
    field = (told.get("License") or "").strip()
    candidates = [told.get("License-Expression") or "", field if len(field) <= LONGEST_NAME else ""]
    candidates += [" OR ".join(SPDX.get(name.lower(), name) for name in classified)]
    candidates += ["MIT" if _carries_mit(distribution) else ""]
    name = next(filter(None, candidates), "")
    return SPDX.get(name.lower(), name)


def _carries_mit(distribution: importlib.metadata.Distribution) -> bool:
    texts = (file for file in distribution.files or () if file.name.upper().startswith("LICEN"))
    return any(MIT_BEGINS in " ".join(file.read_text(encoding="utf-8").split()) for file in texts)


def document(found: list[Package]) -> str:
    """Return the list as CycloneDX JSON; the root is this project, its script for charts stands beside."""
    from cyclonedx.model.bom import Bom
    from cyclonedx.output.json import JsonV1Dot6
    from packaging.utils import canonicalize_name

    root = component("", *(project()[said] for said in ("name", "version", "license")))
    made = {one.name: component("pypi", one.name, one.version, one.licence) for one in found}
    script = script_for_charts()
    bom = Bom(components=[*made.values(), script])
    bom.metadata.component = root
    asked = {canonicalize_name(one.name) for one in direct()}
    bom.register_dependency(root, [*(made[name] for name in sorted(asked & made.keys())), script])
    for one in found:
        bom.register_dependency(made[one.name], [made[name] for name in sorted(one.needs & made.keys())])
    return str(JsonV1Dot6(bom).output_as_string(indent=1)) + "\n"


def component(registry: str, name: str, version: str, words: str, **more: Any) -> Any:
    """Return an entry of the list. registry: pypi or npm, "" for this project; words: its licence."""
    from cyclonedx.contrib.license.factories import LicenseFactory
    from cyclonedx.model.component import Component, ComponentType
    from packageurl import PackageURL

    return Component(
        name=name,
        version=version,
        type=ComponentType.LIBRARY if registry else ComponentType.APPLICATION,
        bom_ref=f"{name}@{version}",
        purl=PackageURL(registry, None, name, version) if registry else None,
        licenses=[LicenseFactory().make_from_string(words)] if words else [],
        **more,
    )


def script_for_charts() -> Any:
    """Return the entry of Plotly's slim script, with the hash that npm holds it to."""
    from cyclonedx.model import HashAlgorithm, HashType

    locked = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    script = locked[f"node_modules/{SLIM}"]
    digest = b64decode(script["integrity"].partition("-")[2]).hex()
    hashes = [HashType(alg=HashAlgorithm.SHA_512, content=digest)]
    return component("npm", SLIM, script["version"], script["license"], hashes=hashes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
