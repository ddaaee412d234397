use model::required::Size;

pub fn is_set<T: Size>() {}
