//! Files as people have them, for each tool that can be logged in.

mod cargo;
mod gradle;
mod maven;
mod netrc;
mod npm;
mod nuget;
mod pip;
mod twine;
mod uv;

/// The tools, each with a file that people edit and ten examples of it.
pub const TOOLS: [(&str, &str, [&str; 10]); 10] = [
    ("cargo", ".cargo/config.toml", cargo::FILES),
    ("npm", ".npmrc", npm::FILES),
    ("pip", ".config/pip/pip.conf", pip::FILES),
    ("pip", ".netrc", netrc::FILES),
    ("uv", ".config/uv/uv.toml", uv::FILES),
    ("twine", ".pypirc", twine::FILES),
    ("maven", ".m2/settings.xml", maven::FILES),
    ("gradle", ".gradle/gradle.properties", gradle::FILES),
    ("nuget", ".nuget/NuGet/NuGet.Config", nuget::FILES),
    ("swift", ".netrc", netrc::FILES),
];
