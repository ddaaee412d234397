"""The life of a domain in the fake, driven by boto3.

As `codeartifact-fake` says of itself, everything it needs is in the environment. It prints a line of JSON
for each operation, with what botocore's parser made of a reply that it should not have.
"""

import hashlib
import json

import boto3
import botocore.exceptions
import botocore.validate

import compared

DOMAIN = {"domain": "my-domain"}
REPOSITORY = {**DOMAIN, "repository": "my-repo"}
PACKAGE = {**REPOSITORY, "format": "generic", "namespace": "space+é", "package": "my.package~1"}
VERSION = {**PACKAGE, "packageVersion": "1.0"}
GROUP = {**DOMAIN, "packageGroup": "/generic/*"}


class Judge:
    """Makes calls, and keeps what is wrong with their replies, by operation."""

    def __init__(self):
        self.client = boto3.client("codeartifact")
        self.problems = {}
        self.client.meta.events.register("before-parse.codeartifact", self._keep)

    def _keep(self, response_dict, **_):
        self.raw = response_dict["body"]

    def call(self, name, **params):
        """A call that succeeds; gives the reply."""
        problems = self.problems.setdefault(name, [])
        try:
            parsed = getattr(self.client, boto3_name(name))(**params)
        except botocore.exceptions.ClientError as error:
            problems.append(f"refused {params}: {error}")
            return {}
        shape = self.client.meta.service_model.operation_model(name).output_shape
        raw = {} if shape.serialization.get("payload") else json.loads(self.raw)
        problems.extend(f"{path} is lost" for path in lost(raw, parsed))
        del parsed["ResponseMetadata"]
        report = botocore.validate.ParamValidator().validate(parsed, shape)
        if report.has_errors():
            problems.append(report.generate_report())
        return parsed

    def refused(self, name, code, **params):
        """A call that is refused so."""
        problems = self.problems.setdefault(name, [])
        try:
            getattr(self.client, boto3_name(name))(**params)
            problems.append(f"{params} was not refused")
        except botocore.exceptions.ClientError as error:
            found = (error.response["Error"]["Code"], type(error).__name__)
            if found != (code, code):
                problems.append(f"refused as {found}, not {code}: {error}")

    def expect(self, name, what, found, expected):
        """Notes what a reply should have said."""
        if found != expected:
            self.problems.setdefault(name, []).append(f"{what}: {found!r}, not {expected!r}")


def boto3_name(operation):
    """The method of an operation."""
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in operation).lstrip("_")


def lost(raw, parsed, path="reply"):
    """What a reply holds and the parser did not take."""
    if isinstance(raw, dict) and isinstance(parsed, dict):
        for key, value in raw.items():
            if key in parsed:
                yield from lost(value, parsed[key], f"{path}.{key}")
            else:
                yield f"{path}.{key}"
    elif isinstance(raw, list):
        for index, (one, other) in enumerate(zip(raw, parsed, strict=True)):
            yield from lost(one, other, f"{path}[{index}]")


def publish(judge, version, asset, content, **params):
    sha256 = hashlib.sha256(content).hexdigest()
    where = {**PACKAGE, "packageVersion": version, "assetName": asset, **params}
    return judge.call("PublishPackageVersion", assetContent=content, assetSHA256=sha256, **where)


def begin(judge):
    """A domain with two repositories, their settings, and policies."""
    arn = judge.call("CreateDomain", tags=[{"key": "a", "value": "b"}], **DOMAIN)["domain"]["arn"]
    judge.refused("CreateDomain", "ConflictException", **DOMAIN)
    judge.call("DescribeDomain", **DOMAIN)
    judge.call("ListDomains")
    judge.call("TagResource", resourceArn=arn, tags=[{"key": "c", "value": ""}])
    judge.call("UntagResource", resourceArn=arn, tagKeys=["a"])
    tags = judge.call("ListTagsForResource", resourceArn=arn)["tags"]
    judge.expect("ListTagsForResource", "tags", tags, [{"key": "c", "value": ""}])
    judge.call("GetAuthorizationToken", durationSeconds=900, **DOMAIN)
    judge.call("CreateRepository", description="first", **REPOSITORY)
    other = {**DOMAIN, "repository": "other"}
    judge.call("CreateRepository", upstreams=[{"repositoryName": "my-repo"}], **other)
    judge.refused("DeleteRepository", "ConflictException", **REPOSITORY)
    judge.refused("DeleteDomain", "ConflictException", **DOMAIN)
    judge.call("UpdateRepository", upstreams=[], **other)
    judge.call("DescribeRepository", **other)
    judge.call("AssociateExternalConnection", externalConnection="public:pypi", **other)
    judge.refused("AssociateExternalConnection", "ConflictException", externalConnection="public:pypi", **other)
    judge.call("DisassociateExternalConnection", externalConnection="public:pypi", **other)
    judge.call("GetRepositoryEndpoint", format="npm", **REPOSITORY)
    for of, where in (("Domain", DOMAIN), ("Repository", REPOSITORY)):
        judge.call(f"Put{of}PermissionsPolicy", policyDocument="{}", **where)
        judge.call(f"Get{of}PermissionsPolicy", **where)
        judge.refused(f"Delete{of}PermissionsPolicy", "ConflictException", policyRevision="x", **where)
        judge.call(f"Delete{of}PermissionsPolicy", **where)
        judge.refused(f"Get{of}PermissionsPolicy", "ResourceNotFoundException", **where)


def list_repositories(judge):
    """Pages, by botocore's paginators."""
    first = judge.call("ListRepositories", maxResults=1)
    judge.call("ListRepositoriesInDomain", **DOMAIN)
    pages = judge.client.get_paginator("list_repositories").paginate(PaginationConfig={"PageSize": 1})
    names = [item["name"] for item in pages.build_full_result()["repositories"]]
    judge.expect("ListRepositories", "names", names, ["my-repo", "other"])
    judge.refused("ListRepositories", "ValidationException", nextToken="x" + first["nextToken"])


def packages(judge):
    """Versions and assets, published and read."""
    judge.call("PutPackageOriginConfiguration", restrictions={"publish": "ALLOW", "upstream": "BLOCK"}, **PACKAGE)
    publish(judge, "1.0", "README", b"words", unfinished=True)
    publish(judge, "1.0", "a b", b"\x00\xff")
    publish(judge, "2.0", "a b", b"")
    judge.call("DescribePackage", **PACKAGE)
    judge.call("ListPackages", **REPOSITORY)
    judge.call("DescribePackageVersion", **VERSION)
    judge.call("ListPackageVersions", sortBy="PUBLISHED_TIME", **PACKAGE)
    judge.call("ListPackageVersionAssets", **VERSION)
    judge.call("ListPackageVersionDependencies", **VERSION)
    judge.call("GetPackageVersionReadme", **VERSION)
    got = judge.call("GetPackageVersionAsset", asset="a b", **VERSION)
    judge.expect("GetPackageVersionAsset", "content", got["asset"].read(), b"\x00\xff")
    judge.refused("GetPackageVersionAsset", "ResourceNotFoundException", asset="c", **VERSION)


def groups(judge):
    """Package groups and what they allow."""
    judge.call("CreatePackageGroup", contactInfo="us", **GROUP)
    judge.refused("CreatePackageGroup", "ConflictException", **GROUP)
    judge.call("UpdatePackageGroup", description="more", **GROUP)
    judge.call("DescribePackageGroup", **GROUP)
    judge.call("ListPackageGroups", **DOMAIN)
    judge.call("ListSubPackageGroups", packageGroup="/*", **DOMAIN)
    of = {name: PACKAGE[name] for name in ("domain", "format", "namespace", "package")}
    judge.call("GetAssociatedPackageGroup", **of)
    judge.call("ListAssociatedPackages", **GROUP)
    judge.call(
        "UpdatePackageGroupOriginConfiguration",
        restrictions={"PUBLISH": "ALLOW_SPECIFIC_REPOSITORIES"},
        addAllowedRepositories=[{"repositoryName": "other", "originRestrictionType": "PUBLISH"}],
        **GROUP,
    )
    allowed = judge.call("ListAllowedRepositoriesForGroup", originRestrictionType="PUBLISH", **GROUP)
    judge.expect("ListAllowedRepositoriesForGroup", "names", allowed["allowedRepositories"], ["other"])
    sha256 = hashlib.sha256(b"").hexdigest()
    late = {**VERSION, "packageVersion": "3.0", "assetName": "a", "assetContent": b"", "assetSHA256": sha256}
    judge.refused("PublishPackageVersion", "AccessDeniedException", **late)
    judge.call("DeletePackageGroup", **GROUP)
    judge.refused("DescribePackageGroup", "ResourceNotFoundException", **GROUP)


def compare(judge):
    """The programs on the page of comparisons do what it says."""
    package = {**REPOSITORY, "format": "generic", "namespace": "tools", "package": "hello"}
    content = {"assetName": "a", "assetContent": b"a", "assetSHA256": hashlib.sha256(b"a").hexdigest()}
    judge.call("PublishPackageVersion", packageVersion="1.0.0", **package, **content)
    said = compared.missing_parameter(judge.client) or "no error"
    missing = "Missing required parameter" in said and "repository" in said
    judge.expect("ListPackages", f"a missing parameter ({said})", missing, True)
    outcomes = compared.failures_of_a_batch(judge.client)
    judge.expect("UpdatePackageVersionsStatus", "outcomes", outcomes, (["1.0.0"], ["9.9.9"]))
    judge.call("DeletePackage", **package)


def end(judge):
    """Versions copied, changed and deleted, and then all the rest."""
    where = {name: PACKAGE[name] for name in ("domain", "format", "namespace", "package")}
    where = {**where, "sourceRepository": "my-repo", "destinationRepository": "other"}
    for name, params in (
        ("CopyPackageVersions", where),
        ("UpdatePackageVersionsStatus", {**PACKAGE, "targetStatus": "Archived"}),
        ("DisposePackageVersions", PACKAGE),
        ("DeletePackageVersions", PACKAGE),
    ):
        reply = judge.call(name, versions=["1.0", "9"], **params)
        outcomes = list(reply["successfulVersions"]), reply["failedVersions"]["9"]["errorCode"]
        judge.expect(name, "outcomes", outcomes, (["1.0"], "NOT_FOUND"))
    judge.refused("DescribePackageVersion", "ResourceNotFoundException", **VERSION)
    judge.call("DeletePackage", **PACKAGE)
    judge.refused("DescribePackage", "ResourceNotFoundException", **PACKAGE)
    for name in ("my-repo", "other"):
        judge.call("DeleteRepository", repository=name, **DOMAIN)
    judge.refused("DescribeRepository", "ResourceNotFoundException", **REPOSITORY)
    judge.call("DeleteDomain", **DOMAIN)
    judge.refused("DescribeDomain", "ResourceNotFoundException", **DOMAIN)


def main():
    judge = Judge()
    for part in (begin, list_repositories, packages, groups, compare, end):
        part(judge)
    for name in judge.client.meta.service_model.operation_names:
        print(json.dumps({"operation": name, "problems": judge.problems.get(name, ["it was not called"])}))


if __name__ == "__main__":
    main()
