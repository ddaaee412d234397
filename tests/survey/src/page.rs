//! The survey as a page of the repository.

use crate::survey::Survey;
use crate::table::cells;
use botocore_codegen::LeftOut;
use std::fmt::Write as _;

/// The command that writes the page.
pub const COMMAND: &str = "cargo xtask survey --docs";

/// Returns `SURVEY.md`.
pub fn page(survey: &Survey, date: &str) -> String {
    let total = survey.total();
    let mut page = format!(
        "# Survey of all services\n\n\
         <!-- Written by `{COMMAND}`; do not edit. -->\n\n\
         What the generator makes of every service of botocore {}, by `{COMMAND}` on {date}: {} of {} services are \
         generated.\n\n",
        survey.release, total.generated, total.services
    );
    page += "| protocol | services | generated | refused | panicked | operations | generated | lines | CPU s |\n\
             | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n";
    for (name, protocol) in survey.protocols().iter().chain([&("all", total)]) {
        // Writing to a string cannot fail.
        let _ = writeln!(page, "| {name} | {} |", cells(protocol).join(" | "));
    }
    page += "\nThe protocol is the one that a model names for clients that know only one.\n\n\
             ![Lines and time against the size of the model](survey.svg)\n\n\
             ## Refused\n\n\
             What a model holds and the generator does not know is refused by name. Where there are several problems, the \
             first is shown.\n\n\
             | service | protocol | place | problem | more |\n| --- | --- | --- | --- | ---: |\n";
    for (entry, problems) in survey.refused() {
        let Some(first) = problems.first() else { continue };
        let (place, message, more) = (&first.path, &first.message, problems.len() - 1);
        let (place, message) = (cell(place), cell(message));
        let _ = writeln!(page, "| {} | {} | `{place}` | {message} | {more} |", entry.name, entry.summary.protocol);
    }
    page += "\n## Left out\n\n\
             What a generated crate has not of its model. Its documentation lists that, too.\n\n\
             | service | operation | part | reason |\n| --- | --- | --- | --- |\n";
    for (entry, generated) in survey.generated() {
        for left_out in &generated.left_out {
            let LeftOut { operation, part, reason } = left_out;
            let reason = reason.replace('|', "\\|");
            let _ = writeln!(page, "| {} | {operation} | {part} | {reason} |", entry.name);
        }
    }
    page
}

/// Text that keeps its cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('`', "'")
}
