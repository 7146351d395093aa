"""Opens or makes one envelope for the browser tests: a JSON object on standard input, one on standard output."""

import json
import sys

from sealing import make_envelope, open_envelope

order = json.load(sys.stdin)
if order["do"] == "open":
    plain = open_envelope(order["text"], bytes.fromhex(order["secret"]), order["form_hash"])
    print(json.dumps({"plain": plain.decode()}))
else:
    text = make_envelope(
        order["plain"].encode(), order["wave"], order["form_version"], order["form_hash"], bytes.fromhex(order["public"])
    )
    print(json.dumps({"text": text}))
