//! Batches: the declared members of an output as fields, whose types must be as the emitted code uses them.

use super::{Lowering, docs};
use crate::ir::{Batch, Binding, Type};
use crate::vocabulary::INTO_RESULT;
use botocore_model::{Batch as Declared, Operation, Place, ShapeId, ShapeKind, StructureId};

/// The key of a declaration that is wrong, and why.
type Refusal = (&'static str, String);

const HELP: &str = "mend the declaration, or remove it";

impl Lowering<'_> {
    /// Notes declarations for operations that the service does not have.
    pub fn refuse_stale_batches(&mut self) {
        let model = self.model;
        for name in model.batches.iter().flat_map(|batches| batches.keys()) {
            if !model.service.operations.contains_key(name) {
                self.problem(&Place::batch(name), &format!("the service has no operation {name:?}"), Some(HELP));
            }
        }
    }

    /// What the output of an operation says of single elements, if that is declared.
    pub fn batch(&mut self, operation: &Operation) -> Option<Batch> {
        let model = self.model;
        let declared = model.batches.as_ref()?.get(&operation.name)?;
        match self.declared_batch(declared, operation) {
            Ok(batch) => Some(batch),
            Err((key, message)) => {
                self.problem(&Place::batch(&operation.name).key(key), &message, Some(HELP));
                None
            }
        }
    }

    fn declared_batch(&self, declared: &Declared, operation: &Operation) -> Result<Batch, Refusal> {
        let no_output = || ("successes", format!("{} has no output", operation.name));
        let output = operation.output.ok_or_else(no_output)?;
        if self.names.members[output].iter().any(|name| name == INTO_RESULT) {
            let message = format!("the output has a member that is called `{INTO_RESULT}`, as the method would be");
            return Err(("successes", message));
        }
        let (successes, succeeded) = self.held(output, "successes", &declared.successes)?;
        let succeeded = self.shape_type(succeeded, &Binding::Body(String::new()));
        if !matches!(succeeded, Type::List { .. } | Type::Map { .. }) {
            return Err(("successes", format!("{} is neither a list nor a map", docs::code(&declared.successes))));
        }
        let (failures, failed) = self.held(output, "failures", &declared.failures)?;
        let failure = self.failure(failed).ok_or_else(|| {
            ("failures", format!("{} is not a map from text to structures", docs::code(&declared.failures)))
        })?;
        Ok(Batch {
            successes: (successes, succeeded),
            failures,
            failure: Type::Structure(self.names.structures[failure].clone()),
            code: self.shown_text(failure, "code", &declared.code)?,
            message: self.shown_text(failure, "message", &declared.message)?,
        })
    }

    /// Name in Rust and shape of a member that is declared under a key.
    fn held(&self, structure: StructureId, key: &'static str, member: &str) -> Result<(String, ShapeId), Refusal> {
        let shape = self.model[structure].shape;
        self.step(structure, member)
            .ok_or_else(|| (key, format!("{} has no member {member:?}", self.model[shape].name)))
    }

    /// The structure in a map from text to structures.
    fn failure(&self, failures: ShapeId) -> Option<StructureId> {
        let ShapeKind::Map(map) = &self.model[failures].kind else { return None };
        let key = self.shape_type(map.key.shape, &Binding::Body(String::new()));
        let is_shown = key == Type::String && !self.model[map.key.shape].sensitive;
        self.structure_to_enter(map.value.shape).filter(|_| is_shown && !map.sparse)
    }

    /// Name in Rust of a member that errors show.
    fn shown_text(&self, failure: StructureId, key: &'static str, member: &str) -> Result<String, Refusal> {
        let (name, shape) = self.held(failure, key, member)?;
        let is_text =
            matches!(self.shape_type(shape, &Binding::Body(String::new())), Type::String | Type::Enumeration(_));
        let is_secret = self.model[shape].sensitive || self.model[self.model[failure].shape].sensitive;
        match (is_text, is_secret) {
            (true, false) => Ok(name),
            (true, true) => Err((key, format!("{} is sensitive, and errors would show it", docs::code(member)))),
            (false, _) => Err((key, format!("{} is not text", docs::code(member)))),
        }
    }
}
