//! Inputs and outputs as the JSON that boto3 and the AWS CLI show.

mod inputs;
mod outputs;
mod small_models;
mod versions;
