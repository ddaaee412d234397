"""What a DPoP proof says (RFC 9449), and whether it is signed by the key that it names."""

import base64
import hashlib
import json
import time

import awscrt.crypto

# The DER of a public key on the curve P-256, up to its coordinates.
PUBLIC_KEY = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d03010703420004")


def read(proof):
    """The parts of a proof, without what is another thing each time."""
    header, claims, signature = proof.split(".")
    named, said = json.loads(_decoded(header)), json.loads(_decoded(claims))
    return {
        "header": named,
        "claims": {name: value for name, value in said.items() if name not in ("iat", "jti")},
        "made now": abs(said["iat"] - time.time()) < 60,
        "has an id": bool(said["jti"]),
        "signed": _is_signed(named["jwk"], f"{header}.{claims}", _decoded(signature)),
    }


def _is_signed(key, text, signature):
    public = awscrt.crypto.EC.new_key_from_der_data(PUBLIC_KEY + _decoded(key["x"]) + _decoded(key["y"]))
    pair = awscrt.crypto.ECRawSignature(*(half.lstrip(b"\0") for half in (signature[:32], signature[32:])))
    return public.verify(hashlib.sha256(text.encode()).digest(), awscrt.crypto.EC.encode_raw_signature(pair))


def _decoded(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
