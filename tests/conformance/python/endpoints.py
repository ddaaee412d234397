"""Cases of the suite `endpoints`: where botocore's rule engine sends requests.

The real partitions all support FIPS and dual stack, so that some rules can never be reached with
them. `doctored_partitions.json` has others, which both sides use in place of the real ones.
"""

import functools
import itertools
import json
import os

import botocore.endpoint_provider
import botocore.exceptions

import clients

DOCTORED = os.path.join(os.path.dirname(__file__), "..", "doctored_partitions.json")

STRANGE_REGIONS = [
    None,
    "",
    "us-east-99",
    "eu-nowhere-1",
    "mars-north-1",
    "US-EAST-1",
    "us-east-1 ",
    "us_east_1",
    "us-gov-nowhere-7",
    "cn-nowhere-3",
    "us-iso-nowhere-1",
    "us-isob-nowhere-1",
    "fips-us-east-1",
    "a.b",
    "é",
    "1",
    "aws-global",
]

CUSTOM = [
    "https://example.com",
    "http://127.0.0.1:8080",
    "https://example.com/a/b/",
    "https://[::1]:8443",
    "https://EXAMPLE.com:443",
    "https://example.com/a%20b",
]

FLAGS = [False, True]


@functools.cache
def _partitions(kind):
    if kind == "real":
        return clients.session().get_component("data_loader").load_data("partitions")
    with open(DOCTORED, encoding="utf-8") as file:
        return json.load(file)


@functools.cache
def _provider(kind):
    rules = clients.session().get_component("data_loader").load_service_model("codeartifact", "endpoint-rule-set-1")
    return botocore.endpoint_provider.EndpointProvider(rules, _partitions(kind))


def _regions(kind):
    named = {region for partition in _partitions(kind)["partitions"] for region in partition["regions"]}
    return sorted(named) + STRANGE_REGIONS


@functools.cache
def _all():
    """Every region with every flag, and custom endpoints with some regions and every flag."""
    listed = []
    for kind in ("real", "doctored"):
        listed += itertools.product([kind], _regions(kind), FLAGS, FLAGS, [None])
        listed += itertools.product([kind], [None, "eu-west-1", "mars-north-1"], FLAGS, FLAGS, CUSTOM)
    return listed


class Endpoints:
    """The suite `endpoints`: all combinations in turn, over and over."""

    @staticmethod
    def case(_random, index):
        """A configuration, and its endpoint."""
        kind, region, fips, dual_stack, endpoint = _all()[index % len(_all())]
        params = {"Region": region, "UseFIPS": fips, "UseDualStack": dual_stack, "Endpoint": endpoint}
        given = {name: value for name, value in params.items() if value is not None}
        return {"suite": "endpoints", "partitions": kind, "params": params, "expected": _expected(kind, given)}


def _expected(kind, params):
    try:
        endpoint = _provider(kind).resolve_endpoint(**params)
    except botocore.exceptions.EndpointProviderError as error:
        return {"error": str(error)}
    return {"url": endpoint.url, "properties": endpoint.properties, "headers": endpoint.headers}
