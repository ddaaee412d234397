use model::types::Origin;

pub fn origin() -> Origin {
    Origin::External("there".to_owned())
}
