fn names_what_no_version_names(format: &codeartifact::types::PackageFormat) -> &str {
    match format {
        codeartifact::types::PackageFormat::Unknown(text) => text,
        codeartifact::types::PackageFormat::__Unlisted(text) => text,
        codeartifact::types::PackageFormat::__Unlisted(..) => "",
        known => known.as_str(),
    }
}

fn main() {}
