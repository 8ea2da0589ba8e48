# SPDX-License-Identifier: Apache-2.0
"""Compares what the program reads of the makers of images with what exiftool reads, field by field.

    metadata.py PROBE [FILE]…

PROBE is image-probe. Without files, exiftool writes its fields into small images of five formats. Where the three
systems differ, the same order holds for both: XMP, then IPTC-IIM, then Exif.
"""
import json
import os
import struct
import subprocess
import sys
import tempfile
import zlib


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(
        ">I", zlib.crc32(kind + content))


def png(size=1000):
    """With the pixels in chunks of so many bytes."""
    data = zlib.compress(b"\0\x7f\x7f\x7f")
    pieces = [data[start:start + size] for start in range(0, len(data), size)]
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
            + b"".join(chunk(b"IDAT", piece) for piece in pieces) + chunk(b"IEND", b""))


def jpeg():
    def segment(marker, content):
        return bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content
    return (b"\xff\xd8" + segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")
            + segment(0xDB, b"\0" + bytes([16] * 64))
            + segment(0xC0, b"\x08\0\1\0\1\1\1\x11\0")
            + segment(0xC4, b"\0" + bytes([0, 1] + [0] * 14) + b"\0")
            + segment(0xC4, b"\x10" + bytes([0, 1] + [0] * 14) + b"\0")
            + segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x3f\xff\xd9")


def webp():
    image = bytes.fromhex("2f0000000010071011118888fe0700") + b"\0"
    body = b"WEBPVP8L" + struct.pack("<I", 15) + image
    return b"RIFF" + struct.pack("<I", len(body)) + body


def tiff(order="<"):
    entries = [(256, 3, 1), (257, 3, 1), (258, 3, 8), (259, 3, 1), (262, 3, 1), (273, 4, 8),
               (277, 3, 1), (278, 3, 1), (279, 4, 1)]
    head = (b"II" if order == "<" else b"MM") + struct.pack(order + "HI", 42, 10) + b"\x7f\0"
    directory = struct.pack(order + "H", len(entries))
    for tag, kind, value in entries:
        packed = struct.pack(order + "HH" if kind == 3 else order + "I",
                             *((value, 0) if kind == 3 else (value,)))
        directory += struct.pack(order + "HHI", tag, kind, 1) + packed
    return head + directory + struct.pack(order + "I", 0)


def box(kind, content):
    return struct.pack(">I", len(content) + 8) + kind + content


def avif():
    ftyp = box(b"ftyp", b"avif\0\0\0\0avifmif1miaf")
    data = b"\x12\0\x0a\x04\x18\0\0\x21"

    def meta(offset):
        return box(b"meta", b"\0\0\0\0"
                   + box(b"hdlr", b"\0\0\0\0\0\0\0\0pict" + b"\0" * 13)
                   + box(b"pitm", b"\0\0\0\0\0\1")
                   + box(b"iloc", b"\0\0\0\0\x44\0\0\1\0\1\0\0\0\1"
                         + struct.pack(">II", offset, len(data)))
                   + box(b"iinf", b"\0\0\0\0\0\1"
                         + box(b"infe", b"\2\0\0\0\0\1\0\0av01\0"))
                   + box(b"iprp", box(b"ipco", box(b"ispe", b"\0\0\0\0" + struct.pack(">II", 1, 1)))
                         + box(b"ipma", b"\0\0\0\0\0\0\0\1\0\1\1\1")))
    offset = len(ftyp) + len(meta(0)) + 8
    return ftyp + meta(offset) + box(b"mdat", data)


BASES = {
    "jpg": jpeg(), "png": png(), "webp": webp(), "tif": tiff(), "avif": avif(),
}
FURTHER = {"big.tif": tiff(">"), "parts.png": png(1)}

# Each set of fields that is written, by exiftool's names; IPTC goes into JPEG and TIFF alone.
SOURCE = "http://cv.iptc.org/newscodes/digitalsourcetype/"
SETS = {
    "nothing": [],
    "exif": ["-IFD0:Artist=Ana Silva", "-IFD0:Copyright=(c) Ana Silva", "-IFD0:Make=Harbour",
             "-IFD0:Model=H1"],
    "exif-many": ["-IFD0:Artist=Ana Silva; Bjørn Ek;José Núñez", "-IFD0:Copyright=Wir, 2024"],
    "iim-latin": ["-IPTC:By-line=Jürgen Groß", "-IPTC:Credit=Hafenblatt/dpa",
                  "-IPTC:Source=Küste", "-IPTC:CopyrightNotice=© Hafenblatt"],
    "iim-utf8": ["-IPTC:CodedCharacterSet=UTF8", "-IPTC:By-line=Λίνα Ψαρρά",
                 "-IPTC:By-line=山田 花子", "-IPTC:Credit=港の新聞", "-IPTC:CopyrightNotice=© 港"],
    "xmp": ["-XMP-dc:Creator=Ана Силва", "-XMP-dc:Creator=Łucja Żak", "-XMP-dc:Creator=김 하나",
            "-XMP-photoshop:Credit=Harbour News", "-XMP-photoshop:Source=Harbour Archive",
            "-XMP-dc:Rights=© 2024 Harbour News"],
    "licence": ["-XMP-dc:Creator=Ana Silva",
                "-XMP-cc:License=https://creativecommons.org/licenses/by-sa/4.0/",
                "-XMP-xmpRights:WebStatement=https://harbour.example/rights?a=1&b=2",
                "-XMP-plus:LicensorURL=https://harbour.example/buy",
                "-XMP-plus:LicensorName=Harbour"],
    "generated-uri": ["-XMP-iptcExt:DigitalSourceType=" + SOURCE + "trainedAlgorithmicMedia",
                      "-XMP-photoshop:Credit=Made with Harbour AI"],
    "generated-term": ["-XMP-iptcExt:DigitalSourceType=compositeWithTrainedAlgorithmicMedia"],
    "captured": ["-XMP-iptcExt:DigitalSourceType=" + SOURCE + "digitalCapture",
                 "-XMP-tiff:Make=Harbour"],
    "all-differ": ["-IFD0:Artist=From Exif", "-IFD0:Copyright=Exif's", "-IPTC:By-line=From IIM",
                   "-IPTC:CopyrightNotice=IIM's", "-IPTC:Source=IIM's source",
                   "-XMP-dc:Creator=From XMP", "-IPTC:Credit=IIM's credit"],
    "short-form": ["-api", "Compact=Shorthand", "-XMP-photoshop:Credit=\"Pier\" & <Quay> 'x'",
                   "-XMP-photoshop:Source=A > B", "-XMP-dc:Creator=Tom & Ann",
                   "-XMP-xmpRights:WebStatement=https://harbour.example/",
                   "-XMP-iptcExt:DigitalSourceType=trainedAlgorithmicMedia"],
    "languages": ["-XMP-dc:Rights-de=Alle Rechte", "-XMP-dc:Rights-fr=Tous droits",
                  "-XMP-dc:Rights=All rights"],
    "further-names": ["-XMP-plus:ImageCreatorName=Ana Silva", "-XMP-cc:AttributionName=Other",
                      "-XMP-tiff:Copyright=By TIFF"],
}


def probe(program, paths):
    lines = subprocess.run([program, *paths], check=True, capture_output=True, text=True).stdout
    return {entry.pop("file"): entry for entry in map(json.loads, lines.splitlines())}


def values(value):
    value = value if isinstance(value, list) else [value]
    return [text for text in (str(one).strip() for one in value) if text]


def exiftool(paths):
    run = subprocess.run(["exiftool", "-j", "-n", "-G1", *paths], capture_output=True, text=True)
    return {entry["SourceFile"]: expected(entry) for entry in json.loads(run.stdout)}


def expected(tags):
    def first(*names):
        for name in names:
            found = values(tags.get(name, ""))
            if found:
                return found
        return []

    artists = [part.strip() for text in values(tags.get("IFD0:Artist", ""))
               for part in text.split(";") if part.strip()]
    names = (first("XMP-dc:Creator", "IPTC:By-line") or artists
             or first("XMP-tiff:Artist", "XMP-plus:ImageCreatorName", "XMP-cc:AttributionName"))
    one = lambda *keys: (first(*keys) or [""])[0]
    return {
        "creators": names, "credit": one("XMP-photoshop:Credit", "IPTC:Credit"),
        "source": one("XMP-photoshop:Source", "IPTC:Source"),
        "copyright": one("XMP-dc:Rights", "IPTC:CopyrightNotice", "IFD0:Copyright",
                         "XMP-tiff:Copyright"),
        "licence": one("XMP-cc:License"), "statement": one("XMP-xmpRights:WebStatement"),
        "licensor": one("XMP-plus:LicensorURL"),
        "digitalSource": one("XMP-iptcExt:DigitalSourceType").split("/")[-1],
        "camera": bool(first("IFD0:Make", "IFD0:Model", "XMP-tiff:Make", "XMP-tiff:Model")),
    }


def written(folder):
    for name, fields in SETS.items():
        for kind, content in {**BASES, **FURTHER}.items():
            path = os.path.join(folder, f"{name}.{kind}")
            with open(path, "wb") as file:
                file.write(content)
            yield path
            own = [field for field in fields
                   if not field.startswith("-IPTC") or kind in ("jpg", "tif", "big.tif")]
            if not own:
                continue
            subprocess.run(["exiftool", "-q", "-q", "-overwrite_original", *own, path], check=True)


def main():
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        paths = sys.argv[2:] or list(written(folder))
        ours, theirs = probe(program, paths), exiftool(paths)
        faults = fields = 0
        for path, right in sorted(theirs.items()):
            for field, value in right.items():
                fields += value not in ("", [], False)
                if ours[path][field] != value:
                    faults += 1
                    print(f"{os.path.basename(path)}: {field}: {ours[path][field]!r}, "
                          f"exiftool {value!r}")
        kinds = sorted({path.rsplit(".", 1)[1] for path in theirs})
        found = {kind: sum(any(right.values()) for path, right in theirs.items()
                           if path.endswith("." + kind)) for kind in kinds}
        print("With metadata:", ", ".join(f"{count} {kind}" for kind, count in found.items()))
        print(f"{len(theirs)} images, {fields} fields that exiftool finds, {faults} read otherwise")
    sys.exit(1 if faults else 0)


main()
