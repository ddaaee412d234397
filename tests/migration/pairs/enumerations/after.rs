use aws_sdk_codeartifact::error::UnknownVariantError;
use aws_sdk_codeartifact::types::PackageFormat;
use std::collections::HashMap;

pub fn argument(text: &str) -> Result<PackageFormat, UnknownVariantError> {
    PackageFormat::try_parse(text)
}

pub fn icon(format: &PackageFormat) -> &str {
    match format {
        PackageFormat::Npm => "📦",
        PackageFormat::Cargo | PackageFormat::Swift => "🔨",
        other if other.as_str() == "oci" => "🐳",
        _ => "📄",
    }
}

pub fn count(formats: &[PackageFormat]) -> HashMap<PackageFormat, usize> {
    let mut counts = HashMap::new();
    for format in formats {
        *counts.entry(format.clone()).or_default() += 1;
    }
    counts
}

pub fn is_known(format: &PackageFormat) -> bool {
    !format.is_unknown()
}
