use botocore_runtime::paginate::Paged;
use model::operation::list::ListInput;

pub fn token(input: &ListInput) -> Option<String> {
    input.page_token()
}
