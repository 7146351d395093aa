"""Pulso's envelope and padding, written again from DESIGN.md over the HPKE of PyPI (pyhpke), with no code of ours."""

import base64
import hashlib
import uuid

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from pyhpke import AEADId, CipherSuite, KDFId, KEMId, KEMKey

SUITE = CipherSuite.new(KEMId.DHKEM_X25519_HKDF_SHA256, KDFId.HKDF_SHA256, AEADId.CHACHA20_POLY1305)
ENCAPSULATED = 32
STEP = 1024
HEAD = 1 + 16 + 16 + 16 + 8


def padded(plain: bytes) -> bytes:
    """Length in four big-endian bytes, the text, zeros up to the next KiB."""
    whole = len(plain).to_bytes(4, "big") + plain
    return whole + bytes(-len(whole) % STEP)


def unpadded(whole: bytes) -> bytes:
    length = int.from_bytes(whole[:4], "big")
    text, rest = whole[4 : 4 + length], whole[4 + length :]
    assert len(whole) % STEP == 0 and not any(rest), "padded with something else than zeros, or not to a KiB"
    return text


def seal(plain: bytes, public: bytes, info: bytes, aad: bytes) -> bytes:
    key = KEMKey.from_pyca_cryptography_key(X25519PublicKey.from_public_bytes(public))
    encapsulated, sender = SUITE.create_sender_context(key, info)
    return encapsulated + sender.seal(padded(plain), aad)


def open_sealed(sealed: bytes, secret: bytes, info: bytes, aad: bytes) -> bytes:
    key = KEMKey.from_pyca_cryptography_key(X25519PrivateKey.from_private_bytes(secret))
    recipient = SUITE.create_recipient_context(sealed[:ENCAPSULATED], key, info)
    return unpadded(recipient.open(sealed[ENCAPSULATED:], aad))


def info_of(form_hash: str) -> bytes:
    return b"pulso/response/1" + form_hash.encode()


def decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def open_envelope(text: str, secret: bytes, form_hash: str) -> bytes:
    """The answers in a frozen string."""
    whole = decoded(text)
    return open_sealed(whole[HEAD:], secret, info_of(form_hash), whole[:HEAD])


def make_envelope(plain: bytes, wave: str, form_version: str, form_hash: str, public: bytes) -> str:
    """A frozen string as a phone makes it, under a new random id."""
    key_id = hashlib.sha256(public).digest()[:8]
    head = b"\x01" + uuid.uuid4().bytes + uuid.UUID(wave).bytes + uuid.UUID(form_version).bytes + key_id
    sealed = seal(plain, public, info_of(form_hash), head)
    return base64.urlsafe_b64encode(head + sealed).decode().rstrip("=")
