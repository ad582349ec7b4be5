#!/usr/bin/env python3
"""Verify a Quaylens case file without Quaylens: needs Python 3.9 or later and the package cryptography.

    python verify_case.py CASE.zip [--key FINGERPRINT]    (also a packet without persons)

Every byte of the file is accounted for; docs/record-format.md describes them. Exit code 0: nothing was
changed; 3: the verification failed; 2: the file cannot be read. Without --key the file only proves itself:
compare the fingerprint printed with the one that the station's office gives you.
"""

import argparse
import hashlib
import json
import re
import struct
import sys
import zlib
from datetime import datetime, timedelta

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

HEADER_FIELDS = {
    "v": int, "alg": str, "station": str, "key": str, "seq": int, "previous": str, "inspection": str, "kind": str,
    "body_sha256": str, "wall": str, "utc_offset_min": int, "boot_id": str, "monotonic_ms": int, "officer": str,
}  # fmt: skip
MANIFEST_FIELDS = {
    "format": str, "v": int, "station": str, "key": str, "public_key": str, "inspection": str, "head": dict,
    "members": list,
}  # fmt: skip
SIGNED = b"quaylens case manifest 1\n"
OFFICER_SIGNED, POSSESSION = b"quaylens officer signature 1\n", b"quaylens officer key 1\n"
RECEIPT = b"quaylens custody receipt 1\n"
USUAL_CORRECTION, MOST_STEPS = timedelta(minutes=2), 20
SIGNED_KINDS = ("decided", "countersigned", "closed", "custody")
ACCOUNT_FIELDS = {"step": str, "account": str, "name": str, "role": str, "key": str, "possession": str}
LOCAL, CENTRAL, END = struct.Struct("<4sHHHHHLLLHH"), struct.Struct("<4sHHHHHHLLLHHHHHLL"), struct.Struct("<4sHHHHLLH")
MOST_MANIFEST, MOST_SIGNATURE, MOST_KEPT = 1 << 24, 128, 1 << 29  # bytes
SHA256 = re.compile(r"[0-9a-f]{64}")
BODY = re.compile(r"bodies/(0|[1-9][0-9]{0,15})\.json")
PACKET_SIGNED = b"quaylens packet manifest 1\n"
STUB_FIELDS = {name: kind for name, kind in HEADER_FIELDS.items() if name not in ("officer", "boot_id")}
FOREIGN_FIELDS = {"seq": int, "previous": str}
REDACTED = re.compile(r"redacted/(0|[1-9][0-9]{0,15})\.json")
PHOTO = re.compile(r"photos/([0-9a-f]{64})(?:\.[a-z0-9]{1,5})?")


class Wrong(Exception):
    """What is wrong, in words."""


def demand(holds, what):
    if not holds:
        raise Wrong(what)


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def local_header(name, crc, size):
    return LOCAL.pack(b"PK\3\4", 20, 0, 0, 0, 0x21, crc, size, size, len(name), 0) + name


class Zip:
    """Reads the zip front to back; it must be laid out in the one way that the format allows."""

    def __init__(self, stream):
        self.stream, self.entries, self.offset = stream, [], 0

    def member(self, expected, limit, keep):
        """The next member: its size, its SHA-256 and, if it is to be kept, its content."""
        start = self.stream.read(LOCAL.size)
        demand(len(start) == LOCAL.size and start[:4] == b"PK\3\4", f"the file was changed at byte {self.offset}")
        fields = LOCAL.unpack(start)
        crc, size, length = fields[6], fields[7], fields[9]
        name = self.stream.read(min(length, 200))
        demand(local_header(name, crc, size) == start + name, f"the file was changed at byte {self.offset}")
        demand(name == expected.encode(), f"{name!r} stands where {expected} should")
        demand(size <= limit, f"{expected} is larger than it can be")
        digest, sum_, left, kept = hashlib.sha256(), 0, size, []
        while left:
            piece = self.stream.read(min(left, 1 << 20))
            demand(piece, f"the file ends within {expected}")
            digest.update(piece)
            sum_, left = zlib.crc32(piece, sum_), left - len(piece)
            if keep:
                kept.append(piece)
        demand(sum_ == crc, f"{expected} was changed")
        self.entries.append((name, crc, size, self.offset))
        self.offset += len(start) + len(name) + size
        return size, digest.hexdigest(), b"".join(kept)

    def end(self):
        """The directory and the end of the file: exactly what follows from the members."""
        lines = b""
        for name, crc, size, offset in self.entries:
            fields = (0x314, 20, 0, 0, 0, 0x21, crc, size, size, len(name), 0, 0, 0, 0, 0o100644 << 16, offset)
            lines += CENTRAL.pack(b"PK\1\2", *fields) + name
        count = len(self.entries)
        expected = lines + END.pack(b"PK\5\6", 0, 0, count, count, len(lines), self.offset, 0)
        demand(self.stream.read(len(expected) + 1) == expected, f"the file was changed at byte {self.offset} or after")


def once(pairs):
    """An object of JSON whose members all have different names."""
    demand(len(dict(pairs)) == len(pairs), "a name stands twice in one object")
    return dict(pairs)


def read_json(content, fields, what):
    """The JSON object in these bytes, with exactly these fields (None: any)."""
    try:  # NaN and Infinity are no numbers of JSON, and int() refuses them
        value = json.loads(content.decode("utf-8"), object_pairs_hook=once, parse_constant=int)
    except (ValueError, RecursionError):
        raise Wrong(f"{what} is not in the form it must have") from None
    demand(isinstance(value, dict), f"{what} is not an object")
    if fields is not None:
        demand({name: type(each) for name, each in value.items()} == fields, f"{what} does not have its fields")
        # All values are text, whole numbers and lists of them: this is RFC 8785 for them.
        written = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        demand(written.encode("utf-8", "surrogatepass") == content, f"{what} is not in canonical form")
    return value


def canonical(value):
    """RFC 8785 for what these files hold: keys in ASCII, fractions of four decimals at most."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def signed(public_key, signature, content):
    try:
        raw = bytes.fromhex(signature)
        Ed25519PublicKey.from_public_bytes(public_key).verify(raw, content)
    except (InvalidSignature, ValueError):
        return False
    return raw.hex() == signature


def photos_named(value):
    """Every value of a member called "photo", at any depth, that is a SHA-256."""
    if isinstance(value, dict):
        for name, each in value.items():
            if name == "photo" and isinstance(each, str) and SHA256.fullmatch(each):
                yield each
            else:
                yield from photos_named(each)
    elif isinstance(value, list):
        for each in value:
            yield from photos_named(each)


def take_account(accounts, header, body):
    """Follow an officer's account; ``accounts`` has name and key in force (None: disabled) by identifier."""
    what = f"record {header['seq']}"
    change = body.get("account")
    fields = isinstance(change, dict) and {name: type(each) for name, each in change.items()}
    demand(fields == ACCOUNT_FIELDS, f"{what} is about an account, and not in the form of that")
    known, fresh = accounts.get(change["account"]), True
    demand((known is None) == (change["step"] == "created"), f"{what} does not follow from what is known of that account")
    demand(header["inspection"] == "account:" + change["account"], f"{what} is about another account than it says")
    demand((change["step"] == "disabled") == (change["key"] == ""), f"{what} gives a key to a disabled account")
    namesakes = [each for name, each in accounts.items() if name != change["account"] and each["name"].casefold() == change["name"].casefold()]
    demand(not namesakes, f"{what} gives an account a name that another one has")
    if known is not None:
        demand(known["name"] == change["name"], f"{what} gives an account another name")
        fresh = change["key"] != "" and change["key"] != known["key"]
    demand(bool(change["possession"]) == fresh, f"{what} has or lacks the proof of a new key")
    if fresh:
        said = {"station": header["station"], "account": change["account"], "name": change["name"], "key": change["key"]}
        holds = signed(as_bytes(change["key"]), change["possession"], POSSESSION + canonical(said))
        demand(holds, f"{what} does not prove that {change['name']!a} has the key")
    accounts[change["account"]] = {"name": change["name"], "key": change["key"] or None}


def check_officer(accounts, header, body):
    """The officer's own signature: over the header with the hash of the body as it is without the signature."""
    what, said = f"record {header['seq']}", body.get("officer_signature")
    demand(said is not None, f"{what} ({header['kind']}) is not signed by the officer")
    keys = [each["key"] for each in accounts.values() if each["name"] == header["officer"]]
    demand(len(keys) == 1 and keys[0], f"{what} is signed as {header['officer']!a}, who has no key in force")
    key = as_bytes(keys[0])
    fields = isinstance(said, dict) and {name: type(each) for name, each in said.items()}
    demand(fields == {"alg": str, "key": str, "signature": str}, f"{what} has a signature of another form")
    demand((said["alg"], said["key"]) == ("ed25519", sha256(key)), f"{what} is signed with another key than the officer's")
    unsigned = {name: each for name, each in body.items() if name != "officer_signature"}
    content = canonical({**header, "body_sha256": sha256(canonical(unsigned))})
    demand(signed(key, said["signature"], OFFICER_SIGNED + content), f"the officer's signature of {what} is wrong")


def check_receiver(accounts, header, body):
    """The receiver's signature under a hand-over: 0 where there is none, 1 by a key of no account, 2 by that of one."""
    what, handover = f"the receiver's signature in record {header['seq']}", body.get("custody")
    said = handover.get("signature") if isinstance(handover, dict) else None
    if said is None:
        return 0
    fields = isinstance(said, dict) and {name: type(each) for name, each in said.items()}
    demand(fields == {"alg": str, "key": str, "signature": str} and said["alg"] == "ed25519", f"{what} has another form")
    content = canonical({"inspection": header["inspection"], "handover": {**handover, "signature": None}})
    demand(signed(as_bytes(said["key"]), said["signature"], RECEIPT + content), f"{what} is wrong")
    receiver = handover.get("receiver")
    name = receiver.get("account") if isinstance(receiver, dict) else None
    name = name.strip().casefold() if isinstance(name, str) else ""
    keys = [each["key"] for each in accounts.values() if each["name"].casefold() == name]
    demand(not keys or keys[0] == said["key"], f"{what} is made with another key than that of {name!a}")
    return 2 if keys else 1


def clock_step(before, header):
    """How the clock was set between two records, in words; nothing where it was not, or nobody can tell."""
    try:
        gone = datetime.fromisoformat(header["wall"]) - datetime.fromisoformat(before["wall"])
        if header["boot_id"] == before["boot_id"]:
            by = gone - timedelta(milliseconds=header["monotonic_ms"] - before["monotonic_ms"])
            return [f"before record {header['seq']} by {by}"] if abs(by) > USUAL_CORRECTION else []
    except (KeyError, ValueError, TypeError, OverflowError):
        return []
    return [f"before record {header['seq']} back by {-gone} at least"] if gone < -USUAL_CORRECTION else []


def as_bytes(digits):
    try:
        return bytes.fromhex(digits)
    except ValueError:
        raise Wrong("a key is not in hexadecimal") from None


def read_manifest(content):
    manifest = read_json(content, MANIFEST_FIELDS, "the manifest")
    packet = manifest["format"] == "quaylens-packet"
    demand((packet or manifest["format"] == "quaylens-case") and manifest["v"] == 1, "the manifest is of another format or version")
    head, members = manifest["head"], manifest["members"]
    demand(len(members) <= 65000, "more members than a case file can have")
    demand({name: type(each) for name, each in head.items()} == {"seq": int, "sha256": str}, "the manifest has no head")
    names = set()
    for number, member in enumerate(members):
        fields = isinstance(member, dict) and {name: type(each) for name, each in member.items()}
        demand(fields == {"name": str, "size": int, "sha256": str}, "a member in the manifest has other fields")
        name, size = member["name"], member["size"]
        demand((name == "headers.txt") == (number == 0), "the headers must come first, and once")
        body, photo = BODY.fullmatch(name) or (packet and REDACTED.fullmatch(name)), PHOTO.fullmatch(name)
        other = name == "report.pdf" or (packet and name == "withheld.json")
        demand(number == 0 or body or photo or other, f"{name!a} does not belong into a case file")
        demand(name not in names and size >= 0 and SHA256.fullmatch(member["sha256"]), f"the manifest's line on {name} is wrong")
        demand(not photo or photo[1] == member["sha256"], f"{name} is not named by its hash")
        names.add(name)
    demand(members, "a case file without headers")
    kept = sum(each["size"] for each in members if each["name"].endswith((".txt", ".json")))
    demand(kept <= MOST_KEPT, "larger than a case file can be")
    return manifest


def check_packet(manifest, headers, bodies, redacted, photos):
    """A packet without persons: stubs of headers that follow each other by name, bodies whole or as copies."""
    own, named, previous, lines = [], set(), "0" * 64, headers.split(b"\n")
    demand(lines.pop() == b"", "the headers do not end with a line end")
    for seq, line in enumerate(lines, start=1):
        name, _, content = line.decode("latin-1").partition(" ")
        mine = '"inspection":' in content
        stub = read_json(content.encode("latin-1"), STUB_FIELDS if mine else FOREIGN_FIELDS, f"record {seq}")
        demand(SHA256.fullmatch(name), f"record {seq} has no name")
        demand(stub["seq"] == seq, f"where record {seq} should stand, there is record {stub['seq']}")
        demand(stub["previous"] == previous, f"record {seq} does not follow the record before it")
        previous = name
        if mine:
            for member in ("inspection", "station", "key"):
                demand(stub[member] == manifest[member], f"record {seq} is of another {member}")
            own.append(seq)
            body, copy = bodies.get(seq), redacted.get(seq)
            demand(body is None or copy is None, f"record {seq} is there twice")
            demand(body is None or sha256(body) == stub["body_sha256"], f"the content of record {seq} was changed")
            for given in filter(None, (body, copy)):
                named.update(photos_named(read_json(given, None, f"the content of record {seq}")))
    demand({"seq": len(lines), "sha256": previous} == manifest["head"], "the chain does not end where the manifest says")
    demand(own and {*bodies, *redacted} <= {*own}, "there is the content of records that are no part of this")
    demand(named == {*photos} and len(named) == len(photos), "the photos are not those that the records name")
    return [
        f"Packet without persons of inspection {manifest['inspection']!a}, station {manifest['station']!a}: nothing was changed.",
        f"Records: {len(bodies)} given whole, {len(redacted)} as copies without personal data, {len(own)} in all.",
        f"Chain: the names of records 1 to {len(lines)} follow each other ({previous}); headers are withheld in part.",
        "Each record's own signature can be checked in the case file only; here the station signs the whole packet.",
        f"Photos: {len(photos)} copies, each with the hash that its record names. withheld.json says what is not here.",
        f"Station key: {manifest['key']}. Compare it; see --help.",
    ]


def verify(stream, expected_key):
    """Check everything; gives what was checked, line by line. Raises Wrong."""
    case = Zip(stream)
    _, _, content = case.member("manifest.json", MOST_MANIFEST, keep=True)
    _, _, signature = case.member("manifest.sig", MOST_SIGNATURE, keep=True)
    manifest = read_manifest(content)
    try:
        public_key = bytes.fromhex(manifest["public_key"])
    except ValueError:
        raise Wrong("the manifest carries no key") from None
    key = sha256(public_key)
    demand(public_key.hex() == manifest["public_key"] and key == manifest["key"], "the manifest names another key")
    packet = manifest["format"] == "quaylens-packet"
    prefix = PACKET_SIGNED if packet else SIGNED
    demand(signed(public_key, signature.decode("latin-1"), prefix + content), "the signature of the manifest is wrong")
    if expected_key is not None:
        demand("".join(expected_key.split()).replace(":", "").lower() == key, f"signed with another key: {key}")

    bodies, redacted, photos, report, headers = {}, {}, [], None, b""
    for member in manifest["members"]:
        name = member["name"]
        body, copy, photo = BODY.fullmatch(name), REDACTED.fullmatch(name), PHOTO.fullmatch(name)
        keep = name == "headers.txt" or bool(body or copy)
        size, digest, content = case.member(name, member["size"], keep)
        demand((size, digest) == (member["size"], member["sha256"]), f"{name} was changed")
        if body:
            bodies[int(body[1])] = content
        elif copy:
            redacted[int(copy[1])] = content
        elif photo:
            photos.append(photo[1])
        elif keep:
            headers = content
        elif name == "report.pdf":
            report = digest
    case.end()
    if packet:
        return check_packet(manifest, headers, bodies, redacted, photos)

    own, named, version, accounts, of_accounts, signers, unsigned = 0, {}, 1, {}, {}, [], 0
    receipts, steps, before = [0, 0, 0], [], {}
    previous, lines = "0" * 64, headers.split(b"\n")
    demand(lines.pop() == b"", "the headers do not end with a line end")
    for seq, line in enumerate(lines, start=1):
        signature, _, content = line.partition(b" ")
        header = read_json(content, HEADER_FIELDS, f"record {seq}")
        demand(header["v"] in (1, 2) and header["alg"] == "ed25519", f"record {seq} is of another version")
        demand(header["v"] >= version, f"record {seq} is of an older version than the one before")
        demand(header["seq"] == seq, f"where record {seq} should stand, there is record {header['seq']}")
        demand(header["previous"] == previous, f"record {seq} does not follow the record before it")
        demand(header["station"] == manifest["station"], f"record {seq} is of another station")
        demand(header["key"] == key, f"record {seq} is signed with another key")
        demand(signed(public_key, signature.decode("latin-1"), content), f"the signature of record {seq} is wrong")
        steps += clock_step(before, header)
        previous, version, before = sha256(content), header["v"], header
        body = bodies.pop(seq, None)
        if body is not None:
            demand(sha256(body) == header["body_sha256"], f"the content of record {seq} was changed")
            content = read_json(body, None, f"the content of record {seq}")
            if header["kind"] == "account":
                take_account(accounts, header, content)
            elif header["kind"] in SIGNED_KINDS and version > 1:
                check_officer(accounts, header, content)
                signers.append(f"{header['kind']} by {header['officer']!a}")
            else:
                unsigned += header["kind"] in SIGNED_KINDS
            if header["kind"] == "custody":
                receipts[check_receiver(accounts, header, content)] += 1
        if header["inspection"] == manifest["inspection"]:
            demand(body is not None, f"the content of record {seq} is missing")
            own += 1
            named.update(dict.fromkeys(photos_named(content)))
        elif header["kind"] == "account":
            given = of_accounts.setdefault(header["inspection"], body is not None)
            demand(given == (body is not None), f"of an officer's account, record {seq} is missing or too many")
        else:
            demand(body is None, f"the content of record {seq} is no part of this case")
    demand({"seq": len(lines), "sha256": previous} == manifest["head"], "the chain does not end where the manifest says")
    demand(own, "there is no record of the inspection")
    demand(not bodies, "there is the content of records that do not exist")
    demand(sorted(named) == sorted(photos), "the photos are not those that the records name")
    return [
        f"Inspection {manifest['inspection']!a} of the station {manifest['station']!a}: nothing was changed.",
        f"Records: {own} with their content, signatures right.",
        f"Officers' own signatures: {', '.join(signers) or 'none'}; steps from before officers signed: {unsigned}.",
        f"Receivers' signatures under hand-overs: {receipts[2]} right, {receipts[1]} by a key that no account here vouches for.",
        f"Clock of the station set by more than two minutes, times: {len(steps)}{'; '.join(['', *steps[:MOST_STEPS]])}.",
        f"Chain: complete from record 1 to record {len(lines)} ({previous}). Nothing proves what came after.",
        f"Photos: {len(photos)}, each with the hash that its record names.",
        "Report: the case file holds none." if report is None else f"Report: as it was exported, SHA-256 {report}.",
        f"Station key: {key}" + (", as expected." if expected_key is not None else ". Compare it; see --help."),
    ]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("case", help="the case file")
    parser.add_argument("--key", help="fingerprint of the station's key, known from elsewhere")
    asked = parser.parse_args()
    try:
        with open(asked.case, "rb") as stream:
            checked = verify(stream, asked.key)
    except OSError as error:
        print(f"The case file cannot be read: {error}", file=sys.stderr)
        return 2
    except Wrong as wrong:
        print(f"Verification failed: {wrong}.", file=sys.stderr)
        return 3
    print("\n".join(checked))
    return 0


if __name__ == "__main__":
    sys.exit(main())
