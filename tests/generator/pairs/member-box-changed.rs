use model::types::{Leaf, Tree};

pub fn leaf(tree: Tree) -> Option<Leaf> {
    tree.leaf
}
