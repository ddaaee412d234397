//! Reads `partitions.json`.

use crate::json::Cursor;
use crate::{Partition, Partitions};

pub fn read(root: &Cursor) -> Option<Partitions> {
    let mut object = root.object()?;
    object.optional_text("version");
    let list = object.required("partitions");
    object.close();
    let list = list?;
    if list.value().as_array().is_some_and(Vec::is_empty) {
        list.problem("there is no partition", Some("the first is that of regions that match none".to_owned()));
    }
    Some(Partitions { partitions: list.items().filter_map(|item| partition(&item)).collect() })
}

fn partition(cursor: &Cursor) -> Option<Partition> {
    let mut object = cursor.object()?;
    let id = object.text("id");
    let region_regex = object.text("regionRegex");
    let regions = object.required("regions").and_then(|it| it.collect(|_, entry| region(entry)));
    let outputs = object.required("outputs").and_then(|it| outputs(&it));
    object.close();
    let regions = regions?.into_keys().collect();
    Some(Partition { id: id?, region_regex: region_regex?, regions, ..outputs? })
}

fn region(cursor: &Cursor) -> Option<()> {
    let mut object = cursor.object()?;
    object.optional_text("description");
    object.close();
    Some(())
}

/// The part of a partition that rules see; the rest is empty.
fn outputs(cursor: &Cursor) -> Option<Partition> {
    let mut object = cursor.object()?;
    let name = object.text("name");
    let dns_suffix = object.text("dnsSuffix");
    let dual_stack_dns_suffix = object.text("dualStackDnsSuffix");
    let implicit_global_region = object.text("implicitGlobalRegion");
    let supports_fips = object.required("supportsFIPS").and_then(|it| it.flag());
    let supports_dual_stack = object.required("supportsDualStack").and_then(|it| it.flag());
    object.close();
    Some(Partition {
        id: String::new(),
        region_regex: String::new(),
        regions: Vec::new(),
        name: name?,
        dns_suffix: dns_suffix?,
        dual_stack_dns_suffix: dual_stack_dns_suffix?,
        implicit_global_region: implicit_global_region?,
        supports_fips: supports_fips?,
        supports_dual_stack: supports_dual_stack?,
    })
}
