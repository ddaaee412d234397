use model::types::error::Full;

pub fn is_full(error: &model::Error) -> Option<Full> {
    error.is_full().then(Full::default)
}
