#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Packs a wheel for pip: wheel.py PROGRAM LIBRARIES VERSION TIME FOLDER

PROGRAM is stet itself, linked statically but for the system's C library. LIBRARIES is the folder with libcurl and what it
needs, which stet loads for --online where the system has no libcurl. TIME, in seconds since 1970, is the date of every
file in the wheel: the same arguments give the same bytes. The platform in the wheel's name is the oldest glibc that all of
it runs with; it must not be newer than the one in NEWEST.

wheel.py --notices PROGRAM LIBRARIES VERSION TIME FOLDER writes only the licences of what is carried and the bill of
materials into FOLDER.
"""
import base64
import glob
import hashlib
import json
import os
import re
import subprocess
import sys
import time
import zipfile

NEWEST = (2, 34)
NAME = "stet_lint"
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
# Libraries of the system's own, which every manylinux platform has.
SYSTEM = re.compile(r"^(lib(c|m|dl|rt|pthread|resolv|util|gcc_s)\.so\.\d+|ld-linux.*\.so\.\d+)$")


def output(*arguments):
    return subprocess.run(arguments, check=True, capture_output=True, text=True).stdout


def glibc(files):
    """The newest version of glibc that a symbol in `files` asks for, and the libraries that they name."""
    newest, needed = (2, 5), set()
    for file in files:
        text = output("objdump", "-p", file)
        for version in re.findall(r"GLIBC_(\d+)\.(\d+)", text):
            newest = max(newest, (int(version[0]), int(version[1])))
        needed |= set(re.findall(r"NEEDED\s+(\S+)", text))
    return newest, needed


def metadata(version):
    with open(os.path.join(HERE, "python", "README.md"), encoding="utf-8") as file:
        text = file.read()
    return f"""Metadata-Version: 2.4
Name: stet-lint
Version: {version}
Summary: Check blog posts like a careful copy editor
License-Expression: Apache-2.0
License-File: LICENSE
License-File: NOTICE
License-File: THIRD-PARTY
Keywords: lint,markdown,html,blog,writing
Classifier: Environment :: Console
Classifier: Operating System :: POSIX :: Linux
Classifier: Programming Language :: Python :: 3
Classifier: Typing :: Typed
Requires-Python: >=3.9
Description-Content-Type: text/markdown

{text}"""


def package(file):
    """The Debian package that `file` is of: its name, its version and its copyright file."""
    real = os.path.realpath(file)
    for path in (file, real, "/usr" + file, real.removeprefix("/usr")):
        found = subprocess.run(["dpkg", "-S", path], capture_output=True, text=True)
        if found.returncode == 0:
            name = found.stdout.split(": ")[0].split(",")[0]
            version = output("dpkg-query", "-W", "-f", "${Version}", name)
            notice = f"/usr/share/doc/{name.split(':')[0]}/copyright"
            return name.split(":")[0], version, notice
    raise SystemExit(f"wheel.py: no package has {file}")


def carried(manifest):
    """The packages whose code is in the wheel."""
    with open(manifest, encoding="utf-8") as file:
        files = [line.strip() for line in file if line.strip()]
    packages = {}
    for path in files:
        name, version, notice = package(path)
        packages[name] = (version, notice)
    return packages


def bill(version, packages, seconds, digest):
    """The bill of materials, SPDX 2.3."""
    stamp = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))
    items = [{"SPDXID": "SPDXRef-stet", "name": "stet", "versionInfo": version,
              "downloadLocation": "NOASSERTION", "licenseConcluded": "Apache-2.0",
              "licenseDeclared": "Apache-2.0", "copyrightText": "NOASSERTION", "filesAnalyzed": False,
              "checksums": [{"algorithm": "SHA256", "checksumValue": digest}]}]
    relations = [{"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES",
                  "relatedSpdxElement": "SPDXRef-stet"}]
    for name, (number, _) in sorted(packages.items()):
        reference = "SPDXRef-" + re.sub(r"[^A-Za-z0-9.-]", "-", name)
        items.append({"SPDXID": reference, "name": name, "versionInfo": number,
                      "downloadLocation": "NOASSERTION", "licenseConcluded": "NOASSERTION",
                      "licenseDeclared": "NOASSERTION", "copyrightText": "NOASSERTION", "filesAnalyzed": False,
                      "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
                                        "referenceLocator": f"pkg:deb/debian/{name}@{number}"}]})
        relations.append({"spdxElementId": "SPDXRef-stet", "relationshipType": "CONTAINS",
                          "relatedSpdxElement": reference})
    return json.dumps(
        {"spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT",
         "name": f"stet-{version}", "documentNamespace": f"https://stet.invalid/spdx/{version}/{digest}",
         "creationInfo": {"created": stamp, "creators": ["Tool: Distribution/wheel.py"]},
         "packages": items, "relationships": relations}, indent=1, sort_keys=True) + "\n"


def read(path):
    with open(path, "rb") as file:
        return file.read()


def notices(packages):
    """The licences of everything that is carried."""
    return b"".join(
        f"{'=' * 78}\n{name} {number} (from Debian)\n{'=' * 78}\n".encode() + read(notice) + b"\n"
        for name, (number, notice) in sorted(packages.items()))


def write_notices(program, libraries, version, seconds, folder):
    packages = carried(os.path.join(libraries, "manifest"))
    text = bill(version, packages, max(int(seconds), 315532800), hashlib.sha256(read(program)).hexdigest())
    for name, content in (("THIRD-PARTY", notices(packages)), ("stet.spdx.json", text.encode())):
        with open(os.path.join(folder, name), "wb") as file:
            file.write(content)


def main(program, libraries, version, seconds, folder):
    seconds = max(int(seconds), 315532800)
    shared = sorted(glob.glob(os.path.join(libraries, "*.so*")))
    newest, needed = glibc([program] + shared)
    names = {os.path.basename(path) for path in shared}
    strange = sorted(name for name in needed - names if not SYSTEM.match(name))
    if strange:
        raise SystemExit(f"wheel.py: these libraries are neither in the wheel nor part of every system: {', '.join(strange)}")
    if newest > NEWEST:
        raise SystemExit(f"wheel.py: glibc {newest[0]}.{newest[1]} is needed, and {NEWEST[0]}.{NEWEST[1]} is wanted")
    platform = f"manylinux_{newest[0]}_{newest[1]}_{os.uname().machine}"
    packages = carried(os.path.join(libraries, "manifest"))
    info = f"{NAME}-{version}.dist-info"
    data = f"{NAME}-{version}.data"
    code = read(program)
    files = {
        f"{data}/scripts/stet": code,
        f"{data}/data/share/man/man1/stet.1": read(os.path.join(HERE, "stet.1")),
        f"{info}/METADATA": metadata(version).encode(),
        f"{info}/WHEEL": (f"Wheel-Version: 1.0\nGenerator: stet Distribution/wheel.py\nRoot-Is-Purelib: false\n"
                          f"Tag: py3-none-{platform}\n").encode(),
        f"{info}/licenses/LICENSE": read(os.path.join(ROOT, "LICENSE")),
        f"{info}/licenses/NOTICE": read(os.path.join(ROOT, "NOTICE")),
        f"{info}/licenses/THIRD-PARTY": notices(packages),
        f"{info}/sboms/stet.spdx.json": bill(version, packages, seconds, hashlib.sha256(code).hexdigest()).encode(),
    }
    for path in shared:
        files[f"{data}/data/lib/stet/{os.path.basename(path)}"] = read(path)
    module = os.path.join(HERE, "python", NAME)
    for name in sorted(os.listdir(module)):
        if name.endswith((".py", ".typed")):
            files[f"{NAME}/{name}"] = read(os.path.join(module, name))
    record = "".join(
        f"{name},sha256={base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b'=').decode()},"
        f"{len(content)}\n" for name, content in sorted(files.items()))
    files[f"{info}/RECORD"] = (record + f"{info}/RECORD,,\n").encode()
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, f"{NAME}-{version}-py3-none-{platform}.whl")
    stamp = time.gmtime(seconds - seconds % 2)[:6]
    with zipfile.ZipFile(path, "w") as wheel:
        # The list of files comes last, as readers of a stream want it.
        for name in sorted(files, key=lambda name: (name.startswith(info), name)):
            entry = zipfile.ZipInfo(name, stamp)
            entry.create_system = 3
            is_program = name.startswith(f"{data}/scripts/") or ".so" in os.path.basename(name)
            entry.external_attr = (0o100755 if is_program else 0o100644) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            wheel.writestr(entry, files[name], compresslevel=9)
    installed = sum(len(content) for content in files.values())
    print(f"Made {path}: {os.path.getsize(path) / 1e6:.1f} MB, {installed / 1e6:.1f} MB installed, "
          f"glibc {newest[0]}.{newest[1]} or newer")


if __name__ == "__main__":
    if len(sys.argv) == 7 and sys.argv[1] == "--notices":
        write_notices(*sys.argv[2:])
    elif len(sys.argv) == 6:
        main(*sys.argv[1:])
    else:
        raise SystemExit(__doc__)
