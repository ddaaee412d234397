"""botocore's side of the comparison: answers questions, one JSON object a line each way.

    {"case": 17, "seed": 1}               the case with that number, and what botocore makes of it
    {"request": {"operation": …, …}}      what botocore makes of another input, in the form of a case
    {"reply": {"operation": …, …}}        what botocore makes of another reply, in the form of a case
    {"profile_file": "[default]…"}        what botocore reads from a file with profiles, a character for each byte
    {"sign": {"method": …, "url": …}}     the `Authorization` header that botocore gives to a request
    {"configuration": {"variables": …}}   what botocore makes of a configuration
    {"proof": "eyJ…"}                     what a DPoP proof says, and whether its signature is right

Case and chance depend on seed and number alone, so that any case can be had on its own.
"""

import json
import random
import sys

import clients
import configurations
import endpoints
import incoming
import outgoing
import profile_files
import proofs
import signatures

# How often each suite has its turn; the sum is the length of a round.
TURNS = [(outgoing.Requests, 9), (incoming.Replies, 5), (incoming.Errors, 4), (endpoints.Endpoints, 2)]


def case(seed, number):
    """The case with this number."""
    length = sum(share for _, share in TURNS)
    turn, place = divmod(number, length)
    for suite, share in TURNS:
        if place < share:
            return suite.case(random.Random(f"{seed}/{number}"), turn * share + place)
        place -= share
    raise AssertionError("a place in a round belongs to a suite")


def answer(question):
    """The answer to a question."""
    if "profile_file" in question:
        return profile_files.read(question["profile_file"])
    if "sign" in question:
        return {"authorization": signatures.authorization(question["sign"])}
    if "configuration" in question:
        return configurations.outcome(question["configuration"])
    if "proof" in question:
        return proofs.read(question["proof"])
    if "request" in question:
        return outgoing.again(question["request"])
    if "reply" in question:
        return incoming.again(question["reply"])
    return case(question["seed"], question["case"])


def main():
    clients.isolate()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answer(json.loads(line))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
