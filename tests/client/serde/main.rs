//! Inputs and outputs as the JSON that boto3 and the AWS CLI show.

mod flattened;
mod inputs;
mod outputs;
mod small_models;
mod versions;
