use model::operation::make::MakeInput;

fn can_be_compared<T: Clone + PartialEq>() {}

pub fn check() {
    can_be_compared::<MakeInput>();
}
