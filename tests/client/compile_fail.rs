//! What the compiler says to a consumer who forgets something: it names the member.

#[test]
fn mistakes_are_named_by_the_compiler() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("client/compile_fail/*.rs");
}
