use model::types::Origin;

pub fn origin() -> Origin {
    Origin::Git("main".to_owned())
}
