//! Unions and their members.

use super::{addition, change, of};
use crate::change::Change;
use crate::change::Outcome::Fails;

pub fn changes() -> Vec<Change> {
    vec![
        addition("union: member added, which replies hold already", |model| {
            model.member("Origin", "git", of("String"));
            model.member("Target", "formats", of("PackageFormats"));
        }),
        addition("union: structure in it gets a member", |model| {
            model.member("UpstreamOrigin", "branch", of("String"));
        }),
        addition("union: new member of its own type", |model| model.member("Origin", "mirrorOf", of("Origin"))),
        change("union: member removed", Fails("E0599"), |model| model.remove("/shapes/Origin/members/external")),
    ]
}
