//! Inputs: by setters, by fields, by options; nested ones, maps, unions, times.

use crate::service::{Service, applied};
use shelf::operation::tag_resource::{TagResourceInput, TagResourceOutput};
use shelf::operation::update_rules::{UpdateRulesInput, UpdateRulesOutput};
use shelf::primitives::{Blob, DateTime};
use shelf::types::{Effect, PackageFormat, Rule, Tag, Target};
use shelf::{Client, Error};

/// What our users ask for on the command line.
#[derive(Debug, Default)]
struct Wishes {
    note: Option<String>,
    rules: Vec<(&'static str, Option<Effect>)>,
    everything: bool,
}

impl Wishes {
    async fn fulfil(self, client: &Client) -> Result<UpdateRulesOutput, Error> {
        let rules = self.rules.into_iter().map(|(pattern, effect)| rule(pattern, effect)).collect();
        let target = self.everything.then_some(Target::Everything(true));
        let call = client.update_rules().domain("shop").set_note(self.note).set_rules(Some(rules)).set_target(target);
        let call = call.defaults(PackageFormat::from("helm"), rule("d*", Some(Effect::from("WARN"))));
        call.effective_time(DateTime::from_secs(1_600_000_000))
            .proof(Blob::new("proof"))
            .client_token("once")
            .send()
            .await
    }
}

fn rule(pattern: &str, effect: Option<Effect>) -> Rule {
    Rule::builder().pattern(pattern).set_effect(effect).labels("x").set_until(None).build()
}

pub async fn show() -> Result<(), Error> {
    let service = Service::new()
        .replies::<UpdateRulesInput>(&applied())
        .replies::<UpdateRulesInput>(&applied())
        .replies::<TagResourceInput>(&serde_json::json!({"tagCount": 1}));
    let client = service.client();
    let wishes = Wishes {
        note: Some("by hand".into()),
        rules: vec![("a*", Some(Effect::Allow)), ("b*", None)],
        everything: true,
    };
    let output = wishes.fulfil(&client).await?;
    println!("applied {:?}", output.applied());
    for rule in output.rules() {
        let effect = match rule.effect() {
            Some(Effect::Allow) => "allow",
            Some(Effect::Block) => "block",
            other => other.map_or("none", Effect::as_str),
        };
        println!("rule {} {effect} {:?} {:?}", rule.pattern(), rule.until, rule.labels());
    }
    by_fields(&client, output.rules).await?;
    tag(&client).await?;
    for request in service.stub.requests() {
        println!("sent {} {} {:?}", request.method, request.uri, request.header("x-note"));
        println!("signed {}", request.header("authorization").is_some());
        let json = request.json().unwrap_or_default();
        for member in ["rules", "defaults", "target", "proof", "effectiveTime", "tags"] {
            if let Some(value) = json.get(member) {
                println!("sent {member} {value}");
            }
        }
    }
    Ok(())
}

/// An input that is filled in by and by. What came in an output goes out in an input.
async fn by_fields(client: &Client, rules: Option<Vec<Rule>>) -> Result<(), Error> {
    let mut input = UpdateRulesInput::default();
    input.domain = Some("shop".to_owned());
    input.rules = rules;
    input.client_token = Some("twice".to_owned());
    input.target = Some(Target::Repository("main".to_owned()));
    let again = input.clone();
    println!("the same {}", again == input);
    client.send(again).await.map(|_| ())
}

async fn tag(client: &Client) -> Result<(), Error> {
    let tags = ["team", "stage"].map(|key| Tag::builder().key(key).value("blue").build());
    let [team, stage] = tags;
    let call = client.tag_resource().resource_arn("arn:shop").tags(team).tags(stage);
    let TagResourceOutput { .. } = call.send().await?;
    Ok(())
}
